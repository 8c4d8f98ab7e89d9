package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.Written;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer as responses give it whole. */
final class ResponsesAnswerWriter {

  private final ResponseObject object;
  private final List<Loss> losses = new ArrayList<>();
  private final ArrayNode output = Json.array();
  private String id = "resp_0";

  ResponsesAnswerWriter(OpenAiOptions options, Conversation asked) {
    this.object = new ResponseObject(asked, options);
  }

  Written<JsonNode> write(Answer answer) {
    id = answer.id().isEmpty() ? id : answer.id();
    for (Part part : answer.parts()) {
      add(part);
    }
    if (!answer.others().isEmpty()) {
      losses.add(new Loss("choices", "there is one answer only"));
    }
    if (!answer.stopSequence().isEmpty()) {
      losses.add(new Loss("stop_sequence", "which word it stopped at is not said here"));
    }
    if (answer.finish() == Finish.OTHER) {
      losses.add(new Loss("status", "no word for why it ended"));
    }
    boolean hasRefusal = answer.parts().stream().anyMatch(Part.Refusal.class::isInstance);
    return new Written<>(
        object.finished(id, answer.model(), output, answer.finish(), hasRefusal, answer.usage()),
        losses);
  }

  private String itemId(String kind) {
    return kind + "_" + output.size() + "_" + id;
  }

  private void add(Part part) {
    switch (part) {
      case Part.Text text -> content().add(text(text.text()));
      case Part.Refusal refusal ->
          content().addObject().put("type", "refusal").put("refusal", refusal.text());
      case Part.ToolCall call -> output.add(call(itemId("fc"), call));
      case Part.Thinking thinking -> {
        boolean isOwn = thinking.format().equals(Names.RESPONSES);
        String own = isOwn ? thinking.id() : "";
        output.add(ResponsesPartsWriter.reasoning(thinking, own.isEmpty() ? itemId("rs") : own));
        if (!isOwn && !thinking.signature().isEmpty()) {
          losses.add(new Loss("output", "the signature of a thought has no place here"));
        }
      }
      case Part.Native own when own.format().equals(Names.RESPONSES) -> addNative(own);
      case Part.Native other ->
          losses.add(new Loss("output", "a part that only " + other.format() + " has"));
      case Part.Image _, Part.Audio _, Part.Document _, Part.ToolResult _ ->
          losses.add(new Loss("output", "a part that has no place in an answer here"));
    }
  }

  private void addNative(Part.Native own) {
    if (ResponsesPartsWriter.isContent(own)) {
      content().add(own.json());
    } else if (own.json().has("type")) {
      output.add(own.json());
    } else if (own.json() instanceof ObjectNode members
        && content().path(-1 + content().size()) instanceof ObjectNode text) {
      text.setAll(members);
    }
  }

  /** The content of the message at the end, which is begun if there is none. */
  private ArrayNode content() {
    JsonNode last = output.path(output.size() - 1);
    if (last.path("content") instanceof ArrayNode content
        && Json.text(last, "type").equals("message")) {
      return content;
    }
    ObjectNode message = message(itemId("msg"), "completed");
    output.add(message);
    return message.putArray("content");
  }

  static ObjectNode message(String id, String status) {
    return Json.object()
        .put("id", id)
        .put("type", "message")
        .put("status", status)
        .put("role", "assistant");
  }

  static ObjectNode text(String text) {
    ObjectNode node = Json.object().put("type", "output_text").put("text", text);
    node.putArray("annotations");
    node.putArray("logprobs");
    return node;
  }

  static ObjectNode call(String id, Part.ToolCall call) {
    return Json.object()
        .put("id", id)
        .put("type", "function_call")
        .put("status", "completed")
        .put("call_id", call.id())
        .put("name", call.name())
        .put("arguments", call.arguments());
  }
}
