package dev.yourbrief.crossover.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Which rungs are measured, against servers whose law is known. */
class LadderTest {

  private static final List<Integer> DOUBLING = List.of(1, 2, 4, 8, 16, 32, 64, 128);
  private static final Lengths LENGTHS = new Lengths(100, 10, 0);

  /** Each user gets 50 tokens a second until the server's 400 are shared out. */
  private static double shared(int users) {
    return Math.min(50, 400.0 / users);
  }

  @Test
  void climbingEndsWhenThroughputGrowsNoMore() {
    Ladder.Climb climb = new Ladder(DOUBLING, 1, 0).climb(server(LadderTest::shared), LENGTHS);
    assertThat(users(climb)).containsExactly(1, 2, 4, 8, 16, 32);
    assertThat(climb.stopped()).isEqualTo("throughput grew by less than 3 % over two rungs");
    assertThat(Ladder.best(climb.rungs(), 1).orElseThrow().outputTokensPerSecond())
        .isCloseTo(400, within(1e-9));
  }

  @Test
  void climbingEndsWhenEachUserGetsTooLittle() {
    Ladder.Climb climb = new Ladder(DOUBLING, 30, 30).climb(server(LadderTest::shared), LENGTHS);
    // Between 8 users, who get 50, and 16, who get 25, one rung more.
    assertThat(users(climb)).containsExactly(1, 2, 4, 8, 11, 16);
    assertThat(climb.stopped()).isEqualTo("each user got less than 30 tokens a second");
    Rung best = Ladder.best(climb.rungs(), 30).orElseThrow();
    assertThat(best.concurrency()).isIn(8, 11);
    assertThat(best.speedPerUser()).isGreaterThanOrEqualTo(30);
    assertThat(Ladder.best(climb.rungs(), 60)).isEmpty();
  }

  @Test
  void climbingEndsWhenRequestsFail() {
    Ladder.Climb climb =
        new Ladder(DOUBLING, 1, 0)
            .climb(
                new Measuring(
                    plan -> {
                      Rung r = sharedRung(plan);
                      return plan.concurrency() < 4 ? r : failing(r);
                    },
                    99),
                LENGTHS);
    assertThat(users(climb)).containsExactly(1, 2, 4);
    assertThat(climb.stopped()).isEqualTo("more than one request in ten failed");
    assertThat(Ladder.best(climb.rungs(), 1).orElseThrow().concurrency()).isEqualTo(2);
  }

  @Test
  void climbingEndsWithTheTime() {
    Ladder.Climb climb =
        new Ladder(DOUBLING, 30, 0).climb(new Measuring(LadderTest::sharedRung, 3), LENGTHS);
    assertThat(users(climb)).containsExactly(1, 2, 4);
    assertThat(climb.stopped()).isEqualTo("out of time");
  }

  @Test
  void aServerThatGrowsToTheEndIsMeasuredToTheEnd() {
    Ladder.Climb climb = new Ladder(DOUBLING, 1, 0).climb(server(users -> 50), LENGTHS);
    assertThat(users(climb)).isEqualTo(DOUBLING);
    assertThat(climb.stopped()).isEqualTo("all rungs were measured");
  }

  private static List<Integer> users(Ladder.Climb climb) {
    return climb.rungs().stream().map(Rung::concurrency).toList();
  }

  private static Rung sharedRung(RungPlan plan) {
    return rung(plan, LadderTest::shared);
  }

  private static Rung rung(RungPlan plan, IntToDoubleFunction speed) {
    double each = speed.applyAsDouble(plan.concurrency());
    return Rungs.of(plan.concurrency(), each * plan.concurrency(), 1, each);
  }

  private static Rung failing(Rung r) {
    return new Rung(
        r.kind(),
        r.concurrency(),
        8,
        2,
        0,
        r.failures(),
        "",
        r.windowSeconds(),
        r.outputTokensPerSecond(),
        r.inputTokensPerSecond(),
        r.requestsPerSecond(),
        r.error(),
        r.inputTokens(),
        r.outputTokens(),
        0,
        false,
        r.timeToFirstToken(),
        r.timePerOutputToken(),
        r.endToEnd(),
        r.speedPerUser(),
        r.notes());
  }

  private static Measuring server(IntToDoubleFunction speed) {
    return new Measuring(plan -> rung(plan, speed), 99);
  }

  private interface Law {
    Rung rung(RungPlan plan);
  }

  private static final class Measuring implements Ladder.Measure {
    private final Law law;
    private final int most;
    private final List<RungPlan> plans = new ArrayList<>();

    Measuring(Law law, int most) {
      this.law = law;
      this.most = most;
    }

    @Override
    public Rung rung(RungPlan plan) {
      plans.add(plan);
      return law.rung(plan);
    }

    @Override
    public String over() {
      return plans.size() >= most ? "out of time" : "";
    }
  }
}
