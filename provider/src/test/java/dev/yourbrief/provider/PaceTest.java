package dev.yourbrief.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.provider.CallException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How fast a provider is asked. */
@Timeout(60)
class PaceTest {

  private static final OptionalLong NONE = OptionalLong.empty();

  /** A time that passes only while someone sleeps, so that every wait is exact. */
  private static final class Time {
    private long now = 1_000_000;

    Pace pace(Pace.Bounds bounds) {
      return new Pace(bounds, () -> now, (_, nanos) -> now += nanos);
    }

    Duration since() {
      return Duration.ofNanos(now - 1_000_000);
    }
  }

  private static CallException failure(Kind kind, int retryAfterSeconds) {
    return new CallException(
        kind,
        "x",
        retryAfterSeconds == 0
            ? Optional.empty()
            : Optional.of(Duration.ofSeconds(retryAfterSeconds)));
  }

  private static List<Pace.Permit> take(Pace pace, int count) throws InterruptedException {
    List<Pace.Permit> permits = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      permits.add(pace.acquire(0));
    }
    return permits;
  }

  /** As many calls as may be open at once, all of which go well. */
  private static void round(Pace pace) throws InterruptedException {
    take(pace, pace.limit()).forEach(p -> p.succeeded(NONE));
  }

  @Test
  void callsGetMoreAsLongAsAllGoesWellUpToTheMost() throws InterruptedException {
    Pace pace = new Time().pace(Pace.Bounds.upTo(20));
    assertThat(pace.limit()).isEqualTo(4);
    for (int i = 0; i < 40; i++) {
      round(pace);
    }
    assertThat(pace.limit()).isEqualTo(20);
  }

  @Test
  void callsThatNeverWaitForEachOtherSayNothingAboutMore() throws InterruptedException {
    Pace pace = new Time().pace(Pace.Bounds.upTo(20));
    for (int i = 0; i < 100; i++) {
      pace.acquire(0).succeeded(NONE);
    }
    assertThat(pace.limit()).isEqualTo(4);
  }

  @Test
  void tooMuchHalvesThemOnceForAllThatWereOpen() throws InterruptedException {
    Pace pace = new Time().pace(new Pace.Bounds(16, 16, NONE, NONE));
    take(pace, 16).forEach(p -> p.failed(failure(Kind.RATE_LIMITED, 0)));
    assertThat(pace.limit()).isEqualTo(8);
    take(pace, 1).forEach(p -> p.failed(failure(Kind.UNAVAILABLE, 0)));
    assertThat(pace.limit()).isEqualTo(4);
  }

  @Test
  void oneIsAlwaysLeft() throws InterruptedException {
    Pace pace = new Time().pace(Pace.Bounds.upTo(4));
    for (int i = 0; i < 9; i++) {
      pace.acquire(0).failed(failure(Kind.UNAVAILABLE, 0));
    }
    assertThat(pace.limit()).isEqualTo(1);
  }

  @Test
  void afterTooMuchARoundThatGoesWellGivesOneMore() throws InterruptedException {
    Pace pace = new Time().pace(new Pace.Bounds(16, 16, NONE, NONE));
    pace.acquire(0).failed(failure(Kind.RATE_LIMITED, 0));
    int before = pace.limit();
    // Each call of a round counts only while the others are open, so a round is a little more than
    // one.
    for (int i = 0; i < before + 1; i++) {
      List<Pace.Permit> open = take(pace, pace.limit());
      open.get(0).succeeded(NONE);
      open.forEach(Pace.Permit::close);
    }
    assertThat(pace.limit()).isEqualTo(before + 1);
  }

  @Test
  void otherFailuresSayNothingAboutHowMany() throws InterruptedException {
    Pace pace = new Time().pace(Pace.Bounds.upTo(4));
    for (Kind kind : List.of(Kind.TIMEOUT, Kind.UNREACHABLE, Kind.REJECTED, Kind.NOT_ALLOWED)) {
      pace.acquire(0).failed(failure(kind, 0));
    }
    assertThat(pace.limit()).isEqualTo(4);
  }

  @Test
  void allWaitAsLongAsTheProviderAsks() throws InterruptedException {
    Time time = new Time();
    Pace pace = time.pace(Pace.Bounds.upTo(8));
    List<Pace.Permit> open = take(pace, 2);
    open.get(0).failed(failure(Kind.RATE_LIMITED, 30));
    open.get(1).failed(failure(Kind.RATE_LIMITED, 10));
    assertThat(time.since()).isZero();
    pace.acquire(0).close();
    assertThat(time.since()).isEqualTo(Duration.ofSeconds(30));
    pace.acquire(0).close();
    assertThat(time.since()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void requestsAMinuteAreGivenOutEvenly() throws InterruptedException {
    Time time = new Time();
    Pace pace = time.pace(new Pace.Bounds(9, 9, OptionalLong.of(120), NONE));
    for (int i = 0; i < 121; i++) {
      pace.acquire(0).succeeded(NONE);
    }
    assertThat(time.since()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void tokensAMinuteAreCountedAsTheyWereUsed() throws InterruptedException {
    Time time = new Time();
    Pace pace = time.pace(new Pace.Bounds(9, 9, NONE, OptionalLong.of(6_000)));
    pace.acquire(100).succeeded(OptionalLong.of(300));
    pace.acquire(100).succeeded(OptionalLong.of(50));
    assertThat(time.since()).isEqualTo(Duration.ofSeconds(3));
    pace.acquire(100).close();
    assertThat(time.since()).isEqualTo(Duration.ofMillis(3_500));
  }

  @Test
  void aCallLargerThanTheMinutesTokensPassesAndIsPaidForAfterwards() throws InterruptedException {
    Time time = new Time();
    Pace pace = time.pace(new Pace.Bounds(9, 9, NONE, OptionalLong.of(6_000)));
    pace.acquire(12_000).close();
    assertThat(time.since()).isZero();
    pace.acquire(1).close();
    assertThat(time.since()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void aPermitCountsOnce() throws InterruptedException {
    Pace pace = new Time().pace(new Pace.Bounds(2, 2, NONE, NONE));
    Pace.Permit permit = pace.acquire(0);
    permit.failed(failure(Kind.RATE_LIMITED, 0));
    permit.failed(failure(Kind.RATE_LIMITED, 0));
    permit.succeeded(NONE);
    permit.close();
    assertThat(pace.limit()).isEqualTo(1);
    pace.acquire(0).close();
  }

  @Test
  void boundsAreChecked() {
    assertThatThrownBy(() -> new Pace.Bounds(0, 1, NONE, NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Pace.Bounds(3, 2, NONE, NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Pace.Bounds(1, 1, OptionalLong.of(0), NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void waitersGoInTheOrderTheyCame() throws InterruptedException {
    Pace pace = new Pace(Pace.Bounds.upTo(1));
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    List<Thread> waiters = new ArrayList<>();
    try (Pace.Permit _ = pace.acquire(0)) {
      for (int i = 0; i < 20; i++) {
        int number = i;
        Thread waiter =
            Thread.ofVirtual()
                .start(() -> {
                  try (Pace.Permit _ = pace.acquire(0)) {
                    order.add(number);
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                });
        waiters.add(waiter);
        awaitWaiting(waiter);
      }
    }
    for (Thread waiter : waiters) {
      waiter.join();
    }
    assertThat(order).isSorted().hasSize(20);
  }

  @Test
  void aWaiterThatLeavesHoldsUpNobody() throws InterruptedException {
    Pace pace = new Pace(Pace.Bounds.upTo(1));
    Pace.Permit held = pace.acquire(0);
    AtomicInteger left = new AtomicInteger();
    Thread first =
        Thread.ofVirtual()
            .start(() -> {
              try {
                pace.acquire(0).close();
              } catch (InterruptedException _) {
                left.incrementAndGet();
              }
            });
    awaitWaiting(first);
    CountDownLatch through = new CountDownLatch(1);
    Thread second =
        Thread.ofVirtual()
            .start(() -> {
              try (Pace.Permit _ = pace.acquire(0)) {
                through.countDown();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    awaitWaiting(second);
    first.interrupt();
    first.join();
    held.close();
    assertThat(through.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(left).hasValue(1);
  }

  @Test
  void aPauseEndsByItself() throws InterruptedException {
    Pace pace = new Pace(Pace.Bounds.upTo(4));
    CallException busy =
        new CallException(Kind.RATE_LIMITED, "x", Optional.of(Duration.ofMillis(60)));
    long start = System.nanoTime();
    pace.acquire(0).failed(busy);
    pace.acquire(0).close();
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(60_000_000);
  }

  @Test
  void manyThreadsNeverPassTheMostAndAllGetThrough() throws InterruptedException {
    Pace pace = new Pace(new Pace.Bounds(2, 7, NONE, NONE));
    AtomicInteger open = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      int number = i;
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try (Pace.Permit permit = pace.acquire(0)) {
                  most.accumulateAndGet(open.incrementAndGet(), Math::max);
                  Thread.sleep(1);
                  open.decrementAndGet();
                  if (number % 100 == 99) {
                    permit.failed(failure(Kind.UNAVAILABLE, 0));
                  } else {
                    permit.succeeded(NONE);
                  }
                  done.incrementAndGet();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(done).hasValue(2_000);
    assertThat(most.get()).isBetween(2, 7);
  }

  private static void awaitWaiting(Thread thread) throws InterruptedException {
    while (thread.getState() != Thread.State.WAITING) {
      assertThat(thread.isAlive()).isTrue();
      Thread.sleep(1);
    }
  }
}
