package dev.yourbrief.trial.grade;

import java.util.Optional;

/**
 * Whether a judge can be trusted, in numbers. Each part is empty when nothing is known about it.
 *
 * @param agreement with people, on the same answers
 * @param order what the order of two answers does to its choice
 * @param length what the length of an answer does to its choice
 * @param stability of its score when it is asked again
 * @param corrected the mean that people would have given, from their scores of a few answers and
 *     the judge's of many
 */
public record JudgeReport(
    Optional<Agreement> agreement,
    Optional<OrderBias> order,
    Optional<LengthBias> length,
    Optional<Stability> stability,
    Optional<CorrectedMean> corrected) {

  public static JudgeReport of(JudgeEvidence evidence) {
    return new JudgeReport(
        Agreement.of(evidence.ratings()),
        OrderBias.of(evidence.comparisons()),
        LengthBias.of(evidence.comparisons()),
        Stability.of(evidence.repeats()),
        CorrectedMean.of(evidence.ratings(), evidence.unlabelled()));
  }
}
