package dev.yourbrief.gateway.relay;

import dev.yourbrief.provider.wire.Call;
import io.vertx.core.http.HttpMethod;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * What the method and the path of a request ask for. Paths are those that the official clients send
 * when they are given {@code http://host:port}, with or without the version, as their base.
 *
 * @param operation what is asked
 * @param format the name of the wire format it is asked in
 * @param call what the path says of the model; {@link Call#IN_BODY} when the body does
 */
record Door(Operation operation, String format, Call call) {

  static final String CHAT = "openai.chat";
  static final String RESPONSES = "openai.responses";
  static final String MESSAGES = "anthropic.messages";
  static final String GEMINI = "google.generate";

  enum Operation {
    GENERATE,
    EMBED,
    COUNT_TOKENS,
    MODELS,
    FEEDBACK
  }

  private static final Map<String, Door> POSTS =
      Map.of(
          "/chat/completions", new Door(Operation.GENERATE, CHAT, Call.IN_BODY),
          "/responses", new Door(Operation.GENERATE, RESPONSES, Call.IN_BODY),
          "/embeddings", new Door(Operation.EMBED, CHAT, Call.IN_BODY),
          "/messages", new Door(Operation.GENERATE, MESSAGES, Call.IN_BODY),
          "/messages/count_tokens", new Door(Operation.COUNT_TOKENS, MESSAGES, Call.IN_BODY),
          "/feedback", new Door(Operation.FEEDBACK, CHAT, Call.IN_BODY));

  /**
   * The door of a request; empty when there is none.
   *
   * @param path without the query
   */
  static Optional<Door> of(HttpMethod method, String path) {
    String rest = path;
    if (path.startsWith("/v1/")) {
      rest = path.substring(3);
    } else if (path.startsWith("/v1beta/")) {
      rest = path.substring(7);
    }
    if (method.equals(HttpMethod.POST)) {
      Door door = POSTS.get(rest);
      return door != null ? Optional.of(door) : gemini(rest);
    }
    if (method.equals(HttpMethod.GET) && (rest.equals("/models") || rest.startsWith("/models/"))) {
      String model = rest.length() > 8 ? decoded(rest.substring(8)) : "";
      boolean isGemini = path.startsWith("/v1beta/");
      return Optional.of(
          new Door(Operation.MODELS, isGemini ? GEMINI : CHAT, new Call(model, false)));
    }
    return Optional.empty();
  }

  /** {@code /models/NAME:generateContent} and its like. */
  private static Optional<Door> gemini(String rest) {
    int colon = rest.lastIndexOf(':');
    if (!rest.startsWith("/models/") || colon < 0) {
      return Optional.empty();
    }
    String model = decoded(rest.substring(8, colon));
    return switch (rest.substring(colon + 1)) {
      case "generateContent" ->
          Optional.of(new Door(Operation.GENERATE, GEMINI, new Call(model, false)));
      case "streamGenerateContent" ->
          Optional.of(new Door(Operation.GENERATE, GEMINI, new Call(model, true)));
      case "countTokens" ->
          Optional.of(new Door(Operation.COUNT_TOKENS, GEMINI, new Call(model, false)));
      case "embedContent", "batchEmbedContents" ->
          Optional.of(new Door(Operation.EMBED, GEMINI, new Call(model, false)));
      default -> Optional.empty();
    };
  }

  /** Names may hold a slash, which clients write as {@code %2F} or as it is. */
  private static String decoded(String name) {
    if (name.indexOf('%') < 0) {
      return name;
    }
    try {
      return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }
}
