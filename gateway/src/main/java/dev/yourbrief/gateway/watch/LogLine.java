package dev.yourbrief.gateway.watch;

import dev.yourbrief.gateway.ledger.Row;
import dev.yourbrief.gateway.ledger.Row.Bought;
import dev.yourbrief.gateway.watch.Log.Form;
import dev.yourbrief.provider.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** The lines of the log. */
final class LogLine {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private LogLine() {}

  static String call(Finished finished, Form form) {
    RecentCall call = RecentCall.of(finished);
    return form == Form.JSON
        ? json(call, finished.before().isPresent())
        : text(call, finished.before().isPresent());
  }

  private static String text(RecentCall call, boolean isAgain) {
    StringBuilder line = new StringBuilder(160);
    line.append(TIME.format(call.time()))
        .append("  ")
        .append(call.status() == 0 ? "---" : String.valueOf(call.status()))
        .append(' ')
        .append(call.outcome());
    if (!call.fault().isEmpty()) {
      line.append(" (").append(call.fault()).append(')');
    }
    line.append("  ").append(call.route().isEmpty() ? "-" : call.route());
    if (!call.target().isEmpty()) {
      line.append(" -> ").append(call.target());
    }
    if (call.attempts() > 1) {
      line.append(", ").append(call.attempts()).append(" attempts");
    }
    line.append("  key ").append(call.key().isEmpty() ? "-" : call.key());
    line.append("  ").append(Plain.millis(call.millis()));
    call.firstByteMillis().ifPresent(ms -> line.append(", first ").append(Plain.millis(ms)));
    if (call.attempts() > 0) {
      String mark = call.isEstimated() ? "~" : "";
      line.append("  ")
          .append(call.inputTokens().map(n -> mark + n).orElse("?"))
          .append("+")
          .append(call.outputTokens().map(n -> mark + n).orElse("?"))
          .append(" tokens  ")
          .append(call.usd().map(LogLine::dollars).orElse("price unknown"));
    }
    line.append("  ").append(call.call());
    return line.append(isAgain ? "  (corrected)" : "").toString();
  }

  private static String json(RecentCall call, boolean isAgain) {
    ObjectNode json = head(call.time(), "INFO", call.call());
    json.put("route", call.route());
    json.put("target", call.target());
    json.put("key", call.key());
    json.put("format", call.format());
    json.put("stream", call.streamed());
    json.put("status", call.status());
    json.put("outcome", call.outcome());
    json.put("fault", call.fault());
    json.put("attempts", call.attempts());
    json.put("ms", call.millis());
    call.firstByteMillis().ifPresent(ms -> json.put("first_byte_ms", ms));
    if (call.attempts() > 0) {
      call.inputTokens().ifPresent(n -> json.put("input_tokens", n));
      call.outputTokens().ifPresent(n -> json.put("output_tokens", n));
      json.put("estimated", call.isEstimated());
      call.usd().ifPresentOrElse(usd -> json.put("usd", plain(usd)), () -> json.putNull("usd"));
    }
    if (isAgain) {
      json.put("corrected", true);
    }
    return Json.string(json);
  }

  /** A provider refuses the gateway's own key. */
  static String key(Row row, Bought bought, String what, Form form) {
    String message =
        bought.provider()
            + " refuses the gateway's own key"
            + what
            + ": check it, its rights and the account's balance";
    if (form == Form.JSON) {
      ObjectNode json = head(row.time(), "ERROR", row.call());
      json.put("provider", bought.provider());
      json.put("target", bought.provider() + "/" + bought.model());
      json.put("message", message);
      return Json.string(json);
    }
    return TIME.format(row.time()) + "  ERROR  " + message + "  " + row.call();
  }

  private static ObjectNode head(Instant time, String level, String call) {
    ObjectNode json = Json.object();
    json.put("time", TIME.format(time));
    json.put("level", level);
    json.put("call", call);
    return json;
  }

  private static String dollars(BigDecimal usd) {
    return "$" + plain(usd);
  }

  private static String plain(BigDecimal usd) {
    return usd.signum() == 0 ? "0" : usd.stripTrailingZeros().toPlainString();
  }
}
