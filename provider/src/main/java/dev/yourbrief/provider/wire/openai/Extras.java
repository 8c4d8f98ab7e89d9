package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation.Extra;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Collects what a request says beside what a conversation has a place for. Members inside of it are
 * kept under the place where they stood, such as {@code messages[2].content[0]}.
 */
final class Extras {

  /** Without these the answer is the same: names for logs, places in a store, wishes for speed. */
  private static final Set<String> HINTS =
      Set.of(
          "metadata",
          "store",
          "service_tier",
          "prompt_cache_key",
          "prompt_cache_retention",
          "prompt_cache_options",
          "prompt_cache_breakpoint",
          "safety_identifier",
          "stream_options",
          "id",
          "status",
          "phase",
          "index",
          "annotations",
          "logprobs",
          "reasoning_details",
          "extra_content",
          "functions",
          "function_call");

  private final String format;
  private final List<Extra> found = new ArrayList<>();

  Extras(String format) {
    this.format = format;
  }

  void add(String place, JsonNode value, boolean isHint) {
    found.add(new Extra(format, place, value, isHint));
  }

  /** Every member of the request itself that is not known. */
  void addRest(JsonNode request, Set<String> known) {
    for (String member : request.propertyNames()) {
      JsonNode value = request.path(member);
      if (!known.contains(member) && !value.isNull()) {
        add(member, value, HINTS.contains(member) && !member.equals("logprobs"));
      }
    }
  }

  /**
   * The members of an object that are not known, as one.
   *
   * @param guard the member that says what the object is, so that they go to no other; may be empty
   */
  void addRest(String place, JsonNode object, Set<String> known, String guard) {
    ObjectNode rest = Json.object();
    boolean areHints = true;
    for (String member : object.propertyNames()) {
      JsonNode value = object.path(member);
      boolean isEmpty = value.isNull() || (value.isContainer() && value.isEmpty());
      if (!known.contains(member) && !isEmpty) {
        rest.set(member, value);
        areHints &= HINTS.contains(member);
      }
    }
    if (!rest.isEmpty()) {
      if (object.has(guard)) {
        rest.set(guard, object.path(guard));
      }
      add(place, rest, areHints);
    }
  }

  List<Extra> found() {
    return found;
  }
}
