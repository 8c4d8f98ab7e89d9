package dev.yourbrief.bench;

import dev.yourbrief.trial.decide.Comparison;
import dev.yourbrief.trial.decide.Contest;
import dev.yourbrief.trial.decide.Decide;
import dev.yourbrief.trial.decide.Family;
import dev.yourbrief.trial.decide.IntervalKind;
import dev.yourbrief.trial.decide.PairedScore;
import dev.yourbrief.trial.decide.Rules;
import dev.yourbrief.trial.decide.Ruling;
import dev.yourbrief.trial.decide.Verdict;
import dev.yourbrief.trial.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * How often verdicts and intervals are wrong, on made-up trials whose truth is known; beside what a
 * normal interval that takes cases one by one would have said.
 *
 * <p>A case is right for one arm only with the probability called "differ". In clusters, each case
 * copies its cluster's outcome with probability sqrt(0.2), so that two cases of a cluster correlate
 * by 0.2 and nothing else changes.
 */
final class Coverage {

  private static final double CORRELATION = 0.2;
  private static final Rules RULES = new Rules(0, 0.05, 0.8, 1, 0, Optional.empty(), Family.HOLM);

  /** What is counted of one kind of trial. */
  private static final class Counts {
    final LongAdder wins = new LongAdder();
    final LongAdder naiveWins = new LongAdder();
    final LongAdder held = new LongAdder();
    final LongAdder naiveHeld = new LongAdder();
  }

  private Coverage() {}

  static void run(int trials) {
    System.out.printf(
        Locale.ROOT,
        "%d trials a line, in %%, ± one Monte-Carlo error. False wins should be 2.5 or less, held"
            + " 95.%n%n",
        trials);
    System.out.println(
        "                          no true difference                                      "
            + "    a true difference of half of 'differ'");
    System.out.println(
        "   n clusters differ   false wins   (normal)      held         (normal)     "
            + "   wins         (normal)      held         (normal)");
    for (int n : new int[] {50, 200, 1000}) {
      for (int clusters : new int[] {0, 10, 30, 100}) {
        for (double differ : new double[] {0.05, 0.2}) {
          if (clusters < n) {
            line(trials, n, clusters, differ);
          }
        }
      }
    }
  }

  private static void line(int trials, int n, int clusters, double differ) {
    Counts none = simulate(trials, n, clusters, differ, 0);
    Counts some = simulate(trials, n, clusters, differ, differ / 2);
    System.out.printf(
        Locale.ROOT,
        "%4d %8s %6.2f   %s%n",
        n,
        clusters == 0 ? "none" : Integer.toString(clusters),
        differ,
        String.join("  ", rates(none, trials), rates(some, trials)));
  }

  private static String rates(Counts of, int trials) {
    return String.join(
        "  ",
        rate(of.wins, trials),
        rate(of.naiveWins, trials),
        rate(of.held, trials),
        rate(of.naiveHeld, trials));
  }

  private static String rate(LongAdder count, int trials) {
    double share = (double) count.sum() / trials;
    double error = Math.sqrt(share * (1 - share) / trials);
    return String.format(Locale.ROOT, "%5.1f ± %.1f", 100 * share, 100 * error);
  }

  private static Counts simulate(int trials, int n, int clusters, double differ, double truth) {
    Counts counts = new Counts();
    IntStream.range(0, trials)
        .parallel()
        .forEach(trial -> count(counts, scores(trial, n, clusters, differ, truth), truth));
    return counts;
  }

  private static void count(Counts counts, List<PairedScore> scores, double truth) {
    Ruling ruling = Decide.one(Contest.of("candidate", scores), RULES);
    Comparison of = ruling.comparison().orElseThrow();
    Interval naive = of.interval(IntervalKind.NAIVE_Z).orElseThrow();
    add(counts.wins, ruling.verdict() == Verdict.WIN);
    add(counts.naiveWins, naive.low() > 0);
    add(counts.held, of.registered().contains(truth));
    add(counts.naiveHeld, naive.contains(truth));
  }

  private static void add(LongAdder to, boolean yes) {
    if (yes) {
      to.increment();
    }
  }

  private static List<PairedScore> scores(
      int trial, int n, int clusters, double differ, double truth) {
    SplittableRandom random = new SplittableRandom(trial);
    int[] shared = IntStream.range(0, clusters).map(_ -> outcome(random, differ, truth)).toArray();
    List<PairedScore> scores = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      boolean copies = clusters > 0 && random.nextDouble() < Math.sqrt(CORRELATION);
      int of = copies ? shared[i % clusters] : outcome(random, differ, truth);
      Optional<String> cluster =
          clusters == 0 ? Optional.empty() : Optional.of("cluster " + i % clusters);
      scores.add(new PairedScore("case " + i, of < 0 ? 0 : 1, of > 0 ? 0 : 1, cluster, Map.of()));
    }
    return scores;
  }

  /** 1 right for the candidate only, -1 for the baseline only, 0 for both. */
  private static int outcome(SplittableRandom random, double differ, double truth) {
    double u = random.nextDouble();
    if (u < (differ + truth) / 2) {
      return 1;
    }
    return u < differ ? -1 : 0;
  }
}
