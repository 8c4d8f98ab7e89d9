package dev.yourbrief.crossover.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which rungs are measured, one after the other, and when it is enough. What a rung gives is not
 * its business.
 *
 * @param concurrency the numbers of users to try, rising
 * @param askedSpeed the speed that each user is to have at least
 * @param stopBelowSpeed a speed below which more users make no sense
 */
record Ladder(List<Integer> concurrency, double askedSpeed, double stopBelowSpeed) {

  /** Two rungs that bring less than this together are the end of what a server can do. */
  private static final double LEAST_GROWTH = 1.03;

  /** Measures a rung. */
  interface Measure {
    Rung rung(RungPlan plan);

    /** Why no further rung can be measured; empty while one can. */
    String over();
  }

  /**
   * What a climb gave.
   *
   * @param rungs the rungs, by rising concurrency
   * @param stopped why it went no higher
   */
  record Climb(List<Rung> rungs, String stopped) {}

  Climb climb(Measure measure, Lengths lengths) {
    List<Rung> rungs = new ArrayList<>();
    String stopped = "all rungs were measured";
    for (int users : concurrency) {
      Rung rung = measure.rung(new RungPlan(Rung.Kind.LADDER, users, lengths));
      rungs.add(rung);
      String why = stops(rungs);
      if (!measure.over().isEmpty()) {
        stopped = measure.over();
        break;
      }
      if (!why.isEmpty()) {
        stopped = why;
        break;
      }
    }
    between(rungs, measure, lengths);
    return new Climb(List.copyOf(rungs), stopped);
  }

  private String stops(List<Rung> rungs) {
    Rung last = rungs.getLast();
    if (last.isFailing()) {
      return "more than one request in ten failed";
    }
    if (last.speedPerUser() > 0 && last.speedPerUser() < stopBelowSpeed) {
      return "each user got less than " + Math.round(stopBelowSpeed) + " tokens a second";
    }
    int n = rungs.size();
    if (n >= 3) {
      double before =
          rungs.subList(0, n - 2).stream()
              .mapToDouble(Rung::outputTokensPerSecond)
              .max()
              .orElseThrow();
      double since =
          Math.max(
              rungs.get(n - 2).outputTokensPerSecond(), rungs.get(n - 1).outputTokensPerSecond());
      if (before > 0 && since < before * LEAST_GROWTH) {
        return "throughput grew by less than 3 % over two rungs";
      }
    }
    return "";
  }

  /** One rung more, between the last that is fast enough and the first that is not. */
  private void between(List<Rung> rungs, Measure measure, Lengths lengths) {
    for (int i = 1; i < rungs.size(); i++) {
      Rung before = rungs.get(i - 1);
      Rung after = rungs.get(i);
      boolean crosses =
          before.speedPerUser() >= askedSpeed
              && after.speedPerUser() > 0
              && after.speedPerUser() < askedSpeed;
      int middle = (int) Math.round(Math.sqrt((double) before.concurrency() * after.concurrency()));
      if (crosses
          && measure.over().isEmpty()
          && middle > before.concurrency()
          && middle < after.concurrency()) {
        rungs.add(i, measure.rung(new RungPlan(Rung.Kind.BETWEEN, middle, lengths)));
        return;
      }
    }
  }

  /** The rung with the most throughput of those at which every user is served fast enough. */
  static Optional<Rung> best(List<Rung> rungs, double askedSpeed) {
    return rungs.stream()
        .filter(r -> r.isMeasured() && !r.isFailing() && r.speedPerUser() >= askedSpeed)
        .max(Comparator.comparingDouble(Rung::outputTokensPerSecond));
  }
}
