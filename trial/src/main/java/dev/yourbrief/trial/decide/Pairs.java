package dev.yourbrief.trial.decide;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** Paired scores as columns of numbers. */
final class Pairs {

  private final double[] candidate;
  private final double[] baseline;
  private final int[] cluster;
  private final int clusters;
  private final boolean binary;

  private Pairs(List<PairedScore> scores, boolean clustered) {
    int n = scores.size();
    candidate = new double[n];
    baseline = new double[n];
    cluster = new int[clustered ? n : 0];
    // Numbered in the order they come in: the same cases, the same numbers.
    Map<String, Integer> numbers = new HashMap<>();
    boolean whole = true;
    for (int i = 0; i < n; i++) {
      PairedScore score = scores.get(i);
      candidate[i] = score.candidate();
      baseline[i] = score.baseline();
      whole &= yesOrNo(candidate[i]) && yesOrNo(baseline[i]);
      if (clustered) {
        int next = numbers.size();
        cluster[i] = numbers.computeIfAbsent(score.cluster().orElseThrow(), _ -> next);
      }
    }
    clusters = numbers.size();
    binary = whole;
  }

  /** Scores that {@link #fault} finds nothing wrong with. */
  static Pairs of(List<PairedScore> scores) {
    return new Pairs(scores, scores.getFirst().cluster().isPresent());
  }

  /** Why these cannot be compared by the rules; empty when they can. */
  static Optional<Fault> fault(List<PairedScore> scores, Rules rules) {
    int n = scores.size();
    if (n < 2) {
      return found(Fault.Code.TOO_FEW_CASES, n + " paired cases; two are the least.");
    }
    Set<String> ids = new HashSet<>();
    Set<String> names = new HashSet<>();
    int clustered = 0;
    for (PairedScore score : scores) {
      if (!ids.add(score.id())) {
        return found(Fault.Code.SAME_CASE_TWICE, "Case " + score.id() + " is there twice.");
      }
      clustered += score.cluster().isPresent() ? 1 : 0;
      score.cluster().ifPresent(names::add);
    }
    if (clustered > 0 && clustered < n) {
      return found(
          Fault.Code.CLUSTERS_MISSING, (n - clustered) + " of " + n + " cases have no cluster.");
    }
    if (names.size() == 1) {
      return found(
          Fault.Code.ONE_CLUSTER,
          "All " + n + " cases are in one cluster: nothing tells how clusters differ.");
    }
    Pairs pairs = of(scores);
    boolean possible =
        switch (rules.interval().orElse(pairs.usual())) {
          case NAIVE_Z, PAIRED_T -> true;
          case CLUSTERED_T -> clustered > 0;
          case BCA -> rules.draws() > 0;
          case SCORE -> pairs.binary;
        };
    return possible
        ? Optional.empty()
        : found(
            Fault.Code.RULE_DOES_NOT_FIT,
            "The rules rest on "
                + rules.interval().orElse(pairs.usual()).words()
                + ", which these cases or draws do not allow.");
  }

  private static Optional<Fault> found(Fault.Code code, String sentence) {
    return Optional.of(new Fault(code, sentence));
  }

  private static boolean yesOrNo(double score) {
    return score == 0 || score == 1;
  }

  int n() {
    return candidate.length;
  }

  boolean binary() {
    return binary;
  }

  boolean clustered() {
    return cluster.length > 0;
  }

  OptionalInt clusters() {
    return clustered() ? OptionalInt.of(clusters) : OptionalInt.empty();
  }

  double[] candidate() {
    return candidate;
  }

  double[] baseline() {
    return baseline;
  }

  int[] cluster() {
    return cluster;
  }

  double[] differences() {
    return IntStream.range(0, n()).mapToDouble(i -> candidate[i] - baseline[i]).toArray();
  }

  /** How many cases the largest cluster has. */
  int largestCluster() {
    int[] sizes = new int[clusters];
    for (int of : cluster) {
      sizes[of]++;
    }
    return IntStream.of(sizes).max().orElse(0);
  }

  /** How many cases differ. */
  int differing() {
    return (int) IntStream.range(0, n()).filter(i -> candidate[i] != baseline[i]).count();
  }

  /** What the verdict rests on when the rules leave it open. */
  IntervalKind usual() {
    if (clustered()) {
      return IntervalKind.CLUSTERED_T;
    }
    return n() >= Comparing.MANY_CASES || !binary ? IntervalKind.PAIRED_T : IntervalKind.SCORE;
  }
}
