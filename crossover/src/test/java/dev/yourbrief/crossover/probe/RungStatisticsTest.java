package dev.yourbrief.crossover.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The figures of a rung, over a simulated clock: what comes out is the law that went in. */
class RungStatisticsTest {

  private static final long SECOND = 1_000_000_000L;
  private static final Session COUNTED = new Session("toy", Dialect.ALL.getFirst(), true, 1, 0, 1);
  private static final Session UNCOUNTED =
      new Session("toy", Dialect.ALL.getFirst(), false, 1, 0, 1);

  /** Eight users, 0.5 s to the first token, then 40 tokens a second each, 100 tokens an answer. */
  @Test
  void theLawThatWentInComesOut() {
    // Long origins must not matter: the clock may start anywhere.
    for (long origin : new long[] {0, -7 * SECOND, Long.MAX_VALUE - 20 * SECOND}) {
      List<Sample> samples = new ArrayList<>();
      double cycle = 0.5 + 99 / 40.0;
      for (int user = 0; user < 8; user++) {
        double at = user * cycle / 8;
        for (int i = 0; i < 40; i++) {
          samples.add(answer(origin, at, 0.5, 40, 100, 1, 900, i == 0));
          at += cycle;
        }
      }
      Rung rung =
          new RungStatistics(plan(8), COUNTED, samples, origin + 10 * SECOND, origin + 80 * SECOND)
              .rung(0, true);
      assertThat(rung.outputTokensPerSecond()).isCloseTo(8 * 100 / cycle, within(1.5));
      assertThat(rung.inputTokensPerSecond()).isCloseTo(8 * 900 / cycle, within(15.0));
      assertThat(rung.requestsPerSecond()).isCloseTo(8 / cycle, within(0.1));
      assertThat(rung.speedPerUser()).isCloseTo(40, within(1e-3));
      assertThat(rung.timeToFirstToken().orElseThrow().p50()).isCloseTo(0.5, within(1e-6));
      assertThat(rung.timeToFirstToken().orElseThrow().p99()).isCloseTo(0.5, within(1e-6));
      assertThat(rung.endToEnd().orElseThrow().p50()).isCloseTo(cycle, within(1e-6));
      assertThat(rung.outputTokens()).isEqualTo(100);
      assertThat(rung.inputTokens()).isEqualTo(900);
      assertThat(rung.ok()).isEqualTo(8 * 39);
      assertThat(rung.error()).isLessThan(0.01);
      assertThat(rung.estimated()).isFalse();
      assertThat(rung.notes()).isEmpty();
    }
  }

  @Test
  void piecesOfSeveralTokensCountByTheServersCount() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      samples.add(answer(0, i * 2.5, 0.5, 5, 10, 4, 100, false));
    }
    Rung rung = new RungStatistics(plan(1), COUNTED, samples, 0, 75 * SECOND).rung(0, true);
    assertThat(rung.outputTokens()).isEqualTo(40);
    assertThat(rung.outputTokensPerSecond()).isCloseTo(40 / 2.5, within(0.2));
    assertThat(1 / rung.speedPerUser()).isCloseTo(9 / 5.0 / 39, within(1e-6));
  }

  @Test
  void withoutCountsItIsAnEstimateAndSaysSo() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      samples.add(answer(0, i * 2.5, 0.5, 5, 10, 0, 0, false));
    }
    Rung rung = new RungStatistics(plan(1), UNCOUNTED, samples, 0, 75 * SECOND).rung(0, true);
    assertThat(rung.estimated()).isTrue();
    assertThat(rung.outputTokens()).isEqualTo(10);
    assertThat(rung.notes()).anyMatch(n -> n.contains("estimated from the pieces"));
  }

  @Test
  void failuresAreCountedByReasonAndBringNoTokens() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      samples.add(answer(0, i, 0.1, 20, 10, 1, 100, false));
      Sample half = answer(0, i, 0.1, 20, 10, 1, 100, false);
      String reason = i % 2 == 0 ? "HTTP 503" : "timed out";
      samples.add(
          new Sample(
              false,
              half.sent(),
              half.arrivals(),
              half.ended(),
              Optional.empty(),
              new Sample.Failed(reason, i == 0 ? "overloaded" : "")));
    }
    Rung rung = new RungStatistics(plan(2), COUNTED, samples, 0, 20 * SECOND).rung(0, true);
    assertThat(rung.ok()).isEqualTo(20);
    assertThat(rung.failed()).isEqualTo(20);
    assertThat(rung.failures()).containsEntry("HTTP 503", 10).containsEntry("timed out", 10);
    assertThat(rung.example()).isEqualTo("overloaded");
    assertThat(rung.outputTokensPerSecond()).isCloseTo(10, within(0.1));
    assertThat(rung.isFailing()).isTrue();
  }

  @Test
  void answersCutOffByTheTimeStillTellTheSpeed() {
    Sample whole = answer(0, 0, 0.5, 10, 1000, 1, 100, false);
    Sample cut =
        new Sample(
            false,
            whole.sent(),
            whole.arrivals(),
            whole.ended(),
            Optional.empty(),
            new Sample.Cut());
    Rung rung = new RungStatistics(plan(1), COUNTED, List.of(cut), 0, 50 * SECOND).rung(0, false);
    assertThat(rung.ok()).isZero();
    assertThat(rung.cut()).isEqualTo(1);
    assertThat(rung.outputTokensPerSecond()).isCloseTo(10, within(0.2));
    assertThat(rung.speedPerUser()).isCloseTo(10, within(0.1));
    assertThat(rung.endToEnd()).isEmpty();
    assertThat(rung.notes())
        .anyMatch(n -> n.contains("cut off"))
        .anyMatch(n -> n.contains("no answer came to its end"))
        .anyMatch(n -> n.contains("warm-up"));
  }

  @Test
  void nothingMeasuredIsNoFigure() {
    Rung rung = new RungStatistics(plan(1), COUNTED, List.of(), 5, 5).rung(0, false);
    assertThat(rung.isMeasured()).isFalse();
    assertThat(rung.outputTokensPerSecond()).isZero();
    assertThat(rung.timeToFirstToken()).isEmpty();
  }

  @Test
  void anAnswerInOnePieceHasTheSpeedOfTheWholeRequest() {
    Sample sample =
        new Sample(
            false,
            0,
            Arrivals.of(2 * SECOND),
            2 * SECOND,
            Optional.of(new Usage(10, 50, 0)),
            new Sample.Done());
    Rung rung = new RungStatistics(plan(1), COUNTED, List.of(sample), 0, 3 * SECOND).rung(0, true);
    assertThat(rung.speedPerUser()).isCloseTo(25, within(1e-6));
    assertThat(rung.notes()).anyMatch(n -> n.contains("in one piece"));
  }

  @Test
  void theWindowsTokensAreThoseThatCameInIt() {
    SplittableRandom random = new SplittableRandom(4);
    for (int run = 0; run < 200; run++) {
      long[] times = new long[random.nextInt(300)];
      long at = random.nextLong();
      for (int i = 0; i < times.length; i++) {
        at += random.nextInt(5);
        times[i] = at;
      }
      Arrivals arrivals = Arrivals.of(times);
      long from = at - random.nextInt(900);
      long to = from + random.nextInt(900);
      int expected = 0;
      for (long time : times) {
        expected += time - from >= 0 && time - to < 0 ? 1 : 0;
      }
      assertThat(arrivals.between(from, to)).isEqualTo(expected);
    }
  }

  @Test
  void costsComeBackOutOfRatesThatTheyMade() {
    // 80 GPU-seconds a million tokens read, 400 written, on two GPUs.
    Rung usual = rated(2, 80e-6, 400e-6, 4);
    Rung shorter = rated(2, 80e-6, 400e-6, 32);
    TokenCost cost = TokenCost.of(2, usual, shorter);
    assertThat(cost.input().middle()).isCloseTo(80, within(0.01));
    assertThat(cost.output().middle()).isCloseTo(400, within(0.01));
    assertThat(cost.input().low()).isBetween(65.0, 78.0);
    assertThat(cost.output().high()).isBetween(410.0, 480.0);
  }

  private static Rung rated(double gpus, double a, double b, double ratio) {
    double output = gpus / (a * ratio + b);
    return Rungs.of(8, output, output * ratio, 40);
  }

  private static RungPlan plan(int users) {
    return new RungPlan(Rung.Kind.LADDER, users, new Lengths(100, 10, 0));
  }

  /** An answer of so many pieces at a steady pace; each holds some tokens, 0 for no counts. */
  private static Sample answer(
      long origin,
      double at,
      double firstToken,
      double piecesPerSecond,
      int pieces,
      int tokensPerPiece,
      int input,
      boolean warmUp) {
    long sent = origin + (long) (at * SECOND);
    long[] times = new long[pieces];
    for (int i = 0; i < pieces; i++) {
      times[i] = sent + (long) ((firstToken + i / piecesPerSecond) * SECOND);
    }
    Optional<Usage> usage =
        tokensPerPiece == 0
            ? Optional.empty()
            : Optional.of(new Usage(input, (long) pieces * tokensPerPiece, 0));
    return new Sample(
        warmUp, sent, Arrivals.of(times), times[pieces - 1], usage, new Sample.Done());
  }
}
