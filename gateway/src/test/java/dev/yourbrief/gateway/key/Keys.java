package dev.yourbrief.gateway.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.gateway.key.Admission.Granted;
import dev.yourbrief.gateway.key.Admission.Refused;
import dev.yourbrief.gateway.key.VirtualKey.Budget;
import dev.yourbrief.gateway.key.VirtualKey.Limits;
import dev.yourbrief.gateway.key.VirtualKey.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys and answers for tests. */
final class Keys {

  static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  private Keys() {}

  static VirtualKey key(Limits limits, Optional<Budget> budget) {
    return new VirtualKey(
        "team", KeyRing.hash("yb-team"), List.of(), limits, budget, Map.of(), Optional.empty());
  }

  /** 0 for no limit. */
  static VirtualKey limited(long requests, long tokens, int concurrent) {
    return key(
        new Limits(
            Optional.of(requests).filter(n -> n > 0),
            Optional.of(tokens).filter(n -> n > 0),
            Optional.of(concurrent).filter(n -> n > 0)),
        Optional.empty());
  }

  static VirtualKey budgeted(String usd, Period period) {
    return key(Limits.NONE, Optional.of(new Budget(new BigDecimal(usd), period)));
  }

  static Optional<BigDecimal> usd(String amount) {
    return Optional.of(new BigDecimal(amount));
  }

  static Reservation granted(Admission admission) {
    assertThat(admission).isInstanceOf(Granted.class);
    return ((Granted) admission).reservation();
  }

  static Refused refused(Admission admission) {
    assertThat(admission).isInstanceOf(Refused.class);
    return (Refused) admission;
  }
}
