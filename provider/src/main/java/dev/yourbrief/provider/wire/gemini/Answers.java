package dev.yourbrief.provider.wire.gemini;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.Written;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whole answers, both ways. */
final class Answers {

  private Answers() {}

  static Answer read(JsonNode body) throws WireException {
    if (body.path("error").isObject()) {
      throw new WireException(Errors.read(body));
    }
    JsonNode candidates = body.path("candidates");
    boolean isBlocked = Endings.isBlocked(body);
    if (!isBlocked && !(candidates.isArray() && candidates.path(0).isObject())) {
      throw new WireException(
          WireError.of(WireError.Kind.SERVER, 502, "the answer holds no candidate of a model"));
    }
    String id = Fields.text(body, "responseId");
    List<Part> parts = new ArrayList<>();
    List<List<Part>> others = new ArrayList<>();
    CallIds ids = new CallIds(id);
    for (int i = 0; i < candidates.size(); i++) {
      List<Part> read = candidate(candidates.path(i), ids);
      if (i == 0) {
        parts.addAll(read);
      } else {
        others.add(read);
      }
    }
    String reason = Fields.text(candidates.path(0), "finishReason");
    boolean callsTool = parts.stream().anyMatch(p -> p instanceof Part.ToolCall);
    Finish finish = isBlocked ? Finish.REFUSED : Reasons.read(reason, callsTool);
    if (isBlocked) {
      parts.add(Endings.refusal(body));
    }
    parts.addAll(Endings.ofAnswer(body));
    return new Answer(
        id,
        Fields.text(body, "modelVersion"),
        parts,
        finish,
        "",
        Counts.read(Fields.get(body, "usageMetadata")),
        others);
  }

  private static List<Part> candidate(JsonNode candidate, CallIds ids) throws WireException {
    List<Part> parts = new ArrayList<>();
    try {
      parts.addAll(new PartReader(ids).content(candidate.path("content"), "content"));
    } catch (WireException e) {
      throw new WireException(WireError.of(WireError.Kind.SERVER, 502, e.error().message()));
    }
    parts.addAll(Endings.ofCandidate(candidate, Fields.text(candidate, "finishReason")));
    return parts;
  }

  static Written<JsonNode> write(Answer answer) {
    List<Loss> losses = new ArrayList<>();
    ObjectNode body = Json.object();
    ArrayNode candidates = Json.object().arrayNode();
    ObjectNode rest = rest(answer.parts());
    if (!Endings.tellsBlock(rest)) {
      Finish finish = answer.finish();
      candidates.add(candidate(answer.parts(), finish, 0, losses));
      for (int i = 0; i < answer.others().size(); i++) {
        candidates.add(candidate(answer.others().get(i), Finish.STOP, i + 1, losses));
      }
      body.set("candidates", candidates);
    }
    if (!answer.stopSequence().isEmpty()) {
      losses.add(new Loss("stop_sequence", "it is not said here"));
    }
    answer.usage().ifPresent(u -> body.set("usageMetadata", Counts.write(u, losses)));
    if (answer.usage().isEmpty()) {
      losses.add(new Loss("usage", "not known"));
    }
    body.put("modelVersion", answer.model()).put("responseId", answer.id());
    Fields.putStay(body, rest);
    return new Written<>(body, losses);
  }

  private static ObjectNode rest(List<Part> parts) {
    ObjectNode rest = Json.object();
    for (Part part : parts) {
      if (part instanceof Part.Native(String format, JsonNode json)
          && format.equals(Fields.NAME)
          && Json.text(json, "type").equals(Fields.REST_OF_ANSWER)) {
        Fields.putStay(rest, json);
      }
    }
    return rest;
  }

  private static ObjectNode candidate(
      List<Part> parts, Finish finish, int index, List<Loss> losses) {
    List<Part> shown = new ArrayList<>();
    StringBuilder refusal = new StringBuilder();
    ObjectNode candidate = Json.object();
    for (Part part : parts) {
      if (part instanceof Part.Refusal(String text)) {
        refusal.append(text);
      } else {
        shown.add(part);
      }
    }
    String where = index == 0 ? "parts" : "others[" + (index - 1) + "]";
    ObjectNode content = candidate.putObject("content");
    ArrayNode list = content.putArray("parts");
    new PartWriter(losses, true).write(shown, where).forEach(list::add);
    content.put("role", "model");
    candidate.put("finishReason", Reasons.write(refusal.isEmpty() ? finish : Finish.REFUSED));
    candidate.put("index", index);
    if (!refusal.isEmpty()) {
      candidate.put("finishMessage", refusal.toString());
    }
    for (Part part : shown) {
      if (part instanceof Part.Native(String format, JsonNode json)
          && format.equals(Fields.NAME)
          && Json.text(json, "type").equals(Fields.REST_OF_CANDIDATE)) {
        Fields.putStay(candidate, json);
      }
    }
    return candidate;
  }
}
