package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.config.ProviderSettings;
import dev.yourbrief.gateway.config.ProviderSettings.Api;
import dev.yourbrief.gateway.relay.Door.Operation;
import dev.yourbrief.gateway.route.Target;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.WireFormat;
import dev.yourbrief.provider.wire.Written;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A client's request as one target is asked it.
 *
 * @param format the target's wire format
 * @param call the end of the path
 * @param headers that go with it, besides the provider's own
 * @param losses what the target cannot be told
 * @param isTranslated whether it left its format
 * @param addsUsage whether the token counts of the stream were asked for here, so that the client
 *     must not see them
 */
record Outgoing(
    WireFormat format,
    String call,
    Map<String, String> headers,
    Buffer body,
    List<Loss> losses,
    boolean isTranslated,
    boolean addsUsage) {

  Outgoing {
    losses = List.copyOf(losses);
  }

  /** What a client may say to its provider in headers, besides keys. */
  private static final Set<String> PASSED =
      Set.of(
          "anthropic-version",
          "anthropic-beta",
          "openai-beta",
          "idempotency-key",
          "traceparent",
          "tracestate");

  private static final String ANTHROPIC_VERSION = "2023-06-01";

  /**
   * @throws WireException when the request cannot be read, or cannot be asked of this provider at
   *     all
   */
  static Outgoing of(Asked asked, Target target, ProviderSettings provider, WireFormats formats)
      throws WireException {
    String client = asked.door().format();
    WireFormat format = formats.upstream(provider.api(), client);
    String theirs = format.name();
    Map<String, String> headers = headers(asked.headers(), theirs);
    if (theirs.equals(client)) {
      boolean addsUsage =
          theirs.equals(Door.CHAT)
              && asked.door().operation() == Operation.GENERATE
              && asked.streamed()
              && !asked.envelope().usageAsked();
      byte[] body = body(asked, target.model(), addsUsage);
      return new Outgoing(
          format,
          call(asked.door().operation(), theirs, target.model(), asked),
          headers,
          Buffer.buffer(body),
          List.of(),
          false,
          addsUsage);
    }
    if (asked.door().operation() == Operation.EMBED
        && (theirs.equals(Door.GEMINI) || theirs.equals(Door.CHAT))) {
      Written<JsonNode> written = Embeddings.request(asked, target.model());
      return new Outgoing(
          format,
          theirs.equals(Door.CHAT)
              ? "/embeddings"
              : "/models/" + encoded(target.model()) + ":batchEmbedContents",
          headers,
          Buffer.buffer(Json.bytes(written.value())),
          written.losses(),
          true,
          false);
    }
    if (asked.door().operation() != Operation.GENERATE) {
      throw new WireException(
          WireError.of(
              WireError.Kind.INVALID_REQUEST,
              400,
              "the provider of this model (" + word(provider.api()) + ") is not asked this way"));
    }
    Written<JsonNode> written = format.write(forTarget(asked.conversation(), target.model()));
    return new Outgoing(
        format,
        call(Operation.GENERATE, theirs, target.model(), asked),
        headers,
        Buffer.buffer(Json.bytes(written.value())),
        written.losses(),
        true,
        false);
  }

  /** The client's own body, but for the model and the wish for token counts. */
  private static byte[] body(Asked asked, String model, boolean addsUsage) throws WireException {
    boolean isGemini = asked.door().format().equals(Door.GEMINI);
    if (isGemini && asked.door().operation() != Operation.GENERATE) {
      return Json.bytes(Embeddings.renamed(asked, model));
    }
    boolean isPrefixed = isGemini && asked.envelope().model().startsWith("models/");
    return asked.envelope().with(isPrefixed ? "models/" + model : model, addsUsage);
  }

  private static String encoded(String model) {
    return URLEncoder.encode(model, StandardCharsets.UTF_8).replace("%2F", "/");
  }

  private static String word(Api api) {
    return api.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static Conversation forTarget(Conversation asked, String model) {
    return new Conversation(
        model,
        asked.streamed(),
        true,
        asked.turns(),
        asked.tools(),
        asked.toolChoice(),
        asked.parallelTools(),
        asked.sampling(),
        asked.reasoning(),
        asked.shape(),
        asked.user(),
        asked.extras());
  }

  private static String call(Operation operation, String format, String model, Asked asked)
      throws WireException {
    if (format.equals(Door.GEMINI)) {
      String verb =
          switch (operation) {
            case EMBED -> Embeddings.verb(asked);
            case COUNT_TOKENS -> "countTokens";
            default -> asked.streamed() ? "streamGenerateContent?alt=sse" : "generateContent";
          };
      return "/models/" + encoded(model) + ":" + verb;
    }
    if (operation == Operation.EMBED) {
      return "/embeddings";
    }
    return switch (format) {
      case Door.MESSAGES ->
          operation == Operation.COUNT_TOKENS ? "/messages/count_tokens" : "/messages";
      case Door.RESPONSES -> "/responses";
      default -> "/chat/completions";
    };
  }

  private static Map<String, String> headers(MultiMap client, String format) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("user-agent", "yourbrief-gateway");
    for (String name : PASSED) {
      String value = client.get(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    if (format.equals(Door.MESSAGES)) {
      headers.putIfAbsent("anthropic-version", ANTHROPIC_VERSION);
    }
    return headers;
  }
}
