package dev.yourbrief.gateway.key;

import static dev.yourbrief.gateway.key.Keys.NOON;
import static dev.yourbrief.gateway.key.Keys.budgeted;
import static dev.yourbrief.gateway.key.Keys.limited;
import static dev.yourbrief.gateway.key.Keys.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.gateway.key.Admission.Granted;
import dev.yourbrief.gateway.key.VirtualKey.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many requests at once spend what is there once. */
class SpendingThreadsTest {

  private static final int THREADS = 64;
  private static final int EACH = 200;

  private interface Attempt {
    void run(int number) throws Exception;
  }

  private static void atOnce(Attempt attempt) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        all.add(
            threads.submit(() -> {
              start.await();
              for (int i = 0; i < EACH; i++) {
                attempt.run(i);
              }
              return null;
            }));
      }
      start.countDown();
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  @Test
  void aBudgetIsSpentToTheLastAndNoFurther() throws Exception {
    Spending spending = new Spending();
    VirtualKey key = budgeted("1", Period.DAY);
    AtomicInteger granted = new AtomicInteger();
    atOnce(i -> {
      if (spending.admit(key, "m", 1, usd("0.001"), NOON) instanceof Granted(Reservation r)) {
        granted.incrementAndGet();
        if (i % 16 == 0) {
          Thread.sleep(1);
        }
        spending.settle(r, 1, usd("0.001"), NOON);
        spending.settle(r, 1, usd("0.001"), NOON);
      }
    });
    assertThat(granted).hasValue(1000);
    assertThat(spending.spent(key, NOON).spent()).isEqualByComparingTo("1");
    assertThat(spending.spent(key, NOON).reserved()).isEqualByComparingTo("0");
  }

  @Test
  void noMoreAreOpenAtOnceThanMayBe() throws Exception {
    Spending spending = new Spending();
    VirtualKey key = limited(0, 0, 5);
    AtomicInteger open = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    atOnce(_ -> {
      if (spending.admit(key, "m", 1, Optional.empty(), NOON) instanceof Granted(Reservation r)) {
        most.accumulateAndGet(open.incrementAndGet(), Math::max);
        Thread.sleep(0, 10_000);
        open.decrementAndGet();
        spending.settle(r, 1, Optional.empty(), NOON);
      }
    });
    assertThat(most.get()).isBetween(1, 5);
    assertThat(open).hasValue(0);
  }

  @Test
  void aReservationSettledByManyThreadsCountsOnce() throws Exception {
    Spending spending = new Spending();
    VirtualKey key = budgeted("1000", Period.DAY);
    Reservation one = Keys.granted(spending.admit(key, "m", 1, usd("1"), NOON));
    atOnce(_ -> spending.settle(one, 1, usd("1"), NOON));
    assertThat(spending.spent(key, NOON).spent()).isEqualByComparingTo("1");
  }
}
