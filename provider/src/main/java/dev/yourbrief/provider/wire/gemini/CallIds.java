package dev.yourbrief.provider.wire.gemini;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ids of calls that came without: the same conversation gives the same ids, and results are paired
 * with calls by name and order. An id made here is not written again.
 */
final class CallIds {

  private static final String MADE = "gcall_";

  private final String scope;
  private int made;
  private final Map<String, Deque<String>> unanswered = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final List<String> orphans = new ArrayList<>();

  /**
   * @param scope keeps ids of several answers apart
   */
  CallIds(String scope) {
    StringBuilder letters = new StringBuilder(scope.length());
    scope
        .chars()
        .limit(48)
        .forEach(c -> letters.append(c < 128 && Character.isLetterOrDigit(c) ? (char) c : '_'));
    this.scope = letters.toString();
  }

  static boolean isMade(String id) {
    return id.startsWith(MADE);
  }

  String ofCall(String id, String name) {
    String known = id.isEmpty() ? MADE + scope + "_" + made++ : id;
    unanswered.computeIfAbsent(name, _ -> new ArrayDeque<>()).add(known);
    names.put(known, name);
    return known;
  }

  String ofResult(String id, String name) {
    Deque<String> waiting = unanswered.getOrDefault(name, new ArrayDeque<>());
    if (!id.isEmpty()) {
      waiting.remove(id);
      return id;
    }
    String first = waiting.poll();
    if (first == null) {
      // A result that nobody asked for still has a name of its own.
      first = MADE + scope + "_result_" + orphans.size();
      orphans.add(first);
    }
    return first;
  }

  String nameOf(String id) {
    return names.getOrDefault(id, "");
  }
}
