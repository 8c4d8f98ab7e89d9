package dev.yourbrief.trial.leak;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The first row that has a run of n words in common with a case, as in appendix C of the GPT-3
 * paper (Brown et al., 2020): n is the number of words that 95 % of the cases have at least, but no
 * fewer than 8 and no more than 13. Runs that stand in more than ten rows are the form of such
 * texts (a greeting, a template) and do not count; whole copies are found by the other ways all the
 * same.
 */
final class RunFinder implements Finder {

  private static final int FEWEST = 8;
  private static final int MOST = 13;
  private static final int MOST_ROWS = 10;

  private final int words;
  private final List<long[]> tests;

  /** The different runs of all cases, sorted; for each the first row with it, and how many have. */
  private final long[] runs;

  private final int[] first;
  private final int[] count;

  RunFinder(List<String> rows, List<String> tests) {
    List<List<String>> split = tests.stream().map(Normal::words).toList();
    words = words(split.stream().mapToInt(List::size).toArray());
    this.tests = split.stream().map(text -> Shingles.runs(text, words)).toList();
    runs = this.tests.stream().flatMapToLong(LongStream::of).sorted().distinct().toArray();
    first = new int[runs.length];
    count = new int[runs.length];
    int[] last = new int[runs.length];
    Arrays.fill(last, -1);
    for (int row = 0; row < rows.size(); row++) {
      for (long run : Shingles.runs(Normal.words(rows.get(row)), words)) {
        int at = Arrays.binarySearch(runs, run);
        if (at >= 0 && last[at] != row) {
          first[at] = count[at] == 0 ? row : first[at];
          count[at]++;
          last[at] = row;
        }
      }
    }
  }

  /** Words in a run, given how many words each case has. */
  static int words(int[] lengths) {
    int[] sorted = lengths.clone();
    Arrays.sort(sorted);
    int low = sorted.length == 0 ? FEWEST : sorted[(int) (0.05 * (sorted.length - 1))];
    return Math.clamp(low, FEWEST, MOST);
  }

  int words() {
    return words;
  }

  @Override
  public boolean judges(int test) {
    return tests.get(test).length > 0;
  }

  @Override
  public Optional<Match> nearest(int test, int below) {
    int least = Integer.MAX_VALUE;
    for (long run : tests.get(test)) {
      int at = Arrays.binarySearch(runs, run);
      if (count[at] > 0 && count[at] <= MOST_ROWS) {
        least = Math.min(least, first[at]);
      }
    }
    return least < below ? Optional.of(new Match(least, 1)) : Optional.empty();
  }
}
