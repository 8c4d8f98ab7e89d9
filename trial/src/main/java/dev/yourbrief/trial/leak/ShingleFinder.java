package dev.yourbrief.trial.leak;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The row with the highest Jaccard similarity of shingles, among those MinHash brings up. */
final class ShingleFinder implements Finder {

  private final MinHash minHash;
  private final double threshold;
  private final List<Shingles> rows;
  private final List<Shingles> tests;
  private final Map<Long, IntList> bands = new HashMap<>();

  ShingleFinder(List<String> rows, List<String> tests, int shingle, double threshold) {
    this.threshold = threshold;
    this.minHash = new MinHash(threshold);
    this.rows = rows.stream().map(text -> Shingles.of(text, shingle)).toList();
    this.tests = tests.stream().map(text -> Shingles.of(text, shingle)).toList();
    for (int row = 0; row < this.rows.size(); row++) {
      if (!this.rows.get(row).isEmpty()) {
        for (long band : minHash.bands(this.rows.get(row))) {
          bands.computeIfAbsent(band, _ -> new IntList()).add(row);
        }
      }
    }
  }

  @Override
  public boolean judges(int test) {
    return !tests.get(test).isEmpty();
  }

  @Override
  public Optional<Match> nearest(int test, int below) {
    Shingles asked = tests.get(test);
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    TreeSet<Integer> candidates = new TreeSet<>();
    for (long band : minHash.bands(asked)) {
      IntList list = bands.get(band);
      for (int i = 0; list != null && i < list.size() && list.get(i) < below; i++) {
        candidates.add(list.get(i));
      }
    }
    return candidates.stream()
        .map(row -> new Match(row, asked.jaccard(rows.get(row)).orElse(0)))
        .filter(match -> match.similarity() >= threshold)
        .reduce((a, b) -> b.similarity() > a.similarity() ? b : a);
  }
}
