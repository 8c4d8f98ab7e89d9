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
 * OpenAI's chat completions, which most other providers and servers offer as well.
 *
 * @param options what the server does otherwise than OpenAI
 */
public record OpenAiChatFormat(OpenAiOptions options) implements WireFormat {

  @Override
  public String name() {
    return Names.CHAT;
  }

  @Override
  public Conversation request(JsonNode body, Call call) throws WireException {
    return ChatRequestReader.read(body, call);
  }

  @Override
  public Written<JsonNode> write(Conversation conversation) {
    return ChatRequestWriter.write(conversation, options);
  }

  @Override
  public Answer answer(JsonNode body) throws WireException {
    return ChatAnswerReader.read(body);
  }

  @Override
  public Written<JsonNode> write(Answer answer, Conversation asked) {
    return new ChatAnswerWriter(options, asked).write(answer);
  }

  @Override
  public PieceReader reader() {
    return new ChatStreamReader();
  }

  @Override
  public PieceWriter writer(Conversation asked) {
    return new ChatStreamWriter(options, asked);
  }

  @Override
  public Optional<Usage> usage(JsonNode body) {
    JsonNode usage = body.path("usage");
    return OpenAiUsage.read(usage.isObject() ? usage : body.path("x_groq").path("usage"));
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
