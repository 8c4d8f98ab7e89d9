package dev.yourbrief.trial.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Scores for tests. */
final class Scores {

  private Scores() {}

  /** Right by both, by the candidate only, by the baseline only, by neither. */
  static List<PairedScore> counted(int both, int candidate, int baseline, int neither) {
    List<PairedScore> scores = new ArrayList<>();
    add(scores, both, 1, 1);
    add(scores, candidate, 1, 0);
    add(scores, baseline, 0, 1);
    add(scores, neither, 0, 0);
    return scores;
  }

  private static void add(List<PairedScore> scores, int times, double candidate, double baseline) {
    for (int i = 0; i < times; i++) {
      scores.add(PairedScore.of("case " + scores.size(), candidate, baseline));
    }
  }

  /** The same scores with a cluster each: case {@code i} in cluster {@code i % clusters}. */
  static List<PairedScore> clustered(List<PairedScore> scores, int clusters) {
    List<PairedScore> all = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      PairedScore of = scores.get(i);
      all.add(
          new PairedScore(
              of.id(),
              of.candidate(),
              of.baseline(),
              Optional.of("cluster " + i % clusters),
              Map.of()));
    }
    return all;
  }

  static List<PairedScore> swapped(List<PairedScore> scores) {
    return scores.stream().map(PairedScore::swapped).toList();
  }

  /** Any scores: few or many, yes or no or between, single or in clusters. */
  static List<PairedScore> any(Random random) {
    int n = 2 + random.nextInt(random.nextBoolean() ? 30 : 500);
    boolean binary = random.nextBoolean();
    double ahead = random.nextDouble(-0.3, 0.3);
    int clusters = random.nextBoolean() ? 0 : 2 + random.nextInt(40);
    List<PairedScore> scores = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double a = Math.clamp(random.nextDouble() + ahead, 0, 1);
      double b = random.nextDouble();
      // The first two clusters always have a case: one cluster alone is a fault.
      int cluster = i < 2 ? i : random.nextInt(Math.max(1, clusters));
      scores.add(
          new PairedScore(
              "case " + i,
              binary ? Math.rint(a) : a,
              binary ? Math.rint(b) : b,
              clusters == 0 ? Optional.empty() : Optional.of("cluster " + cluster),
              Map.of()));
    }
    return scores;
  }
}
