package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.statistics.Kappa;
import dev.yourbrief.trial.statistics.Krippendorff;
import dev.yourbrief.trial.statistics.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * How far a judge and people agree on the same answers.
 *
 * @param same how many answers got the same score from both, and of how many
 * @param kappa beyond chance, where the same score alone counts; empty when there are more than
 *     twenty scores, or all answers got one and the same
 * @param weightedKappa the same, where a near score counts for something (squared distances between
 *     ranks)
 * @param alpha Krippendorff's: between names when there are two scores, else between ranks
 */
public record Agreement(
    Proportion same, Optional<Kappa> kappa, Optional<Kappa> weightedKappa, OptionalDouble alpha) {

  private static final int MOST_CATEGORIES = 20;

  /** Empty when there are no ratings. */
  static Optional<Agreement> of(List<JudgeEvidence.Rating> ratings) {
    if (ratings.isEmpty()) {
      return Optional.empty();
    }
    TreeSet<Double> scores = new TreeSet<>();
    List<List<Double>> units = new ArrayList<>();
    int same = 0;
    for (JudgeEvidence.Rating rating : ratings) {
      // Adding 0 makes -0 and 0 one score.
      scores.add(rating.human() + 0.0);
      scores.add(rating.judge() + 0.0);
      units.add(List.of(rating.human() + 0.0, rating.judge() + 0.0));
      same += rating.human() == rating.judge() ? 1 : 0;
    }
    return Optional.of(
        new Agreement(
            new Proportion(same, ratings.size()),
            kappa(ratings, List.copyOf(scores), Kappa.Weights.NONE),
            kappa(ratings, List.copyOf(scores), Kappa.Weights.QUADRATIC),
            Krippendorff.alpha(
                units,
                scores.size() <= 2 ? Krippendorff.Level.NOMINAL : Krippendorff.Level.ORDINAL)));
  }

  private static Optional<Kappa> kappa(
      List<JudgeEvidence.Rating> ratings, List<Double> scores, Kappa.Weights weights) {
    if (scores.size() < 2 || scores.size() > MOST_CATEGORIES) {
      return Optional.empty();
    }
    int[] people = new int[ratings.size()];
    int[] judge = new int[ratings.size()];
    for (int i = 0; i < people.length; i++) {
      people[i] = scores.indexOf(ratings.get(i).human() + 0.0);
      judge[i] = scores.indexOf(ratings.get(i).judge() + 0.0);
    }
    return Kappa.of(Kappa.table(people, judge, scores.size()), weights);
  }
}
