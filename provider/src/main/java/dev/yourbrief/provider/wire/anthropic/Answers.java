package dev.yourbrief.provider.wire.anthropic;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.Written;
import dev.yourbrief.provider.wire.anthropic.BlockWriter.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whole answers, both ways. */
final class Answers {

  /** Members that have a place in an {@link Answer}, or are the same in every one. */
  private static final Set<String> KNOWN =
      Set.of("id", "type", "role", "model", "content", "stop_reason", "stop_sequence", "usage");

  private Answers() {}

  static Answer read(JsonNode body) throws WireException {
    if (Json.text(body, "type").equals("error") || body.path("error").isObject()) {
      throw new WireException(Errors.read(body));
    }
    if (!body.path("content").isArray()) {
      throw Errors.unreadable("the answer holds no message of a model");
    }
    List<Part> parts = new ArrayList<>();
    try {
      parts.addAll(new BlockReader().content(body.path("content"), "content"));
    } catch (WireException e) {
      throw Errors.unreadable(e.error().message());
    }
    String reason = Json.text(body, "stop_reason");
    parts.addAll(ending(body, reason));
    return new Answer(
        Json.text(body, "id"),
        Json.text(body, "model"),
        parts,
        Words.finish(reason),
        Json.text(body, "stop_sequence"),
        Counts.of(body.path("usage")),
        List.of());
  }

  /**
   * What the end of an answer says beside the reason: its refusal, and what only this API knows.
   */
  static List<Part> ending(JsonNode message, String reason) {
    List<Part> parts = new ArrayList<>();
    ObjectNode rest = Json.object().put("type", Words.REST_OF_MESSAGE);
    for (Map.Entry<String, JsonNode> member : message.properties()) {
      if (!KNOWN.contains(member.getKey()) && !member.getValue().isNull()) {
        rest.set(member.getKey(), member.getValue());
      }
    }
    if (!Words.isPlainReason(reason)) {
      rest.put("stop_reason", reason);
    }
    String refusal = Json.text(message.path("stop_details"), "explanation");
    if (reason.equals("refusal") && !refusal.isEmpty()) {
      parts.add(new Part.Refusal(refusal));
    }
    if (rest.size() > 1) {
      parts.add(new Part.Native(Words.NAME, rest));
    }
    return parts;
  }

  static Written<JsonNode> write(Answer answer) {
    List<Loss> losses = new ArrayList<>();
    ObjectNode body =
        Json.object()
            .put("id", answer.id().isEmpty() ? "msg_0" : answer.id())
            .put("type", "message")
            .put("role", "assistant")
            .put("model", answer.model());
    List<Part> shown = new ArrayList<>();
    StringBuilder refusal = new StringBuilder();
    for (Part part : answer.parts()) {
      if (part instanceof Part.Refusal(String text)) {
        refusal.append(text);
      } else {
        shown.add(part);
      }
    }
    ArrayNode content = body.putArray("content");
    new BlockWriter(losses).write(shown, Place.ANSWER, "parts").forEach(content::add);
    putEnding(body, answer.finish(), answer.stopSequence(), refusal.toString());
    if (!refusal.isEmpty() && answer.finish() != Finish.REFUSED) {
      body.put("stop_reason", "refusal");
    }
    for (Part part : shown) {
      if (part instanceof Part.Native(String format, JsonNode json)
          && format.equals(Words.NAME)
          && Json.text(json, "type").equals(Words.REST_OF_MESSAGE)) {
        putRest(body, json);
      }
    }
    if (!answer.others().isEmpty()) {
      losses.add(new Loss("others", "one answer a call here"));
    }
    body.set("usage", usage(answer.usage(), losses));
    return new Written<>(body, losses);
  }

  static void putEnding(ObjectNode message, Finish finish, String stopSequence, String refusal) {
    message.put("stop_reason", Words.reason(finish, stopSequence));
    if (stopSequence.isEmpty() || finish != Finish.STOP) {
      message.putNull("stop_sequence");
    } else {
      message.put("stop_sequence", stopSequence);
    }
    if (!refusal.isEmpty()) {
      message
          .putObject("stop_details")
          .put("type", "refusal")
          .putNull("category")
          .put("explanation", refusal);
    }
  }

  /** Members of the message, as this API itself gave them. */
  static void putRest(ObjectNode message, JsonNode rest) {
    for (Map.Entry<String, JsonNode> member : rest.properties()) {
      if (!member.getKey().equals("type")) {
        message.set(member.getKey(), member.getValue());
      }
    }
  }

  /** The API always counts, and its clients want numbers. */
  private static ObjectNode usage(Optional<Usage> usage, List<Loss> losses) {
    if (usage.isEmpty()) {
      losses.add(new Loss("usage", "not known, and zeros stand for it here"));
    }
    return Counts.write(usage.orElse(Usage.NONE));
  }
}
