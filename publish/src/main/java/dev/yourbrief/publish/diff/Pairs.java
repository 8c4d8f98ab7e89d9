package dev.yourbrief.publish.diff;

import dev.yourbrief.figure.Figure;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which figure of the old brief is which of the new one. Mostly those of one id; but ids that count
 * ({@code bill.provider1.at1}) follow the size of what they count, so where their labels differ, a
 * figure is found again by its label and the last part of its id.
 *
 * @param found the id in the new brief of each old figure that is still there
 */
record Pairs(SortedMap<String, String> found) {

  static Pairs of(SortedMap<String, Figure> old, SortedMap<String, Figure> now) {
    SortedMap<String, String> found = new TreeMap<>();
    Set<String> open = new TreeSet<>(old.keySet());
    open.addAll(now.keySet());
    open.removeIf(id -> {
      Figure before = old.get(id);
      Figure after = now.get(id);
      boolean same = before != null && after != null && before.label().equals(after.label());
      if (same) {
        found.put(id, id);
      }
      return same;
    });
    Map<String, String> after = unique(now, open);
    unique(old, open)
        .forEach((twin, id) -> {
          String other = after.get(twin);
          if (other != null) {
            found.put(id, other);
          }
        });
    Set<String> taken = new HashSet<>(found.values());
    for (String id : open) {
      if (old.containsKey(id) && now.containsKey(id) && !taken.contains(id)) {
        found.putIfAbsent(id, id);
      }
    }
    return new Pairs(found);
  }

  /** Of these ids, those that are the only ones of their label and last part, by both. */
  private static Map<String, String> unique(
      SortedMap<String, Figure> figures, Collection<String> ids) {
    Map<String, String> unique = new HashMap<>();
    Set<String> twice = new HashSet<>();
    for (String id : ids) {
      Figure figure = figures.get(id);
      if (figure != null) {
        String twin = figure.label() + "\n" + id.substring(id.lastIndexOf('.') + 1);
        if (unique.putIfAbsent(twin, id) != null) {
          twice.add(twin);
        }
      }
    }
    unique.keySet().removeAll(twice);
    return unique;
  }

  /** What an old figure is called in the new brief; its own id if it is not there. */
  String now(String old) {
    return found.getOrDefault(old, old);
  }
}
