package dev.yourbrief.provider.wire.anthropic;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation.Cache;
import dev.yourbrief.provider.wire.Part;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Small words that requests, answers and streams share. */
final class Words {

  static final String NAME = "anthropic.messages";

  /** Members of the block before it that no part has a place for. */
  static final String REST_OF_BLOCK = "+block";

  /** Members of the answer that {@link dev.yourbrief.provider.wire.Answer} has no place for. */
  static final String REST_OF_MESSAGE = "+message";

  private Words() {}

  static Cache cache(JsonNode block) {
    JsonNode mark = block.path("cache_control");
    if (!mark.isObject()) {
      return Cache.NONE;
    }
    return Json.text(mark, "ttl").equals("1h") ? Cache.HOUR : Cache.FIVE_MINUTES;
  }

  static void putCache(ObjectNode block, Cache cache) {
    if (cache == Cache.NONE) {
      return;
    }
    ObjectNode mark = block.putObject("cache_control").put("type", "ephemeral");
    if (cache == Cache.HOUR) {
      mark.put("ttl", "1h");
    }
  }

  /** A block's members beside these, as a part that stays with the part before it. */
  static Optional<Part.Native> rest(JsonNode block, Set<String> known, String type) {
    ObjectNode rest = Json.object().put("type", type);
    for (Map.Entry<String, JsonNode> member : block.properties()) {
      if (!known.contains(member.getKey()) && !saysNothing(member.getKey(), member.getValue())) {
        rest.set(member.getKey(), member.getValue());
      }
    }
    return rest.size() > 1 ? Optional.of(new Part.Native(NAME, rest)) : Optional.empty();
  }

  /**
   * Members at their defaults, which servers write out: nothing, and a call by the model itself.
   */
  private static boolean saysNothing(String member, JsonNode value) {
    return value.isNull()
        || (member.equals("citations") && value.isArray() && value.isEmpty())
        || (member.equals("caller") && Json.text(value, "type").equals("direct"));
  }

  static Finish finish(String reason) {
    return switch (reason) {
      case "end_turn", "stop_sequence" -> Finish.STOP;
      case "max_tokens", "model_context_window_exceeded" -> Finish.LENGTH;
      case "tool_use" -> Finish.TOOL;
      case "refusal" -> Finish.REFUSED;
      default -> Finish.OTHER;
    };
  }

  static String reason(Finish finish, String stopSequence) {
    return switch (finish) {
      case STOP -> stopSequence.isEmpty() ? "end_turn" : "stop_sequence";
      case LENGTH -> "max_tokens";
      case REFUSED -> "refusal";
      case TOOL -> "tool_use";
      case OTHER -> "end_turn";
    };
  }

  /** Whether {@link #reason} gives this word back for what {@link #finish} makes of it. */
  static boolean isPlainReason(String reason) {
    return switch (reason) {
      case "", "end_turn", "stop_sequence", "max_tokens", "tool_use", "refusal" -> true;
      default -> false;
    };
  }

  /** The JSON object of a call's arguments; empty when they are none. */
  static Optional<JsonNode> arguments(String text) {
    return text.isBlank() ? Optional.of(Json.object()) : Json.tree(text).filter(JsonNode::isObject);
  }

  /** An id that the API takes: it allows letters, digits, {@code _} and {@code -}. */
  static String id(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (!isIdLetter(id.charAt(i))) {
        return idLetters(id);
      }
    }
    return id;
  }

  private static String idLetters(String id) {
    StringBuilder letters = new StringBuilder(id.length());
    for (int i = 0; i < id.length(); i++) {
      letters.append(isIdLetter(id.charAt(i)) ? id.charAt(i) : '_');
    }
    return letters.toString();
  }

  private static boolean isIdLetter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }
}
