package dev.yourbrief.crossover.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published figures of queues, and what must hold for all of them. */
class QueueTest {

  @ParameterizedTest
  @CsvSource({
    "1, 0.5, 0.5",
    "2, 1, 0.333333",
    "2, 1.6, 0.711111",
    "4, 3, 0.509434",
    "5, 4, 0.554113",
    "10, 8, 0.409180",
    "16, 12, 0.204574",
    "20, 17, 0.385056",
    "64, 50, 0.037451",
    "100, 85, 0.074850",
    "128, 110, 0.061181",
    "256, 230, 0.058829"
  })
  void erlangC(int servers, double offered, double waiting) {
    assertThat(Queue.shareWaiting(servers, offered)).isCloseTo(waiting, within(5e-7));
  }

  @ParameterizedTest
  @CsvSource({
    "4, 3, 1, 1, 3.930715", "10, 8, 1, 1, 1.855785", "10, 8, 1, 4, 4.639463",
    "16, 12, 1, 1, 0.754586", "64, 50, 1, 1, 0.094319", "64, 58, 1, 2, 0.880654"
  })
  void theWaitOneInAHundredExceeds(
      int servers, double arrivals, double perServer, double cv2, double wait) {
    assertThat(Queue.wait(servers, arrivals, perServer, 1 + cv2, 0.01))
        .isCloseTo(wait, within(5e-7));
  }

  /**
   * Arrivals a second, requests a second a copy, the wait allowed, cv² of service, slots a copy.
   */
  @ParameterizedTest
  @CsvSource({
    "50, 4, 0.5, 1, 64, 15",
    "200, 3.5, 0.5, 2, 128, 68",
    "5, 0.8, 0.5, 1, 1, 11",
    "5, 0.8, 0.5, 4, 1, 13"
  })
  void publishedFleets(
      double arrivals, double perCopy, double wait, double cv2, int slots, int copies) {
    Promise promise = new Promise(slots, slots / perCopy, wait, 0.01, 1 + cv2);
    SafeLoad safe = SafeLoad.of(promise, 0.85);
    assertThat(safe.copies(arrivals / perCopy, 0.85, 1)).isEqualTo(copies);
  }

  @Test
  void moreCopiesMayRunFullerAndNoneFullerThanAsked() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 50; i++) {
      Promise promise =
          new Promise(
              1 + random.nextInt(40),
              0.2 + 20 * random.nextDouble(),
              3 * random.nextDouble(),
              0.01,
              1 + 3 * random.nextDouble());
      SafeLoad safe = SafeLoad.of(promise, 0.85);
      double before = 0;
      for (int copies = 1; copies <= Math.min(safe.bound() + 2, 40); copies++) {
        double limit = safe.limit(copies, 0.85);
        assertThat(limit).isBetween(before, 0.85);
        assertThat(promise.waitAt(copies, limit * 0.999))
            .as("copies %s of %s", copies, promise)
            .isLessThanOrEqualTo(promise.waitSeconds());
        before = limit;
      }
    }
  }

  @Test
  void theFewestCopiesThatKeepThePromise() {
    SplittableRandom random = new SplittableRandom(8);
    Promise promise = new Promise(4, 6, 0.5, 0.01, 2.5);
    SafeLoad safe = SafeLoad.of(promise, 0.85);
    for (int i = 0; i < 500; i++) {
      double load = 60 * random.nextDouble();
      int copies = (int) safe.copies(load, 0.85, 1);
      assertThat(promise.waitAt(copies, load / copies)).isLessThanOrEqualTo(0.5 + 1e-6);
      if (copies > 1) {
        boolean waits = promise.waitAt(copies - 1, load / (copies - 1)) > 0.5 - 1e-6;
        boolean full = load / (copies - 1) > 0.85 - 1e-9;
        assertThat(waits || full).as("one copy fewer than %s for %s", copies, load).isTrue();
      }
    }
  }

  @Test
  void atTheEdges() {
    assertThat(Queue.shareWaiting(3, 0)).isZero();
    assertThat(Queue.shareWaiting(3, 3)).isEqualTo(1);
    assertThat(Queue.wait(2, 2, 1, 2, 0.01)).isInfinite();
    assertThat(Queue.wait(64, 1, 1, 2, 0.01)).isZero();
    assertThat(Queue.shareWaiting(20_000, 19_000)).isBetween(0.0, 0.01);
    assertThat(SafeLoad.UNBOUND.copies(0, 0.85, 2)).isEqualTo(2);
    assertThat(SafeLoad.UNBOUND.copies(1.7, 0.85, 1)).isEqualTo(2);
    assertThatThrownBy(() -> Queue.shareWaiting(0, 1)).hasMessageContaining("servers");
    assertThatThrownBy(() -> new Promise(1, 0, 1, 0.01, 2)).hasMessageContaining("service 0.0");
  }
}
