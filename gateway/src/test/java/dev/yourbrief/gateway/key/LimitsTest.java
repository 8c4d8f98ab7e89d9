package dev.yourbrief.gateway.key;

import static dev.yourbrief.gateway.key.Keys.NOON;
import static dev.yourbrief.gateway.key.Keys.granted;
import static dev.yourbrief.gateway.key.Keys.limited;
import static dev.yourbrief.gateway.key.Keys.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.gateway.key.Admission.Granted;
import dev.yourbrief.gateway.key.Admission.Reason;
import dev.yourbrief.gateway.key.Admission.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How fast a key may ask. */
class LimitsTest {

  private final Spending spending = new Spending();

  private Admission ask(VirtualKey key, long tokens, Instant now) {
    return spending.admit(key, "smart", tokens, Optional.empty(), now);
  }

  /** One that was granted counts until it is a minute old; this holds for every minute. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void noMinuteEverHoldsMoreThanTheLimits(long seed) {
    record Use(Instant at, long tokens) {}
    Random random = new Random(seed);
    long requests = random.nextLong(1, 41);
    long tokens = random.nextLong(100, 5100);
    VirtualKey key = limited(requests, tokens, 0);
    Deque<Use> minute = new ArrayDeque<>();
    long tokensInMinute = 0;
    int grants = 0;
    Instant now = NOON.plusNanos(random.nextLong(1_000_000_000));
    for (int i = 0; i < 20_000; i++) {
      now = now.plusNanos((long) (-Math.log(1 - random.nextDouble()) * 4e8));
      while (!minute.isEmpty() && !minute.getFirst().at().plusSeconds(60).isAfter(now)) {
        tokensInMinute -= minute.removeFirst().tokens();
      }
      long more = random.nextInt(200);
      if (ask(key, more, now) instanceof Granted) {
        minute.addLast(new Use(now, more));
        tokensInMinute += more;
        grants++;
      }
      assertThat(minute.size()).isLessThanOrEqualTo((int) requests);
      assertThat(tokensInMinute).isLessThanOrEqualTo(tokens);
    }
    assertThat(grants).isGreaterThan(100);
  }

  @Test
  void aLimitIsUsedToTheFullAndComesBackWithinAMinuteAndHalfASecond() {
    VirtualKey key = limited(10L, 0, 0);
    for (int minute = 0; minute < 5; minute++) {
      Instant start = NOON.plus(Duration.ofMillis(60_500L * minute));
      for (int i = 0; i < 10; i++) {
        granted(ask(key, 1, start));
      }
      assertThat(refused(ask(key, 1, start.plusSeconds(59))).reason()).isEqualTo(Reason.REQUESTS);
    }
  }

  @Test
  void whoWaitsAsLongAsToldIsGrantedAndNotMuchSooner() {
    Random random = new Random(11);
    VirtualKey key = limited(0, 1000L, 0);
    Instant now = NOON;
    for (int i = 0; i < 500; i++) {
      now = now.plusMillis(random.nextInt(3000));
      long tokens = random.nextLong(1, 401);
      if (ask(key, tokens, now) instanceof Refused refused) {
        Duration wait = refused.retryAfter().orElseThrow();
        assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofMillis(60_500));
        refused(ask(key, tokens, now.plus(wait).minusMillis(1)));
        now = now.plus(wait);
        granted(ask(key, tokens, now));
      }
    }
  }

  @Test
  void aRefusedRequestCountsForNothing() {
    VirtualKey key = limited(2L, 100L, 2);
    granted(ask(key, 60, NOON));
    for (int i = 0; i < 50; i++) {
      assertThat(refused(ask(key, 60, NOON)).reason()).isEqualTo(Reason.TOKENS);
    }
    granted(ask(key, 40, NOON));
  }

  @Test
  void aRequestLargerThanTheLimitIsToldSoAndNotToWait() {
    Refused refused = refused(ask(limited(0, 100L, 0), 101, NOON));
    assertThat(refused.reason()).isEqualTo(Reason.TOKENS);
    assertThat(refused.retryAfter()).isEmpty();
    assertThat(refused.message()).contains("101").contains("100");
  }

  @Test
  void tokensThatWereNotTakenComeBackAtOnce() {
    VirtualKey key = limited(0, 100L, 0);
    Reservation first = granted(ask(key, 100, NOON));
    refused(ask(key, 10, NOON.plusSeconds(1)));
    spending.settle(first, 20, Optional.empty(), NOON.plusSeconds(1));
    granted(ask(key, 80, NOON.plusSeconds(1)));
    refused(ask(key, 1, NOON.plusSeconds(1)));
  }

  @Test
  void tokensBeyondTheEstimateCountFromWhenTheyAreKnown() {
    VirtualKey key = limited(0, 100L, 0);
    Reservation first = granted(ask(key, 10, NOON));
    spending.settle(first, 110, Optional.empty(), NOON.plusSeconds(50));
    refused(ask(key, 1, NOON.plusSeconds(100)));
    granted(ask(key, 100, NOON.plusSeconds(111)));
  }

  @Test
  void aSettlementAfterItsMinuteGivesBackNothing() {
    VirtualKey key = limited(0, 100L, 0);
    Reservation old = granted(ask(key, 100, NOON));
    Instant later = NOON.plusSeconds(90);
    granted(ask(key, 100, later));
    spending.settle(old, 0, Optional.empty(), later);
    refused(ask(key, 1, later));
  }

  @Test
  void openRequestsAreCountedUntilTheyAreSettledOnce() {
    VirtualKey key = limited(0, 0, 2);
    Reservation first = granted(ask(key, 1, NOON));
    granted(ask(key, 1, NOON));
    assertThat(refused(ask(key, 1, NOON)).reason()).isEqualTo(Reason.CONCURRENT);
    spending.settle(first, 1, Optional.empty(), NOON);
    spending.settle(first, 1, Optional.empty(), NOON);
    granted(ask(key, 1, NOON));
    refused(ask(key, 1, NOON));
  }

  @Test
  void countsStayWhenAKeyIsReadAnewWithOtherLimits() {
    for (int i = 0; i < 5; i++) {
      granted(ask(limited(10L, 0, 0), 1, NOON));
    }
    refused(ask(limited(5L, 0, 0), 1, NOON));
    granted(ask(limited(6L, 0, 0), 1, NOON));
  }

  @Test
  void aClockSetBackALittleForgetsNothingAndOneSetBackFarDoesNotLockOut() {
    VirtualKey key = limited(3L, 0, 0);
    for (int i = 0; i < 3; i++) {
      granted(ask(key, 1, NOON));
    }
    refused(ask(key, 1, NOON.minusSeconds(30)));
    granted(ask(key, 1, NOON.minus(Duration.ofDays(400))));
  }
}
