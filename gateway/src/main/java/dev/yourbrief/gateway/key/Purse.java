package dev.yourbrief.gateway.key;

import dev.yourbrief.gateway.key.VirtualKey.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The money of one key, in sums of each day, week, month and of all time, so that a budget may
 * change its period and a late settlement still finds the one it belongs to. Exact. Not for use by
 * two threads at once.
 */
final class Purse {

  /** Of each kind of period the newest so many are remembered; a call takes no two months. */
  private static final int MOST_PERIODS = 64;

  private static final long DAY_SECONDS = 86_400;

  private static final List<Period> KINDS = List.of(Period.values());

  private static final class Sum {
    private BigDecimal spent = BigDecimal.ZERO;
    private BigDecimal reserved = BigDecimal.ZERO;
    private long unpriced;
  }

  private final Map<Period, TreeMap<Instant, Sum>> sums = new EnumMap<>(Period.class);
  private long day = Long.MIN_VALUE;
  private List<Sum> ofDay = List.of();

  Purse() {
    KINDS.forEach(kind -> sums.put(kind, new TreeMap<>()));
  }

  void reserve(Instant at, BigDecimal usd) {
    for (Sum sum : sums(at)) {
      sum.reserved = sum.reserved.add(usd);
    }
  }

  /** The estimate goes, the cost comes, in the periods in which the estimate was set aside. */
  void settle(Reservation reservation, Optional<BigDecimal> usd) {
    BigDecimal reserved = reservation.usd().orElse(BigDecimal.ZERO);
    for (Sum sum : sums(reservation.at())) {
      sum.reserved = sum.reserved.subtract(reserved);
      sum.spent = sum.spent.add(usd.orElse(BigDecimal.ZERO));
      sum.unpriced += usd.isPresent() ? 0 : 1;
    }
  }

  void restore(Instant at, BigDecimal usd) {
    for (Sum sum : sums(at)) {
      sum.spent = sum.spent.add(usd);
    }
  }

  Spent spent(Period period, Instant now) {
    Sum sum = sums(now).get(KINDS.indexOf(period));
    return new Spent(
        sum.spent,
        sum.reserved,
        sum.unpriced,
        Periods.start(period, now),
        Periods.end(period, now));
  }

  /** Whether so much more fits beside what is spent and set aside. */
  boolean hasRoom(Period period, Instant now, BigDecimal more, BigDecimal most) {
    Sum sum = sums(now).get(KINDS.indexOf(period));
    return sum.spent.add(sum.reserved).add(more).compareTo(most) <= 0;
  }

  /** The sums that hold this instant, in the order of the kinds; the same all day. */
  private List<Sum> sums(Instant at) {
    long wanted = Math.floorDiv(at.getEpochSecond(), DAY_SECONDS);
    if (wanted != day) {
      List<Sum> found = new ArrayList<>();
      sums.forEach((kind, byStart) -> {
        Instant start = Periods.start(kind, at).orElse(Instant.EPOCH);
        found.add(byStart.computeIfAbsent(start, _ -> new Sum()));
        if (byStart.size() > MOST_PERIODS) {
          byStart.pollFirstEntry();
        }
      });
      ofDay = found;
      day = wanted;
    }
    return ofDay;
  }
}
