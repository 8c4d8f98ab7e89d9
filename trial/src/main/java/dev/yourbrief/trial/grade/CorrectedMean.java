package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.statistics.PredictionPowered;
import java.util.List;
import java.util.Optional;

/**
 * The mean score that people would have given to all answers, from the judge's scores of all and
 * people's of a few (prediction-powered inference). Needs at least two answers that people scored,
 * drawn by chance from the same cases, and two that they did not.
 *
 * @param people the mean of people's scores alone
 * @param judge the mean of the judge's scores of the answers people did not score: not corrected
 * @param plain corrected, trusting the judge fully (PPI)
 * @param tuned corrected, trusting the judge as far as it deserves (PPI++): the shorter interval
 */
public record CorrectedMean(
    double people,
    double judge,
    PredictionPowered.Estimate plain,
    PredictionPowered.Estimate tuned) {

  static Optional<CorrectedMean> of(List<JudgeEvidence.Rating> ratings, List<Double> unlabelled) {
    if (ratings.size() < 2 || unlabelled.size() < 2) {
      return Optional.empty();
    }
    double[] people = ratings.stream().mapToDouble(JudgeEvidence.Rating::human).toArray();
    double[] judge = ratings.stream().mapToDouble(JudgeEvidence.Rating::judge).toArray();
    double[] rest = unlabelled.stream().mapToDouble(Double::doubleValue).toArray();
    PredictionPowered powered = PredictionPowered.of(people, judge, rest);
    return Optional.of(
        new CorrectedMean(mean(people), mean(rest), powered.estimate(1), powered.tuned()));
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
