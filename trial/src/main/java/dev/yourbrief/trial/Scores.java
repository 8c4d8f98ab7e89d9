package dev.yourbrief.trial;

import dev.yourbrief.trial.data.Case;
import dev.yourbrief.trial.decide.PairedScore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What each case was worth to each arm, the mean over its repeats. A case without a score is not
 * there, which is not the same as a score of nothing.
 */
final class Scores {

  private final Map<String, Map<String, double[]>> sums = new LinkedHashMap<>();

  /** One more score. */
  void add(String arm, String id, double score) {
    double[] sum =
        sums.computeIfAbsent(arm, _ -> new LinkedHashMap<>())
            .computeIfAbsent(id, _ -> new double[2]);
    sum[0] += score;
    sum[1]++;
  }

  OptionalDouble of(String arm, String id) {
    Map<String, double[]> byCase = sums.get(arm);
    double[] sum = byCase == null ? null : byCase.get(id);
    return sum == null ? OptionalDouble.empty() : OptionalDouble.of(sum[0] / sum[1]);
  }

  /** How many of the cases have a score of the arm. */
  int count(String arm, List<Case> cases) {
    return (int) cases.stream().filter(c -> of(arm, c.id()).isPresent()).count();
  }

  /**
   * The cases that have a score of both arms.
   *
   * @param cluster the field of what cases have in common; a case where it is blank stands alone
   * @param slices the fields by which results are broken down
   */
  List<PairedScore> pairs(
      String candidate,
      String baseline,
      List<Case> cases,
      Optional<String> cluster,
      List<String> slices) {
    List<PairedScore> pairs = new ArrayList<>();
    for (Case of : cases) {
      OptionalDouble ours = of(candidate, of.id());
      OptionalDouble theirs = of(baseline, of.id());
      if (ours.isPresent() && theirs.isPresent()) {
        Map<String, String> kinds = new LinkedHashMap<>();
        slices.forEach(
            field -> of.field(field).filter(v -> !v.isBlank()).ifPresent(v -> kinds.put(field, v)));
        pairs.add(
            new PairedScore(
                of.id(),
                ours.getAsDouble(),
                theirs.getAsDouble(),
                cluster.map(
                    field -> of.field(field).filter(v -> !v.isBlank()).orElse("case " + of.id())),
                kinds));
      }
    }
    return pairs;
  }
}
