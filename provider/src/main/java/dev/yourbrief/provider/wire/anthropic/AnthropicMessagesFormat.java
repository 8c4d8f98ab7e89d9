package dev.yourbrief.provider.wire.anthropic;

import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Call;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.PieceReader;
import dev.yourbrief.provider.wire.PieceWriter;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.WireFormat;
import dev.yourbrief.provider.wire.Written;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/**
 * Anthropic's messages, {@code POST /v1/messages}.
 *
 * <p>A member of a block, a tool or an answer that has no place in the words between the formats is
 * kept beside it and written again by this format; another format lists it as lost. What is left
 * out as saying nothing: members that are null, no citations, and that the model itself was the
 * caller.
 *
 * @param defaultMaxTokens the most tokens of an answer where the asker names none, which this API
 *     does not allow
 */
public record AnthropicMessagesFormat(int defaultMaxTokens) implements WireFormat {

  /** As much as every model of today can answer. */
  public AnthropicMessagesFormat() {
    this(4_096);
  }

  public AnthropicMessagesFormat {
    if (defaultMaxTokens < 1) {
      throw new IllegalArgumentException("an answer has at least one token");
    }
  }

  @Override
  public String name() {
    return Words.NAME;
  }

  @Override
  public Conversation request(JsonNode body, Call call) throws WireException {
    return new RequestReader(body).read(call);
  }

  @Override
  public Written<JsonNode> write(Conversation conversation) {
    return new RequestWriter(conversation, defaultMaxTokens).write();
  }

  @Override
  public Answer answer(JsonNode body) throws WireException {
    return Answers.read(body);
  }

  @Override
  public Written<JsonNode> write(Answer answer, Conversation asked) {
    return Answers.write(answer);
  }

  @Override
  public PieceReader reader() {
    return new StreamReader();
  }

  @Override
  public PieceWriter writer(Conversation asked) {
    return new StreamWriter();
  }

  /**
   * {@inheritDoc}
   *
   * <p>The sum of everything billed, also of other models that took part; see {@link
   * #usageByModel}.
   */
  @Override
  public Optional<Usage> usage(JsonNode body) {
    return Counts.of(counts(body));
  }

  /**
   * The tokens of each model that took part: one that gave advice, or that took over where the
   * first declined, has its own price.
   *
   * @param model the model that answered, which counts without a name belong to
   */
  public SortedMap<String, Usage> usageByModel(JsonNode body, String model) {
    return Counts.byModel(counts(body), model);
  }

  private static JsonNode counts(JsonNode body) {
    return body.path(Json.text(body, "type").equals("message_start") ? "message" : "")
            .path("usage")
            .isObject()
        ? body.path("message").path("usage")
        : body.path("usage");
  }

  @Override
  public WireError error(int status, byte[] body) {
    return Errors.read(status, body);
  }

  @Override
  public JsonNode write(WireError error) {
    return Errors.write(error);
  }
}
