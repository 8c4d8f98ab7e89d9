package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Part;
import tools.jackson.databind.JsonNode;

/** Items of reasoning: a summary in parts or, from open models, the thoughts; or only a proof. */
final class ResponsesThoughts {

  private ResponsesThoughts() {}

  static Part.Thinking read(JsonNode item) {
    String text = texts(item.path("summary"));
    if (text.isEmpty()) {
      text = texts(item.path("content"));
    }
    String proof = Json.text(item, "encrypted_content");
    return new Part.Thinking(
        Names.RESPONSES, Json.text(item, "id"), text, proof, text.isEmpty() && !proof.isEmpty());
  }

  private static String texts(JsonNode parts) {
    StringBuilder text = new StringBuilder();
    for (JsonNode part : parts) {
      if (!text.isEmpty()) {
        text.append("\n\n");
      }
      text.append(Json.text(part, "text"));
    }
    return text.toString();
  }
}
