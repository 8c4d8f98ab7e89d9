package dev.yourbrief.trial.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The comparison again for each value of one kind of slice. It decides nothing.
 *
 * @param slice the name of the kind
 * @param family how the p values are adjusted for there being several
 * @param rows one a value, in order of the values
 * @param without how many cases have no value
 */
public record SliceTable(String slice, Family family, List<Row> rows, int without) {

  /** Fewer cases are not compared, whatever is asked for. */
  public static final int LEAST = 10;

  /** What is said of one slice. */
  public sealed interface Row {

    /** The slice's value. */
    String value();

    /** How many cases it has. */
    int n();
  }

  /** A slice large enough. */
  public record Compared(String value, Comparison comparison, double adjustedP) implements Row {
    @Override
    public int n() {
      return comparison.n();
    }
  }

  /** A slice that is not compared. */
  public record NotCompared(String value, int n, String why) implements Row {}

  public SliceTable {
    rows = List.copyOf(rows);
  }

  /**
   * Compares in each slice.
   *
   * @param least how many cases a slice must have, at least {@link #LEAST}
   */
  public static SliceTable of(
      String slice, List<PairedScore> scores, Rules rules, Family family, int least) {
    int enough = Math.max(least, LEAST);
    Map<String, List<PairedScore>> byValue = new TreeMap<>();
    int without = 0;
    for (PairedScore score : scores) {
      String value = score.slices().get(slice);
      if (value == null) {
        without++;
      } else {
        byValue.computeIfAbsent(value, _ -> new ArrayList<>()).add(score);
      }
    }
    Map<String, Comparison> comparisons = new TreeMap<>();
    byValue.forEach((value, of) -> {
      if (of.size() >= enough) {
        Decide.comparison(of, rules).ifPresent(found -> comparisons.put(value, found));
      }
    });
    List<Double> adjusted =
        family.adjust(comparisons.values().stream().map(Comparison::p).toList());
    List<Row> rows = new ArrayList<>();
    int next = 0;
    for (Map.Entry<String, List<PairedScore>> entry : byValue.entrySet()) {
      Comparison found = comparisons.get(entry.getKey());
      if (found == null) {
        rows.add(notCompared(entry.getKey(), entry.getValue(), rules, enough));
      } else {
        rows.add(new Compared(entry.getKey(), found, adjusted.get(next++)));
      }
    }
    return new SliceTable(slice, family, rows, without);
  }

  private static Row notCompared(String value, List<PairedScore> scores, Rules rules, int enough) {
    int n = scores.size();
    Optional<Fault> fault = n < enough ? Optional.empty() : Pairs.fault(scores, rules);
    return new NotCompared(
        value,
        n,
        fault
            .map(Fault::sentence)
            .orElse(n + (n == 1 ? " case" : " cases") + "; " + enough + " are the least."));
  }
}
