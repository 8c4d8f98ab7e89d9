package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.key.VirtualKey;
import dev.yourbrief.gateway.ledger.Row;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireError.Kind;
import dev.yourbrief.provider.wire.WireFormat;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What clients say of answers: {@code {"call": "…", "score": 0.8, "accepted": true, "regenerated":
 * false, "edited": 12, "label": "wrong-tone"}}. The words of a correction are taken only where the
 * route keeps words; its length always.
 */
final class Feedbacks {

  private static final int LONGEST_LABEL = 64;

  private final Shared shared;

  Feedbacks(Shared shared) {
    this.shared = shared;
  }

  void take(byte[] body, VirtualKey key, WireFormat format, Reply reply) {
    Optional<JsonNode> tree = Json.tree(body).filter(JsonNode::isObject);
    String call = tree.map(t -> Json.text(t, "call")).orElse("");
    SortedMap<String, String> values = tree.map(Feedbacks::values).orElseGet(TreeMap::new);
    if (!isCall(call)) {
      refuse("'call' must be the x-yourbrief-call of an answer", "call", format, reply);
    } else if (values.isEmpty()) {
      refuse(
          "say at least one of score (a number), accepted, regenerated (true or false), correction"
              + " (a text), label",
          "score",
          format,
          reply);
    } else {
      shared.write(new Row.Feedback(call, shared.clock().instant(), key.name(), values));
      reply.json(200, Json.bytes(Json.object().put("call", call).put("written", true)));
    }
  }

  private static boolean isCall(String call) {
    return call.length() == 24
        && call.chars().allMatch(c -> c < 0x7f && Character.isLetterOrDigit(c));
  }

  private static SortedMap<String, String> values(JsonNode said) {
    SortedMap<String, String> values = new TreeMap<>();
    for (String name : new String[] {"accepted", "regenerated"}) {
      if (said.path(name).isBoolean()) {
        values.put(name, String.valueOf(said.path(name).booleanValue()));
      }
    }
    if (said.path("score").isNumber()) {
      BigDecimal score = said.path("score").decimalValue();
      if (score.precision() <= 12 && Math.abs(score.scale()) <= 12) {
        values.put("score", score.toPlainString());
      }
    }
    String correction = Json.text(said, "correction");
    if (!correction.isEmpty()) {
      values.put("correction_characters", String.valueOf(correction.length()));
    }
    String label = Json.text(said, "label");
    if (!label.isEmpty() && label.length() <= LONGEST_LABEL) {
      values.put("label", label);
    }
    return values;
  }

  private static void refuse(String message, String param, WireFormat format, Reply reply) {
    WireError error = new WireError(Kind.INVALID_REQUEST, 400, message, "bad_feedback", param);
    reply.error(format, error, Optional.empty());
  }
}
