package dev.yourbrief.trial.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a judge: what {@link JudgeReport} is computed from.
 *
 * @param ratings answers that a person and the judge scored
 * @param unlabelled the judge's scores of answers that no person scored, from 0 to 1
 * @param comparisons pairs of answers the judge compared in both orders
 * @param repeats the judge's scores of one answer each, asked several times
 */
public record JudgeEvidence(
    List<Rating> ratings,
    List<Double> unlabelled,
    List<Comparison> comparisons,
    List<List<Double>> repeats) {

  /** Nothing is known. */
  public static final JudgeEvidence NONE =
      new JudgeEvidence(List.of(), List.of(), List.of(), List.of());

  /**
   * One answer that was scored by both.
   *
   * @param human the person's score, from 0 to 1
   * @param judge the judge's score, from 0 to 1
   */
  public record Rating(double human, double judge) {
    public Rating {
      if (!(human >= 0 && human <= 1 && judge >= 0 && judge <= 1)) {
        throw new IllegalArgumentException("scores are from 0 to 1");
      }
    }
  }

  /**
   * Two answers that were compared.
   *
   * @param preference what the judge said
   * @param lengthOne the length of <i>one</i>, in characters
   * @param lengthOther the length of <i>other</i>, in characters
   * @param human what a person said, if one did
   */
  public record Comparison(
      Preference preference, int lengthOne, int lengthOther, Optional<Preference.Winner> human) {}

  public JudgeEvidence {
    ratings = List.copyOf(ratings);
    unlabelled = List.copyOf(unlabelled);
    comparisons = List.copyOf(comparisons);
    List<List<Double>> copies = new ArrayList<>();
    repeats.forEach(scores -> copies.add(List.copyOf(scores)));
    repeats = List.copyOf(copies);
  }
}
