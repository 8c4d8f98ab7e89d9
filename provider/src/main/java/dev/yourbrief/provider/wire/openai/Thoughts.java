package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Part;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Thoughts in a message, which OpenAI does not show and compatible servers do: {@code
 * reasoning_content} (DeepSeek, older vLLM, LiteLLM) or {@code reasoning} (OpenRouter, vLLM,
 * Cerebras). A thought's id is the member it stood in, so that it goes back into the same.
 */
final class Thoughts {

  static final String CONTENT = "reasoning_content";
  static final String SHORT = "reasoning";

  private Thoughts() {}

  /** The text of the thoughts in a message or in a piece of one; empty when there are none. */
  static String text(JsonNode message) {
    String text = Json.text(message, CONTENT);
    return text.isEmpty() ? Json.text(message, SHORT) : text;
  }

  static Optional<Part> read(JsonNode message) {
    String text = text(message);
    String member = Json.text(message, CONTENT).isEmpty() ? SHORT : CONTENT;
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(new Part.Thinking(Names.CHAT, member, text, "", false));
  }

  /** The member that a thought of this format stood in. */
  static String member(Part.Thinking thinking) {
    return thinking.id().equals(SHORT) ? SHORT : CONTENT;
  }
}
