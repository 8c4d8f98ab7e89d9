package dev.yourbrief.provider.dialect;

import dev.yourbrief.provider.CallException;
import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.provider.StreamReader;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.wire.openai.OpenAiUsage;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Puts the chunks of OpenAI's chat completions together.
 *
 * <p>The stream is whole when {@code [DONE]} came or, from servers that do not send it, when a
 * reason to finish came. Without either it broke off, and what came of it is no answer.
 */
final class OpenAiStream implements StreamReader {

  private final Consumer<String> onText;
  private final StringBuilder text = new StringBuilder();
  private String reason = "";
  private String model = "";
  private boolean refused;
  private boolean callsTool;
  private boolean hasBegun;
  private boolean isDone;
  private Optional<JsonNode> usage = Optional.empty();

  OpenAiStream(Consumer<String> onText) {
    this.onText = onText;
  }

  @Override
  public boolean take(SseEvent event) throws CallException {
    if (isDone) {
      return true;
    }
    String data = event.data().strip();
    if (data.equals("[DONE]")) {
      isDone = true;
      return true;
    }
    if (data.isEmpty()) {
      return false;
    }
    Optional<JsonNode> tree = Json.tree(data).filter(JsonNode::isObject);
    if (tree.isEmpty()) {
      throw Failures.unreadable("an event of the answer's stream is not JSON");
    }
    takeChunk(event.name(), tree.get());
    return false;
  }

  private void takeChunk(String name, JsonNode chunk) throws CallException {
    if (name.equals("error") || OpenAiAnswer.error(chunk).isPresent()) {
      throw Failures.of(chunk);
    }
    if (model.isEmpty()) {
      model = Json.text(chunk, "model");
    }
    if (chunk.path("usage").isObject()) {
      // Where it comes more than once it counts from the start: the last is the sum.
      usage = Optional.of(chunk.path("usage"));
    }
    JsonNode choice = OpenAiAnswer.firstChoice(chunk.path("choices"));
    if (choice.isObject()) {
      takeChoice(choice);
    }
  }

  private void takeChoice(JsonNode choice) throws CallException {
    Optional<JsonNode> error = OpenAiAnswer.error(choice);
    if (error.isPresent()) {
      throw Failures.of(error.get());
    }
    hasBegun = true;
    JsonNode delta = choice.path("delta");
    refused |= !OpenAiAnswer.refusal(delta).isEmpty();
    callsTool |= OpenAiAnswer.hasToolCalls(delta);
    String more = OpenAiAnswer.text(delta.path("content"));
    if (!more.isEmpty()) {
      text.append(more);
      onText.accept(more);
    }
    String finish = Json.text(choice, "finish_reason");
    if (!finish.isEmpty()) {
      reason = finish;
    }
  }

  @Override
  public ChatReply end() throws CallException {
    if (!hasBegun && isDone) {
      throw Failures.unreadable("the answer's stream holds no message of a model");
    }
    if (!isDone && reason.isEmpty()) {
      throw new CallException(
          CallException.Kind.UNREACHABLE,
          "the answer's stream ended before the answer did",
          Optional.empty());
    }
    return new ChatReply(
        text.toString(),
        OpenAiAnswer.finish(reason, refused, callsTool),
        model,
        usage.flatMap(OpenAiUsage::read));
  }
}
