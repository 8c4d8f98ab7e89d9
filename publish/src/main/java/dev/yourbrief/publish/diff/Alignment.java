package dev.yourbrief.publish.diff;

import dev.yourbrief.playbook.brief.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which paragraph of an old list became which of a new one. Those that stand in both, in whatever
 * order, are no change; of the others the likest are taken for one paragraph in other words.
 *
 * @param oldKey the words of a text of the old brief
 * @param nowKey the words of a text of the new brief
 */
record Alignment(Function<Text, String> oldKey, Function<Text, String> nowKey) {

  /** The share of words two paragraphs of long lists must have in common to be one. */
  private static final double ALIKE = 0.35;

  /** Beyond so many pairs to try, paragraphs just come and go. */
  private static final int MOST = 250_000;

  /** A paragraph before and now. */
  record Two(Optional<Text> old, Optional<Text> now) {}

  private record Match(int old, int now, double likeness) {}

  /** What is not in both, as pairs; new paragraphs in their order, then those that went. */
  List<Two> apart(List<Text> old, List<Text> now) {
    List<Text> before = new ArrayList<>(old);
    List<Text> after = without(now, nowKey, before, oldKey);
    Map<Integer, Integer> matches = matches(before, after);
    List<Two> apart = new ArrayList<>();
    for (int j = 0; j < after.size(); j++) {
      apart.add(
          new Two(Optional.ofNullable(matches.get(j)).map(before::get), Optional.of(after.get(j))));
    }
    for (int i = 0; i < before.size(); i++) {
      if (!matches.containsValue(i)) {
        apart.add(new Two(Optional.of(before.get(i)), Optional.empty()));
      }
    }
    return apart;
  }

  /** The texts that are not among others; each that is takes one of them away. */
  private static List<Text> without(
      List<Text> texts,
      Function<Text, String> key,
      List<Text> others,
      Function<Text, String> otherKey) {
    Map<String, List<Text>> there = new LinkedHashMap<>();
    others.forEach(
        text -> there.computeIfAbsent(otherKey.apply(text), k -> new ArrayList<>()).add(text));
    List<Text> left = new ArrayList<>();
    for (Text text : texts) {
      List<Text> same = there.getOrDefault(key.apply(text), List.of());
      if (same.isEmpty()) {
        left.add(text);
      } else {
        same.removeFirst();
      }
    }
    others.clear();
    there.values().forEach(others::addAll);
    return left;
  }

  /** For each new paragraph, the old one it was; the same whichever of the two briefs is old. */
  private Map<Integer, Integer> matches(List<Text> old, List<Text> now) {
    if (old.size() == 1 && now.size() == 1) {
      return Map.of(0, 0);
    }
    if ((long) old.size() * now.size() > MOST) {
      return Map.of();
    }
    List<Set<String>> before = old.stream().map(oldKey).map(Alignment::words).toList();
    List<Set<String>> after = now.stream().map(nowKey).map(Alignment::words).toList();
    List<Match> possible = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      for (int j = 0; j < after.size(); j++) {
        double likeness = likeness(before.get(i), after.get(j));
        if (likeness >= ALIKE) {
          possible.add(new Match(i, j, likeness));
        }
      }
    }
    possible.sort(
        Comparator.comparing(Match::likeness, Comparator.reverseOrder())
            .thenComparingInt(match -> match.old + match.now)
            .thenComparingInt(match -> Math.max(match.old, match.now)));
    Map<Integer, Integer> matches = new HashMap<>();
    Set<Integer> taken = new HashSet<>();
    for (Match match : possible) {
      if (!matches.containsKey(match.now) && taken.add(match.old)) {
        matches.put(match.now, match.old);
      }
    }
    return matches;
  }

  private static Set<String> words(String key) {
    return new HashSet<>(Arrays.asList(key.split(" ", -1)));
  }

  private static double likeness(Set<String> a, Set<String> b) {
    long common = a.stream().filter(b::contains).count();
    return 2.0 * common / (a.size() + b.size());
  }
}
