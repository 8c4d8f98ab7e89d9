package dev.yourbrief.bill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Rows of a gateway's ledger, as it writes them. */
final class Ledgers {

  private Ledgers() {}

  /** A call of one attempt by the key {@code team}. */
  static String call(String id, String time, String model, long in, long out, String usd) {
    return call(id, time, model, in, out, usd, "");
  }

  /**
   * @param more members beside the usual ones, with their comma in front
   */
  static String call(
      String id, String time, String model, long in, long out, String usd, String more) {
    return """
    {"row":"call","call":"%s","time":"%s","route":"chat","key":"team","format":"openai_chat",\
    "provider":"openai","model":"%s","input_uncached":%d,"output":%d%s,"status":200,\
    "outcome":"ok","ms":1500,"first_byte_ms":300,"attempts":1,"tags":{"app":"shop"}%s}
    """
        .formatted(id, time, model, in, out, usd.isEmpty() ? "" : ",\"usd\":\"" + usd + "\"", more);
  }

  static String opened(String id, String time, long input) {
    return """
    {"row":"opened","call":"%s","time":"%s","route":"chat","key":"team","provider":"openai",\
    "model":"gpt-5","input_estimate":%d}
    """
        .formatted(id, time, input);
  }

  static String attempt(String id, String time, int number, String provider, String usd) {
    return """
    {"row":"attempt","call":"%s","time":"%s","number":%d,"provider":"%s","model":"gpt-5",\
    "input_uncached":100,"output":10,"usd":"%s","status":200,"ms":700}
    """
        .formatted(id, time, number, provider, usd);
  }

  static String shadow(String id, String time, String model, String usd) {
    return """
    {"row":"shadow","call":"%s","time":"%s","route":"chat","provider":"openai","model":"%s",\
    "input_uncached":100,"output":20,"usd":"%s","status":200,"ms":900,"same":true}
    """
        .formatted(id, time, model, usd);
  }

  static String feedback(String id, String time) {
    return """
    {"row":"feedback","call":"%s","time":"%s","key":"team","values":{"score":"0.5"}}
    """
        .formatted(id, time);
  }

  static byte[] packed(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
