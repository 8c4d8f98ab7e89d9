package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.wire.Conversation.Extra;
import dev.yourbrief.provider.wire.Loss;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts back into a request what only its format says, where it stood. */
final class ExtrasWriter {

  /** Members that both of OpenAI's formats have, with the same meaning. */
  private static final Set<String> SHARED =
      Set.of(
          "metadata",
          "store",
          "service_tier",
          "prompt_cache_key",
          "prompt_cache_retention",
          "prompt_cache_options",
          "safety_identifier",
          "moderation",
          "top_logprobs");

  private final String format;
  private final List<Extra> extras;

  ExtrasWriter(String format, List<Extra> extras) {
    this.format = format;
    this.extras = extras;
  }

  /** Whether something of this format stood there or below. */
  boolean hasUnder(String place) {
    for (Extra extra : extras) {
      if (extra.format().equals(format) && extra.member().startsWith(place)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a message of this role stood there. */
  boolean hasRole(String place, String role) {
    for (Extra extra : extras) {
      if (extra.format().equals(format)
          && extra.member().equals(place)
          && extra.value().path("role").stringValue("").equals(role)) {
        return true;
      }
    }
    return false;
  }

  void write(ObjectNode body, List<Loss> losses) {
    for (Extra extra : extras) {
      boolean isShared = extra.format().startsWith("openai.") && SHARED.contains(extra.member());
      if (!extra.format().equals(format) && !isShared) {
        losses.add(new Loss(extra.member(), "only " + extra.format() + " has it"));
      } else if (!put(body, extra)) {
        losses.add(new Loss(extra.member(), "what it belongs to is not there any more"));
      }
    }
  }

  private static boolean put(ObjectNode body, Extra extra) {
    String place = extra.member();
    int bracket = place.indexOf('[');
    if (bracket < 0) {
      JsonNode old = body.path(place);
      if (old instanceof ObjectNode into && extra.value() instanceof ObjectNode from) {
        merge(into, from);
      } else {
        // A copy: what is merged into it next must not change the conversation.
        body.set(place, extra.value().deepCopy());
      }
      return true;
    }
    JsonNode target = find(body, place);
    if (!(target instanceof ObjectNode into)
        || !(extra.value() instanceof ObjectNode from)
        || isOther(into, from, "role")
        || isOther(into, from, "type")) {
      return false;
    }
    merge(into, from);
    return true;
  }

  /** Whether both say what they are, and say something else. */
  private static boolean isOther(ObjectNode into, ObjectNode from, String member) {
    return into.has(member) && from.has(member) && !into.path(member).equals(from.path(member));
  }

  private static JsonNode find(JsonNode body, String place) {
    JsonNode at = body;
    int i = 0;
    while (i < place.length()) {
      if (place.charAt(i) == '[') {
        int end = place.indexOf(']', i);
        at = at.path(Integer.parseInt(place, i + 1, end, 10));
        i = end + 1;
      } else {
        int from = place.charAt(i) == '.' ? i + 1 : i;
        int end = from;
        while (end < place.length() && place.charAt(end) != '.' && place.charAt(end) != '[') {
          end++;
        }
        at = at.path(place.substring(from, end));
        i = end;
      }
    }
    return at;
  }

  private static void merge(ObjectNode into, ObjectNode from) {
    for (String member : from.propertyNames()) {
      if (into.path(member) instanceof ObjectNode inner
          && from.path(member) instanceof ObjectNode more) {
        merge(inner, more);
      } else {
        into.set(member, from.path(member));
      }
    }
  }
}
