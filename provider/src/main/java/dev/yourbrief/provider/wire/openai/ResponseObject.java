package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.WireError;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The object that an answer of responses is, which repeats what was asked. */
final class ResponseObject {

  private final JsonNode asked;
  private final long created;

  ResponseObject(Conversation asked, OpenAiOptions options) {
    this.asked = ResponsesRequestWriter.write(asked).value();
    this.created = options.created().getAsLong();
  }

  /** One that is not finished yet. */
  ObjectNode begun(String id, String model, JsonNode output) {
    ObjectNode object =
        Json.object()
            .put("id", id)
            .put("object", "response")
            .put("created_at", created)
            .put("status", "in_progress");
    object.putNull("error").putNull("incomplete_details");
    repeat(object, "instructions");
    repeat(object, "max_output_tokens");
    object.put("model", model);
    object.set("output", output);
    repeatOr(object, "parallel_tool_calls", Json.object().put("v", true).path("v"));
    repeat(object, "previous_response_id");
    ObjectNode reasoning = Json.object();
    reasoning.putNull("effort").putNull("summary");
    repeatOr(object, "reasoning", reasoning);
    repeat(object, "temperature");
    ObjectNode text = Json.object();
    text.putObject("format").put("type", "text");
    repeatOr(object, "text", text);
    repeatOr(object, "tool_choice", Json.object().put("v", "auto").path("v"));
    repeatOr(object, "tools", Json.array());
    repeat(object, "top_p");
    repeatOr(object, "truncation", Json.object().put("v", "disabled").path("v"));
    object.putNull("usage");
    repeatOr(object, "metadata", Json.object());
    return object;
  }

  private void repeat(ObjectNode object, String member) {
    object.putNull(member);
    if (asked.has(member)) {
      object.set(member, asked.path(member));
    }
  }

  private void repeatOr(ObjectNode object, String member, JsonNode otherwise) {
    object.set(member, asked.has(member) ? asked.path(member) : otherwise);
  }

  /**
   * One that is finished.
   *
   * @param hasRefusal whether the output says its refusal itself
   */
  ObjectNode finished(
      String id,
      String model,
      ArrayNode output,
      Finish finish,
      boolean hasRefusal,
      Optional<Usage> usage) {
    ObjectNode object = begun(id, model, output);
    String why =
        switch (finish) {
          case LENGTH -> "max_output_tokens";
          case REFUSED -> hasRefusal ? "" : "content_filter";
          case STOP, TOOL, OTHER -> "";
        };
    object.put("status", why.isEmpty() ? "completed" : "incomplete");
    if (!why.isEmpty()) {
      object.putObject("incomplete_details").put("reason", why);
    }
    usage.ifPresent(u -> object.set("usage", OpenAiUsage.responses(u)));
    return object;
  }

  ObjectNode failed(
      String id, String model, ArrayNode output, WireError error, Optional<Usage> usage) {
    ObjectNode object = begun(id, model, output).put("status", "failed");
    String code = OpenAiErrors.code(error, OpenAiErrors.type(error.kind()));
    object
        .putObject("error")
        .put("code", code.isEmpty() ? "server_error" : code)
        .put("message", error.message());
    usage.ifPresent(u -> object.set("usage", OpenAiUsage.responses(u)));
    return object;
  }
}
