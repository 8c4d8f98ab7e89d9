package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.statistics.Proportion;
import java.util.List;
import java.util.Optional;

/**
 * What a judge says of the same answer when it is asked again.
 *
 * @param same how many answers got the same score every time, and of how many
 * @param spread the standard deviation of its scores of one answer, pooled over answers, in scores
 *     from 0 to 1
 */
public record Stability(Proportion same, double spread) {

  /** Empty when no answer was asked about twice. */
  static Optional<Stability> of(List<List<Double>> repeats) {
    int answers = 0;
    int same = 0;
    double squares = 0;
    int freedom = 0;
    for (List<Double> scores : repeats) {
      if (scores.size() < 2) {
        continue;
      }
      answers++;
      same += scores.stream().distinct().count() == 1 ? 1 : 0;
      double mean = scores.stream().mapToDouble(Double::doubleValue).sum() / scores.size();
      for (double score : scores) {
        squares += (score - mean) * (score - mean);
      }
      freedom += scores.size() - 1;
    }
    return answers == 0
        ? Optional.empty()
        : Optional.of(new Stability(new Proportion(same, answers), Math.sqrt(squares / freedom)));
  }
}
