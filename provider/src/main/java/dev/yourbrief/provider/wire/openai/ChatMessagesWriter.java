package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation.Speaker;
import dev.yourbrief.provider.wire.Conversation.Turn;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.Part;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns as messages of chat completions. Results of tools become messages of their own, before what
 * else the user says in that turn, since they must follow the calls at once.
 */
final class ChatMessagesWriter {

  private final OpenAiOptions options;
  private final ExtrasWriter extras;
  private final boolean isLegacy;
  private final List<Loss> losses;
  private final ChatPartsWriter partsWriter;
  private final ArrayNode messages = Json.array();

  ChatMessagesWriter(
      OpenAiOptions options, ExtrasWriter extras, boolean isLegacy, List<Loss> losses) {
    this.options = options;
    this.extras = extras;
    this.isLegacy = isLegacy;
    this.losses = losses;
    this.partsWriter = new ChatPartsWriter(options, losses);
  }

  ArrayNode write(List<Turn> turns) {
    for (Turn turn : joined(turns)) {
      switch (turn.speaker()) {
        case SYSTEM -> writePlain("system", turn.parts(), true);
        case DEVELOPER -> writePlain("developer", turn.parts(), true);
        case USER -> writeUser(turn.parts());
        case ASSISTANT -> writeAssistant(turn.parts());
      }
    }
    return messages;
  }

  /** Nothing may stand between calls and their results, so that what the model said is one. */
  private static List<Turn> joined(List<Turn> turns) {
    List<Turn> joined = new ArrayList<>();
    for (Turn turn : turns) {
      Turn last = joined.isEmpty() ? turn : joined.getLast();
      boolean joins =
          !joined.isEmpty()
              && turn.speaker() == Speaker.ASSISTANT
              && last.speaker() == Speaker.ASSISTANT
              && last.parts().stream().anyMatch(Part.ToolCall.class::isInstance);
      if (joins) {
        List<Part> parts = new ArrayList<>(last.parts());
        parts.addAll(turn.parts());
        joined.set(joined.size() - 1, new Turn(Speaker.ASSISTANT, parts));
      } else {
        joined.add(turn);
      }
    }
    return joined;
  }

  private String place() {
    return "messages[" + messages.size() + "]";
  }

  private void writePlain(String role, List<Part> parts, boolean onlyText) {
    String place = place();
    ArrayNode content = Json.array();
    for (Part part : parts) {
      String at = place + ".content[" + content.size() + "]";
      partsWriter.write(part, at, onlyText).ifPresent(content::add);
    }
    if (content.isEmpty() && !parts.isEmpty()) {
      return;
    }
    ObjectNode message = messages.addObject().put("role", role);
    putContent(message, content, place);
  }

  /** One plain text is a string, which every server understands. */
  private void putContent(ObjectNode message, ArrayNode content, String place) {
    if (content.isEmpty()) {
      message.put("content", "");
      return;
    }
    JsonNode first = content.path(0);
    boolean isPlain =
        content.size() == 1 && first.size() == 2 && Json.text(first, "type").equals("text");
    if (isPlain && !extras.hasUnder(place + ".content")) {
      message.set("content", first.path("text"));
    } else {
      message.set("content", content);
    }
  }

  private void writeUser(List<Part> parts) {
    List<Part> rest = new ArrayList<>();
    List<Part> shown = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Part.ToolResult result) {
        writeResult(result, shown);
      } else {
        rest.add(part);
      }
    }
    rest.addAll(0, shown);
    if (!rest.isEmpty() || parts.isEmpty()) {
      writePlain("user", rest, false);
    }
  }

  private void writeResult(Part.ToolResult result, List<Part> shown) {
    String place = place();
    ArrayNode content = Json.array();
    for (Part part : result.content()) {
      if (part instanceof Part.Image || part instanceof Part.Document) {
        shown.add(part);
        losses.add(new Loss(place, "a result holds only text; this part follows as the user's"));
      } else {
        partsWriter
            .write(part, place + ".content[" + content.size() + "]", true)
            .ifPresent(content::add);
      }
    }
    if (result.isError()) {
      losses.add(new Loss(place, "no mark for a call that failed"));
    }
    ObjectNode message = messages.addObject();
    if (isLegacy) {
      message.put("role", "function").put("name", result.name());
    } else {
      message.put("role", "tool").put("tool_call_id", result.callId());
    }
    putContent(message, content, place);
    CacheMarkWriter.write(message, result.cache(), options.cacheMarks(), place, losses);
  }

  private void writeAssistant(List<Part> parts) {
    String place = place();
    ObjectNode message = Json.object().put("role", "assistant");
    ArrayNode content = Json.array();
    ArrayNode calls = Json.array();
    StringBuilder refusal = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Thinking thinking -> writeThinking(thinking, message, place);
        case Part.Refusal said -> refusal.append(said.text());
        case Part.ToolCall call -> writeCall(call, message, calls);
        case Part.Native own when ChatPartsWriter.isCall(own) -> calls.add(own.json());
        default ->
            partsWriter
                .write(part, place + ".content[" + content.size() + "]", true)
                .ifPresent(content::add);
      }
    }
    boolean isSilent = content.isEmpty() && refusal.isEmpty();
    boolean hasCalls = !calls.isEmpty() || message.has("function_call");
    if (isSilent && !hasCalls && message.size() == 1 && !parts.isEmpty()) {
      return;
    }
    if (content.isEmpty() && (hasCalls || !refusal.isEmpty())) {
      message.putNull("content");
    } else {
      putContent(message, content, place);
    }
    if (!refusal.isEmpty()) {
      message.put("refusal", refusal.toString());
    }
    if (!calls.isEmpty()) {
      message.set("tool_calls", calls);
    }
    messages.add(message);
  }

  private void writeCall(Part.ToolCall call, ObjectNode message, ArrayNode calls) {
    if (isLegacy && !message.has("function_call")) {
      message.set("function_call", ChatCalls.function(call));
    } else {
      calls.add(ChatCalls.write(call));
    }
  }

  private void writeThinking(Part.Thinking thinking, ObjectNode message, String place) {
    boolean isOwn = thinking.format().equals(Names.CHAT);
    String member = isOwn ? Thoughts.member(thinking) : options.thoughts();
    if (member.isEmpty() || thinking.text().isEmpty()) {
      losses.add(new Loss(place, "thoughts have no place here"));
      return;
    }
    if (!isOwn && !thinking.signature().isEmpty()) {
      losses.add(new Loss(place, "the signature of a thought has no place here"));
    }
    message.put(member, Json.text(message, member) + thinking.text());
  }
}
