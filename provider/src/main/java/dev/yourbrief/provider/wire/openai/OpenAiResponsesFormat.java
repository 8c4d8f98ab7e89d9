package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Call;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.PieceReader;
import dev.yourbrief.provider.wire.PieceWriter;
import dev.yourbrief.provider.wire.ProviderError;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.WireFormat;
import dev.yourbrief.provider.wire.Written;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * OpenAI's responses.
 *
 * @param options of which only the time of an answer counts here
 */
public record OpenAiResponsesFormat(OpenAiOptions options) implements WireFormat {

  @Override
  public String name() {
    return Names.RESPONSES;
  }

  @Override
  public Conversation request(JsonNode body, Call call) throws WireException {
    return ResponsesRequestReader.read(body, call);
  }

  @Override
  public Written<JsonNode> write(Conversation conversation) {
    return ResponsesRequestWriter.write(conversation);
  }

  @Override
  public Answer answer(JsonNode body) throws WireException {
    return ResponsesAnswerReader.read(body);
  }

  @Override
  public Written<JsonNode> write(Answer answer, Conversation asked) {
    return new ResponsesAnswerWriter(options, asked).write(answer);
  }

  @Override
  public PieceReader reader() {
    return new ResponsesStreamReader();
  }

  @Override
  public PieceWriter writer(Conversation asked) {
    return new ResponsesStreamWriter(options, asked);
  }

  @Override
  public Optional<Usage> usage(JsonNode body) {
    JsonNode usage = body.path("usage");
    return OpenAiUsage.read(usage.isObject() ? usage : body.path("response").path("usage"));
  }

  @Override
  public WireError error(int status, byte[] body) {
    return ProviderError.of(body).asError(status);
  }

  @Override
  public JsonNode write(WireError error) {
    return OpenAiErrors.write(error);
  }
}
