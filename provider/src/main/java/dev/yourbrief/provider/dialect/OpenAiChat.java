package dev.yourbrief.provider.dialect;

import dev.yourbrief.provider.CallException;
import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.provider.ChatRequest;
import dev.yourbrief.provider.Decoding;
import dev.yourbrief.provider.Dialect;
import dev.yourbrief.provider.KeyHeader;
import dev.yourbrief.provider.Message;
import dev.yourbrief.provider.StreamReader;
import dev.yourbrief.provider.json.Json;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenAI's chat completions, which most other providers and servers offer as well.
 *
 * <p>Source: OpenAI's OpenAPI description, version 2.3.0 of 2026-08-21, {@code /chat/completions}.
 *
 * @param outputLimit the member that bounds the answer's tokens
 * @param usageInStream whether to ask for the token counts of a stream; a few servers refuse the
 *     question
 * @param keyHeader how the key is sent
 */
public record OpenAiChat(OutputLimit outputLimit, boolean usageInStream, KeyHeader keyHeader)
    implements Dialect {

  /** The member that bounds the answer's tokens. */
  public enum OutputLimit {
    /** OpenAI's own; its reasoning models refuse the other. */
    MAX_COMPLETION_TOKENS,
    /** The older one, which other servers know. */
    MAX_TOKENS
  }

  /** As OpenAI itself has it. */
  public static final OpenAiChat OPENAI =
      new OpenAiChat(OutputLimit.MAX_COMPLETION_TOKENS, true, KeyHeader.BEARER);

  /** As most compatible servers have it. */
  public static final OpenAiChat COMPATIBLE =
      new OpenAiChat(OutputLimit.MAX_TOKENS, true, KeyHeader.BEARER);

  private static final String CALL = "/chat/completions";
  private static final Pattern VERSION = Pattern.compile("/v\\d+\\w*(/|$)");

  /**
   * {@inheritDoc}
   *
   * <p>A path that names no version gets {@code /v1}; a query, as Azure wants it, is kept.
   */
  @Override
  public URI address(URI base, ChatRequest request, boolean streamed) {
    String path = base.getRawPath() == null ? "" : base.getRawPath().replaceAll("/+$", "");
    String full =
        path.endsWith(CALL)
            ? path
            : VERSION.matcher(path).find() ? path + CALL : path + "/v1" + CALL;
    String query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
    return URI.create(base.getScheme() + "://" + base.getRawAuthority() + full + query);
  }

  @Override
  public Map<String, String> headers() {
    return Map.of();
  }

  @Override
  public byte[] body(ChatRequest request, boolean streamed) throws CallException {
    ObjectNode body = Json.object();
    body.put("model", request.model());
    ArrayNode messages = body.putArray("messages");
    for (Message message : request.messages()) {
      messages
          .addObject()
          .put("role", message.role().name().toLowerCase(Locale.ROOT))
          .put("content", message.text());
    }
    putDecoding(body, request.decoding());
    if (request.jsonSchema().isPresent()) {
      body.set("response_format", responseFormat(request.jsonSchema().get()));
    }
    if (streamed) {
      body.put("stream", true);
      if (usageInStream) {
        body.putObject("stream_options").put("include_usage", true);
      }
    }
    return Json.bytes(body);
  }

  private void putDecoding(ObjectNode body, Decoding decoding) {
    decoding.temperature().ifPresent(v -> body.put("temperature", v));
    decoding.topP().ifPresent(v -> body.put("top_p", v));
    decoding
        .maxOutputTokens()
        .ifPresent(v -> body.put(outputLimit.name().toLowerCase(Locale.ROOT), v));
    decoding.seed().ifPresent(v -> body.put("seed", v));
    if (!decoding.stop().isEmpty()) {
      ArrayNode stop = body.putArray("stop");
      decoding.stop().forEach(stop::add);
    }
    decoding.reasoningEffort().ifPresent(v -> body.put("reasoning_effort", v));
  }

  private static JsonNode responseFormat(String schema) throws CallException {
    Optional<JsonNode> tree = Json.tree(schema).filter(JsonNode::isObject);
    if (tree.isEmpty()) {
      throw new CallException(
          CallException.Kind.REJECTED,
          "the JSON Schema of the answer is not a JSON object; the request was not sent",
          Optional.empty());
    }
    ObjectNode format = Json.object().put("type", "json_schema");
    format
        .putObject("json_schema")
        .put("name", "answer")
        .put("strict", StrictSchema.isOne(tree.get()))
        .set("schema", tree.get());
    return format;
  }

  @Override
  public ChatReply reply(byte[] body) throws CallException {
    return OpenAiAnswer.whole(body);
  }

  @Override
  public StreamReader reader(Consumer<String> onText) {
    return new OpenAiStream(onText);
  }

  @Override
  public CallException failure(int status, HttpHeaders headers, byte[] body) {
    return Failures.of(status, headers, body);
  }
}
