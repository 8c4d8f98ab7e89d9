package dev.yourbrief.trial.arm;

import dev.yourbrief.trial.data.LabelledText;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** The labels of a training split: how many there are says what kind of task it is. */
final class Labels {

  private final List<String> names;
  private final int rows;

  private Labels(List<String> names, int rows) {
    this.names = names;
    this.rows = rows;
  }

  static Labels of(List<LabelledText> rows) {
    TreeSet<String> names = new TreeSet<>();
    rows.forEach(row -> names.add(row.label()));
    return new Labels(List.copyOf(names), rows.size());
  }

  /** The different labels, sorted. */
  List<String> names() {
    return names;
  }

  /** Whether the answers are free text: more different ones than a third of the rows. */
  boolean free() {
    return 3L * names.size() > rows;
  }

  /** Why labels cannot be told apart by learning; empty when they can. */
  String whyNot() {
    if (rows == 0) {
      return "the training split is empty";
    }
    if (names.size() < 2) {
      return "every training row has the same label";
    }
    return free()
        ? "the answers are free text: " + names.size() + " different ones in " + rows + " rows"
        : "";
  }

  /** The label most rows have, the first by name of those; and its share of the rows. */
  static Guess mostCommon(List<LabelledText> rows) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    rows.forEach(row -> counts.merge(row.label(), 1, Integer::sum));
    return counts.entrySet().stream()
        .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
        .map(e -> new Guess(e.getKey(), (double) e.getValue() / rows.size()))
        .orElseThrow();
  }
}
