package dev.yourbrief.trial.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class BudgetTest {

  private static final Optional<BigDecimal> MOST = Optional.of(new BigDecimal("0.01"));

  @Test
  void theCapHoldsHoweverManyCallsAreUnderWay() throws Exception {
    for (int seed = 0; seed < 20; seed++) {
      Budget budget = new Budget(Optional.of(new BigDecimal("1")), new BigDecimal("0.25"));
      AtomicLong mills = new AtomicLong();
      AtomicInteger made = new AtomicInteger();
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 32; t++) {
        Random random = new Random(seed * 100L + t);
        threads.add(
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    while (budget.reserve(MOST)) {
                      Thread.sleep(0, 50_000);
                      int cost = random.nextInt(11);
                      made.incrementAndGet();
                      mills.addAndGet(cost);
                      budget.settle(MOST, Optional.of(BigDecimal.valueOf(cost, 3)));
                    }
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(mills.get()).as("%d calls", made.get()).isBetween(741L, 750L);
      assertThat(budget.spent()).isEqualByComparingTo(BigDecimal.valueOf(mills.get(), 3));
      assertThat(budget.isExhausted()).isTrue();
    }
  }

  @Test
  void aCallOfUnknownCostCountsAsTheMostItCanHaveCost() throws Exception {
    Budget budget = new Budget(Optional.of(new BigDecimal("0.03")), BigDecimal.ZERO);
    for (int i = 0; i < 3; i++) {
      assertThat(budget.reserve(MOST)).isTrue();
      budget.settle(MOST, Optional.empty());
    }
    assertThat(budget.reserve(MOST)).isFalse();
    assertThat(budget.spent()).isZero();
    assertThat(budget.unknown()).isEqualTo(3);
  }

  @Test
  void aCallThatWasNotMadeCostsNothing() throws Exception {
    Budget budget = new Budget(Optional.of(new BigDecimal("0.01")), BigDecimal.ZERO);
    for (int i = 0; i < 10; i++) {
      assertThat(budget.reserve(MOST)).isTrue();
      budget.release(MOST);
    }
    assertThat(budget.isExhausted()).isFalse();
  }

  @Test
  void withoutACapNothingIsRefused() throws Exception {
    Budget budget = new Budget(Optional.empty(), BigDecimal.TEN);
    assertThat(budget.reserve(Optional.empty())).isTrue();
    budget.settle(Optional.empty(), Optional.of(BigDecimal.TEN));
    assertThat(budget.reserve(Optional.empty())).isTrue();
    assertThat(budget.spent()).isEqualByComparingTo("10");
  }
}
