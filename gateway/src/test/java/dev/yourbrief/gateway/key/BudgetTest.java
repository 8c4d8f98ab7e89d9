package dev.yourbrief.gateway.key;

import static dev.yourbrief.gateway.key.Keys.NOON;
import static dev.yourbrief.gateway.key.Keys.budgeted;
import static dev.yourbrief.gateway.key.Keys.granted;
import static dev.yourbrief.gateway.key.Keys.refused;
import static dev.yourbrief.gateway.key.Keys.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.gateway.key.Admission.Granted;
import dev.yourbrief.gateway.key.Admission.Reason;
import dev.yourbrief.gateway.key.Admission.Refused;
import dev.yourbrief.gateway.key.VirtualKey.Limits;
import dev.yourbrief.gateway.key.VirtualKey.Period;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much a key may spend. */
class BudgetTest {

  private final Spending spending = new Spending();

  private Admission ask(VirtualKey key, String usd, Instant now) {
    return spending.admit(key, "smart", 1, usd(usd), now);
  }

  private static Instant at(String time) {
    return Instant.parse(time);
  }

  @Test
  void whatIsSetAsideCannotBeSpentTwice() {
    VirtualKey key = budgeted("1", Period.MONTH);
    granted(ask(key, "0.6", NOON));
    Refused refused = refused(ask(key, "0.41", NOON));
    assertThat(refused.reason()).isEqualTo(Reason.BUDGET);
    assertThat(refused.retryAfter()).contains(Duration.between(NOON, at("2026-12-01T00:00:00Z")));
    granted(ask(key, "0.4", NOON));
    refused(ask(key, "0.0000000001", NOON));
    granted(ask(key, "0", NOON));
  }

  @Test
  void theCostReplacesTheEstimateExactlyAndOnce() {
    VirtualKey key = budgeted("1", Period.DAY);
    Reservation first = granted(ask(key, "0.9", NOON));
    spending.settle(first, 1, usd("0.0000000375"), NOON);
    spending.settle(first, 1, usd("5"), NOON);

    Spent spent = spending.spent(key, NOON);
    assertThat(spent.spent()).isEqualByComparingTo("0.0000000375");
    assertThat(spent.reserved()).isEqualByComparingTo("0");
    granted(ask(key, "0.9999999625", NOON));
    refused(ask(key, "0.0000000001", NOON));
  }

  @Test
  void whatCannotBeCountedCannotBeBounded() {
    VirtualKey bounded = budgeted("1", Period.DAY);
    Refused refused = refused(spending.admit(bounded, "smart", 1, Optional.empty(), NOON));
    assertThat(refused.reason()).isEqualTo(Reason.PRICE_UNKNOWN);
    assertThat(refused.message()).contains("smart").contains("team");

    VirtualKey unbounded = Keys.key(Limits.NONE, Optional.empty());
    Reservation free = granted(spending.admit(unbounded, "smart", 1, Optional.empty(), NOON));
    spending.settle(free, 1, Optional.empty(), NOON);
    assertThat(spending.spent(unbounded, NOON).unpriced()).isEqualTo(1);
  }

  @Test
  void aCostThatIsNotKnownAtTheEndLeavesTheEstimateStanding() {
    VirtualKey key = budgeted("1", Period.DAY);
    spending.settle(granted(ask(key, "0.7", NOON)), 1, Optional.empty(), NOON);
    assertThat(spending.spent(key, NOON).spent()).isEqualByComparingTo("0.7");
    assertThat(spending.spent(key, NOON).unpriced()).isZero();
    refused(ask(key, "0.31", NOON));
  }

  @ParameterizedTest
  @CsvSource({
    "DAY, 2026-11-25T23:59:59.999Z, 2026-11-25T00:00:00Z, 2026-11-26T00:00:00Z",
    "WEEK, 2026-11-29T23:59:59Z, 2026-11-23T00:00:00Z, 2026-11-30T00:00:00Z",
    "WEEK, 2027-01-02T00:00:00Z, 2026-12-28T00:00:00Z, 2027-01-04T00:00:00Z",
    "MONTH, 2026-12-31T23:59:59Z, 2026-12-01T00:00:00Z, 2027-01-01T00:00:00Z",
    "MONTH, 2028-02-29T12:00:00Z, 2028-02-01T00:00:00Z, 2028-03-01T00:00:00Z",
  })
  void aPeriodEndsInUtcAndTheBudgetIsWholeAgain(
      Period period, String when, String start, String end) {
    VirtualKey key = budgeted("1", period);
    granted(ask(key, "1", at(when)));
    Spent spent = spending.spent(key, at(when));
    assertThat(spent.start()).contains(at(start));
    assertThat(spent.end()).contains(at(end));
    refused(ask(key, "1", at(end).minusNanos(1)));
    granted(ask(key, "1", at(end)));
  }

  @Test
  void aBudgetForEverNeverStartsAnew() {
    VirtualKey key = budgeted("1", Period.NEVER);
    granted(ask(key, "1", NOON));
    Refused refused = refused(ask(key, "1", NOON.plus(Duration.ofDays(4000))));
    assertThat(refused.retryAfter()).isEmpty();
    assertThat(spending.spent(key, NOON).end()).isEmpty();
  }

  @Test
  void aSettlementBelongsToThePeriodInWhichItWasSetAside() {
    VirtualKey key = budgeted("1", Period.DAY);
    Instant late = at("2026-11-25T23:59:00Z");
    Instant next = at("2026-11-26T00:01:00Z");
    Reservation open = granted(ask(key, "0.8", late));
    granted(ask(key, "1", next));
    spending.settle(open, 1, usd("0.9"), next);

    assertThat(spending.spent(key, next).spent()).isEqualByComparingTo("0");
    assertThat(spending.spent(key, next).reserved()).isEqualByComparingTo("1");
    assertThat(spending.spent(key, late).spent()).isEqualByComparingTo("0.9");
    assertThat(spending.spent(key, late).reserved()).isEqualByComparingTo("0");
  }

  @Test
  void aClockThatStepsBackOverMidnightOpensNoSecondBudget() {
    VirtualKey key = budgeted("1", Period.DAY);
    Instant before = at("2026-11-25T23:59:59Z");
    Instant after = at("2026-11-26T00:00:00Z");
    granted(ask(key, "1", before));
    granted(ask(key, "1", after));
    refused(ask(key, "1", before));
    refused(ask(key, "1", after));
  }

  @Test
  void theLedgerRestoresWhatWasSpentInAnyOrder() {
    VirtualKey key = budgeted("10", Period.MONTH);
    spending.restore("team", at("2026-11-25T11:00:00Z"), new BigDecimal("2.5"));
    spending.restore("team", at("2026-10-31T23:59:59Z"), new BigDecimal("100"));
    spending.restore("team", at("2026-11-01T00:00:00Z"), new BigDecimal("1.25"));
    spending.restore("team", at("2099-01-01T00:00:00Z"), new BigDecimal("100"));
    spending.restore("other", NOON, new BigDecimal("100"));
    for (int day = 0; day < 400; day++) {
      spending.restore(
          "team",
          at("2025-01-01T00:00:00Z").plus(Duration.ofDays(day)),
          usd("0" + ".01").orElseThrow());
    }

    assertThat(spending.spent(key, NOON).spent()).isEqualByComparingTo("3.75");
    granted(ask(key, "6.25", NOON));
    refused(ask(key, "0.01", NOON));
  }

  @Test
  void aBudgetReadAnewWithAnotherPeriodKnowsWhatThatPeriodHolds() {
    granted(ask(budgeted("5", Period.DAY), "3", at("2026-11-24T12:00:00Z")));
    granted(ask(budgeted("5", Period.DAY), "2", NOON));
    refused(ask(budgeted("5", Period.WEEK), "0.01", NOON));
    granted(ask(budgeted("6", Period.WEEK), "1", NOON));
    assertThat(spending.spent("team", NOON).reserved()).isEqualByComparingTo("6");
    granted(ask(budgeted("5", Period.DAY), "2", NOON));
    assertThat(spending.spent("team", NOON).reserved()).isEqualByComparingTo("5");
  }

  @Test
  void aKeyIsHeldToItsModelsAndItsEnd() {
    VirtualKey key =
        new VirtualKey(
            "team",
            KeyRing.hash("k"),
            List.of("smart"),
            Limits.NONE,
            Optional.empty(),
            Map.of(),
            Optional.of(NOON));
    Instant before = NOON.minusNanos(1);
    granted(spending.admit(key, "smart", 1, Optional.empty(), before));
    assertThat(refused(spending.admit(key, "fast", 1, Optional.empty(), before)).reason())
        .isEqualTo(Reason.MODEL_NOT_ALLOWED);
    assertThat(refused(spending.admit(key, "smart", 1, Optional.empty(), NOON)).reason())
        .isEqualTo(Reason.EXPIRED);
  }

  @Test
  void estimatesBelowNothingAreAMistakeOfTheCaller() {
    VirtualKey key = budgeted("1", Period.DAY);
    assertThatThrownBy(() -> ask(key, "-1", NOON)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> spending.admit(key, "smart", -1, usd("0"), NOON))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Against a plain sum: with costs that miss their estimate by at most a tenth either way. */
  @Test
  void spendingNeverPassesTheBudgetByMoreThanTheErrorOfTheEstimates() {
    Random random = new Random(5);
    for (int run = 0; run < 50; run++) {
      Spending counts = new Spending();
      VirtualKey key = budgeted("1", Period.NEVER);
      Deque<Reservation> open = new ArrayDeque<>();
      BigDecimal spent = BigDecimal.ZERO;
      BigDecimal error = BigDecimal.ZERO;
      for (int i = 0; i < 500; i++) {
        BigDecimal estimate = BigDecimal.valueOf(1 + random.nextInt(30_000), 6);
        if (counts.admit(key, "m", 1, Optional.of(estimate), NOON) instanceof Granted g) {
          open.addLast(g.reservation());
        }
        if (open.size() > random.nextInt(8)) {
          BigDecimal expected = open.getFirst().usd().orElseThrow();
          BigDecimal cost = expected.multiply(BigDecimal.valueOf(900 + random.nextInt(201), 3));
          counts.settle(open.removeFirst(), 1, Optional.of(cost), NOON);
          spent = spent.add(cost);
          error = error.add(cost.subtract(expected).max(BigDecimal.ZERO));
        }
      }
      assertThat(counts.spent(key, NOON).spent()).isEqualByComparingTo(spent);
      assertThat(spent).isLessThanOrEqualTo(BigDecimal.ONE.add(error));
      assertThat(spent).isGreaterThan(new BigDecimal("0.8"));
    }
  }
}
