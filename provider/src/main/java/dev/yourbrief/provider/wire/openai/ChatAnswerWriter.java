package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.Part.Media;
import dev.yourbrief.provider.wire.Written;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer as chat completions give it whole. */
final class ChatAnswerWriter {

  private final OpenAiOptions options;
  private final boolean isLegacy;
  private final List<Loss> losses = new ArrayList<>();

  ChatAnswerWriter(OpenAiOptions options, Conversation asked) {
    this.options = options;
    this.isLegacy = ChatRequestWriter.isLegacy(asked);
  }

  Written<JsonNode> write(Answer answer) {
    ObjectNode body =
        Json.object()
            .put("id", answer.id().isEmpty() ? "chatcmpl-0" : answer.id())
            .put("object", "chat.completion")
            .put("created", options.created().getAsLong())
            .put("model", answer.model());
    ArrayNode choices = body.putArray("choices");
    addChoice(choices, answer.parts(), answer.finish());
    for (List<Part> other : answer.others()) {
      boolean callsTool = other.stream().anyMatch(Part.ToolCall.class::isInstance);
      addChoice(choices, other, callsTool ? Finish.TOOL : Finish.STOP);
    }
    if (!answer.stopSequence().isEmpty()) {
      losses.add(new Loss("stop_sequence", "which word it stopped at is not said here"));
    }
    answer.usage().ifPresent(u -> body.set("usage", OpenAiUsage.chat(u)));
    return new Written<>(body, losses);
  }

  private void addChoice(ArrayNode choices, List<Part> parts, Finish finish) {
    String place = "choices[" + choices.size() + "]";
    ObjectNode choice = choices.addObject().put("index", choices.size() - 1);
    ObjectNode message = choice.putObject("message").put("role", "assistant");
    message.putNull("content").putNull("refusal");
    choice.putNull("logprobs");
    for (Part part : parts) {
      add(part, choice, message, place);
    }
    boolean hasRefusal = !Json.text(message, "refusal").isEmpty();
    choice.put("finish_reason", Reasons.write(finish, hasRefusal, isLegacy));
    if (finish == Finish.OTHER) {
      losses.add(new Loss(place + ".finish_reason", "no word for why it ended"));
    }
  }

  private void add(Part part, ObjectNode choice, ObjectNode message, String place) {
    switch (part) {
      case Part.Text text -> append(message, "content", text.text());
      case Part.Refusal refusal -> append(message, "refusal", refusal.text());
      case Part.Thinking thinking -> {
        boolean isOwn = thinking.format().equals(Names.CHAT);
        if (!thinking.text().isEmpty()) {
          append(message, isOwn ? Thoughts.member(thinking) : Thoughts.CONTENT, thinking.text());
        }
        if (!thinking.signature().isEmpty()) {
          losses.add(new Loss(place, "the signature of a thought has no place here"));
        }
      }
      case Part.ToolCall call when isLegacy && !message.has("function_call") ->
          message.set("function_call", ChatCalls.function(call));
      case Part.ToolCall call -> calls(message).add(ChatCalls.write(call));
      case Part.Native own when own.format().equals(Names.CHAT) ->
          addNative(own, choice, message, place);
      case Part.Native other ->
          losses.add(new Loss(place, "a part that only " + other.format() + " has"));
      case Part.Image image when image.media() instanceof Media.Inline inline ->
          addImage(message, DataUrls.write(inline));
      case Part.Image image when image.media() instanceof Media.Link link ->
          addImage(message, link.url());
      case Part.Image _, Part.Audio _, Part.Document _, Part.ToolResult _ ->
          losses.add(new Loss(place, "a part that has no place in an answer here"));
    }
  }

  private static void append(ObjectNode message, String member, String text) {
    message.put(member, Json.text(message, member) + text);
  }

  private static ArrayNode calls(ObjectNode message) {
    return message.path("tool_calls") instanceof ArrayNode calls
        ? calls
        : message.putArray("tool_calls");
  }

  /** Pictures stand where OpenRouter and others put them; OpenAI's models give none. */
  private static void addImage(ObjectNode message, String url) {
    ArrayNode images =
        message.path("images") instanceof ArrayNode old ? old : message.putArray("images");
    images.addObject().put("type", "image_url").putObject("image_url").put("url", url);
  }

  private void addNative(Part.Native own, ObjectNode choice, ObjectNode message, String place) {
    if (ChatPartsWriter.isCall(own)) {
      calls(message).add(own.json());
    } else if (own.json().has("type")) {
      losses.add(new Loss(place, "a part of the content that is no text"));
    } else if (own.json() instanceof ObjectNode members) {
      for (String member : members.propertyNames()) {
        (member.equals("logprobs") ? choice : message).set(member, members.path(member));
      }
    }
  }
}
