package dev.yourbrief.provider.wire.gemini;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What candidates and answers say beside their parts. */
final class Endings {

  private static final Set<String> CANDIDATE = Set.of("content", "finishReason", "index");

  private static final Set<String> ANSWER =
      Set.of("candidates", "usageMetadata", "modelVersion", "responseId");

  private Endings() {}

  /** The refusal, and what only this API knows. */
  static List<Part> ofCandidate(JsonNode candidate, String reason) {
    List<Part> parts = new ArrayList<>();
    ObjectNode rest = Fields.rest(candidate, CANDIDATE);
    String message = Fields.text(candidate, "finishMessage");
    if (Reasons.read(reason, false) == Finish.REFUSED && !message.isEmpty()) {
      parts.add(new Part.Refusal(message));
      rest.remove("finishMessage");
    }
    if (!Reasons.isPlain(reason)) {
      rest.put("finishReason", reason);
    }
    Fields.stay(rest, Fields.REST_OF_CANDIDATE).ifPresent(parts::add);
    return parts;
  }

  /** A prompt that was blocked: there is no candidate then. */
  static boolean isBlocked(JsonNode answer) {
    return Fields.get(answer, "candidates").isEmpty()
        && !Fields.text(Fields.get(answer, "promptFeedback"), "blockReason").isEmpty();
  }

  static Part.Refusal refusal(JsonNode answer) {
    JsonNode feedback = Fields.get(answer, "promptFeedback");
    String message = Fields.text(feedback, "blockReasonMessage");
    return new Part.Refusal(
        message.isEmpty() ? "blocked: " + Fields.text(feedback, "blockReason") : message);
  }

  static List<Part> ofAnswer(JsonNode answer) {
    return Fields.stay(Fields.rest(answer, ANSWER), Fields.REST_OF_ANSWER)
        .map(List::<Part>of)
        .orElse(List.of());
  }

  /** Whether a block was told by the answer itself, so that no candidate must tell it. */
  static boolean tellsBlock(JsonNode stay) {
    return !Json.text(stay.path("promptFeedback"), "blockReason").isEmpty();
  }
}
