package dev.yourbrief.trial.format;

import java.util.List;
import java.util.Optional;

/**
 * How results are to be read where their file leaves a choice. What is empty is decided by the
 * format.
 *
 * @param metric the score to take. Without it: promptfoo {@code score} (the other is {@code pass},
 *     and those it names itself); Inspect the first scorer; lm-evaluation-harness the first it
 *     names; OpenAI evals {@code match}, else the first
 * @param id the field that names an item. Without it: {@code id}, {@code item}, {@code item_id},
 *     {@code case_id}, {@code sample_id}; else {@code row-N}
 * @param label what to call the system of a file that holds only one
 * @param columns the columns of a plain table that are systems; when empty, those whose numbers are
 *     all from 0 to 1, or if there are none, those whose cells are all numbers
 * @param scale what the worst and the best score are called, to bring them to 0 and 1; without it
 *     scores stay as they are
 */
public record ImportOptions(
    Optional<String> metric,
    Optional<String> id,
    Optional<String> label,
    List<String> columns,
    Optional<Scale> scale) {

  /** Everything is decided by the format. */
  public static final ImportOptions DEFAULT =
      new ImportOptions(
          Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

  public ImportOptions {
    columns = List.copyOf(columns);
  }

  /** The same, with a metric. */
  public ImportOptions withMetric(String name) {
    return new ImportOptions(Optional.of(name), id, label, columns, scale);
  }

  /** The same, with a label. */
  public ImportOptions withLabel(String name) {
    return new ImportOptions(metric, id, Optional.of(name), columns, scale);
  }

  /** The same, with a scale. */
  public ImportOptions withScale(double low, double high) {
    return new ImportOptions(metric, id, label, columns, Optional.of(new Scale(low, high)));
  }

  /**
   * A scale of scores.
   *
   * @param low the worst
   * @param high the best; may be the smaller number
   */
  public record Scale(double low, double high) {
    public Scale {
      if (!Double.isFinite(low) || !Double.isFinite(high) || low == high) {
        throw new IllegalArgumentException("a scale has two ends, not " + low + " and " + high);
      }
    }

    /** Brings a score to 0 to 1; outside of that when it is outside of the scale. */
    double apply(double score) {
      return (score - low) / (high - low);
    }
  }
}
