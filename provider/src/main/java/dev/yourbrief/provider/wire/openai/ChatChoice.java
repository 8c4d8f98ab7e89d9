package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Piece;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One choice of a stream of chat completions. */
final class ChatChoice {

  /** Takes the pieces. */
  interface Sink {
    void add(Piece piece);
  }

  private final ChatCallPieces calls;
  private boolean refused;
  private String reason = "";
  private String stopSequence = "";
  private boolean isFinished;

  ChatChoice(String answerId) {
    this.calls = new ChatCallPieces(answerId);
  }

  void take(JsonNode choice, Sink sink) {
    JsonNode delta = choice.path("delta");
    if (!delta.isObject()) {
      // Some servers send the last chunk, or all of a short answer, as a message.
      delta = choice.path("message");
    }
    takeDelta(delta, sink);
    String finish = Json.text(choice, "finish_reason");
    if (!finish.isEmpty()) {
      reason = finish;
      stopSequence = Json.text(choice, "stop_reason");
    }
    addNative("logprobs", choice.path("logprobs"), sink);
  }

  private void takeDelta(JsonNode delta, Sink sink) {
    String thought = Thoughts.text(delta);
    if (!thought.isEmpty()) {
      sink.add(new Piece.Thinking(thought));
    }
    // One pass over what is there: most chunks have one member, or two.
    for (Map.Entry<String, JsonNode> member : delta.properties()) {
      JsonNode value = member.getValue();
      switch (member.getKey()) {
        case "content" -> takeContent(value, sink);
        case "refusal" -> takeRefusal(value.stringValue(""), sink);
        case "tool_calls" -> {
          for (JsonNode call : value) {
            calls.take(call, sink);
          }
        }
        case "function_call" -> {
          if (value.isObject()) {
            calls.takeLegacy(value, sink);
          }
        }
        case "role", "reasoning_content", "reasoning", "obfuscation" -> {
          // Read above, or noise.
        }
        default -> addNative(member.getKey(), value, sink);
      }
    }
  }

  private void takeRefusal(String text, Sink sink) {
    if (!text.isEmpty()) {
      refused = true;
      sink.add(new Piece.Refusal(text));
    }
  }

  private void takeContent(JsonNode content, Sink sink) {
    if (content.isString()) {
      addText(content.stringValue(), sink);
      return;
    }
    for (JsonNode part : content) {
      String type = Json.text(part, "type");
      if (part.isString()) {
        addText(part.stringValue(), sink);
      } else if (type.equals("thinking")) {
        sink.add(new Piece.Thinking(ChatAnswerReader.thought(part)));
      } else if (part.has("refusal")) {
        takeRefusal(Json.text(part, "refusal"), sink);
      } else if (type.isEmpty() || type.equals("text") || type.equals("output_text")) {
        addText(Json.text(part, "text"), sink);
      }
    }
  }

  private static void addText(String text, Sink sink) {
    if (!text.isEmpty()) {
      sink.add(new Piece.Text(text));
    }
  }

  private static void addNative(String member, JsonNode value, Sink sink) {
    if (!Json.isAbsent(value) && !(value.isContainer() && value.isEmpty())) {
      sink.add(new Piece.Native(Names.CHAT, Json.object().set(member, value)));
    }
  }

  boolean isFinished() {
    return isFinished;
  }

  /**
   * Says that it finished, once.
   *
   * @param always whether it is so without a reason
   * @return whether it was said now
   */
  boolean finish(boolean always, Sink sink) {
    if (isFinished || (reason.isEmpty() && !always)) {
      return false;
    }
    isFinished = true;
    calls.flush(sink);
    sink.add(new Piece.Finished(Reasons.read(reason, refused, calls.hasSome()), stopSequence));
    return true;
  }
}
