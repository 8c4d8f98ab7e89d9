package dev.yourbrief.acceptance.sdk;

import java.util.List;
import java.util.Optional;

/** One client's way of asking, so that all of them are held to the same. */
interface Sdk {

  /**
   * An answer as the client shows it.
   *
   * @param input tokens of input, those from a cache included
   * @param calls the tools it calls, such as {@code get_weather Paris}
   */
  record Said(String text, long input, long output, List<String> calls) {
    public Said {
      calls = List.copyOf(calls);
    }
  }

  /**
   * What a client throws.
   *
   * @param unauthorized for 401
   * @param notFound for 404
   * @param badRequest for 400
   * @param rateLimited for 429
   * @param server for 500
   * @param broken for a stream that breaks off
   */
  record Exceptions(
      Class<?> unauthorized,
      Class<?> notFound,
      Class<?> badRequest,
      Class<?> rateLimited,
      Class<?> server,
      Class<?> broken) {}

  String QUESTION = "How warm is it in Paris, and how warm in Rome?";

  Said ask(String model);

  Said stream(String model);

  /** Asks with a tool, answers each call with {@link #weather}, and gives the calls and the end. */
  Said askWithTools(String model);

  /** Asks with a tool, as a stream; gives the calls. */
  List<String> streamTools(String model);

  /**
   * Asks for an answer of a schema with the members {@code city}, {@code degrees}, and reads it.
   */
  Forecast structured(String model);

  Said picture(String model, String base64);

  /**
   * Begins a stream, stops it after its first words, and runs this when its connection is closed.
   * Clients on OkHttp wait a tenth of a second for the rest of a stream before they close it.
   */
  void leave(String model, Runnable leaving);

  List<String> models();

  /** A vector for a text; empty when the client has no embeddings. */
  Optional<List<Float>> embed(String model);

  /** The tokens of a question; empty when the client does not count at the provider. */
  Optional<Long> count(String model);

  Exceptions exceptions();

  /** How long the client was told to wait, in seconds, by what it threw; empty if it hides that. */
  Optional<String> retryAfter(Throwable thrown);

  /** The result of the tool. */
  static String weather(String call) {
    return call.endsWith("Paris") ? "18 degrees" : "24 degrees";
  }
}
