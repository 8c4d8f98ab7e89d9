package dev.yourbrief.trial.leak;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first row that is the same text in another form. Texts without a word are never the same. */
final class ExactFinder implements Finder {

  private final Map<String, Integer> first = new HashMap<>();
  private final List<String> tests;

  ExactFinder(List<String> rows, List<String> tests) {
    this.tests = tests;
    for (int row = 0; row < rows.size(); row++) {
      first.putIfAbsent(Normal.of(rows.get(row)), row);
    }
  }

  @Override
  public Optional<Match> nearest(int test, int rows) {
    String text = Normal.of(tests.get(test));
    Integer row = text.isEmpty() ? null : first.get(text);
    return row == null || row >= rows ? Optional.empty() : Optional.of(new Match(row, 1));
  }
}
