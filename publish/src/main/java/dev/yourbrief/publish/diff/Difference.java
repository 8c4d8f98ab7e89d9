package dev.yourbrief.publish.diff;

import dev.yourbrief.figure.Figure.Amount;
import dev.yourbrief.figure.Figure.Day;
import dev.yourbrief.figure.Figure.Value;
import dev.yourbrief.figure.Figure.Words;
import dev.yourbrief.figure.Point;
import dev.yourbrief.figure.Unit;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far two values of one figure are apart, by their middles.
 *
 * @param absolute the change in the figure's own unit; in days between two days. Empty where
 *     nothing can be subtracted: words, another unit, a thing that never happens
 * @param relative the change as a share of the old value. Empty for percentages and days, and where
 *     the old value is nothing to measure by: see {@link #of}
 * @param ranges whether the ranges that hold eight worlds in ten meet
 * @param kind what was compared
 */
public record Difference(
    Optional<BigDecimal> absolute, OptionalDouble relative, Ranges ranges, Kind kind) {

  /** Whether two P10 to P90 ranges meet. */
  public enum Ranges {
    /** Neither value has a range. */
    NONE,
    MEET,
    APART
  }

  /** What two values are to each other. */
  public enum Kind {
    /** Amounts of one unit. */
    AMOUNT,
    /** Percentages: their change is told in points. */
    POINTS,
    DAYS,
    WORDS,
    OTHER_UNIT,
    /** An amount was words, or the like. */
    OTHER_KIND,
    /** There is only one of them. */
    ALONE
  }

  static final Difference NONE =
      new Difference(Optional.empty(), OptionalDouble.empty(), Ranges.NONE, Kind.ALONE);

  /** Beyond a hundredfold a percentage says less than the two numbers. */
  private static final double FAR = 100;

  /**
   * The difference.
   *
   * <p>There is no relative change from nothing: not when the old value is zero, when either range
   * holds zero, or when one value is more than a hundred times the other.
   */
  static Difference of(Value old, Value now) {
    if (old instanceof Day before && now instanceof Day after) {
      long days = ChronoUnit.DAYS.between(before.date(), after.date());
      return new Difference(
          Optional.of(BigDecimal.valueOf(days)), OptionalDouble.empty(), Ranges.NONE, Kind.DAYS);
    }
    if (old instanceof Amount before && now instanceof Amount after) {
      return before.unit().equals(after.unit()) ? of(before, after) : bare(Kind.OTHER_UNIT);
    }
    return bare(old instanceof Words && now instanceof Words ? Kind.WORDS : Kind.OTHER_KIND);
  }

  private static Difference bare(Kind kind) {
    return new Difference(Optional.empty(), OptionalDouble.empty(), Ranges.NONE, kind);
  }

  private static Difference of(Amount before, Amount after) {
    double from = before.estimate().median();
    double to = after.estimate().median();
    Ranges ranges = ranges(before, after);
    Kind kind = isPercent(before.unit()) ? Kind.POINTS : Kind.AMOUNT;
    if (Double.isInfinite(from) || Double.isInfinite(to)) {
      return new Difference(Optional.empty(), OptionalDouble.empty(), ranges, kind);
    }
    boolean comparable =
        kind == Kind.AMOUNT
            && !holdsZero(before)
            && !holdsZero(after)
            && Math.abs(to) < FAR * Math.abs(from)
            && Math.abs(from) < FAR * Math.abs(to);
    return new Difference(
        Optional.of(middle(after).subtract(middle(before))),
        comparable ? OptionalDouble.of((to - from) / Math.abs(from)) : OptionalDouble.empty(),
        ranges,
        kind);
  }

  private static boolean isPercent(Unit unit) {
    return unit.toString().equals("percent") || unit.toString().startsWith("percent/");
  }

  private static boolean holdsZero(Amount amount) {
    return amount.estimate().quantile(0.1) <= 0 && amount.estimate().quantile(0.9) >= 0;
  }

  private static BigDecimal middle(Amount amount) {
    return amount.estimate() instanceof Point point
        ? point.value()
        : BigDecimal.valueOf(amount.estimate().median());
  }

  private static Ranges ranges(Amount before, Amount after) {
    if (before.estimate() instanceof Point && after.estimate() instanceof Point) {
      return Ranges.NONE;
    }
    boolean meet =
        before.estimate().quantile(0.1) <= after.estimate().quantile(0.9)
            && after.estimate().quantile(0.1) <= before.estimate().quantile(0.9);
    return meet ? Ranges.MEET : Ranges.APART;
  }

  /**
   * How much a change weighs beside others, from 0 (none) to 2: the change as a share of the
   * greater of the two values, the same seen from either side.
   */
  static double weight(FigureChange change) {
    if (change.old().isEmpty() || change.now().isEmpty()) {
      return 1;
    }
    if (change.sameValue()) {
      return 0;
    }
    Value old = change.old().get().value();
    Value now = change.now().get().value();
    if (!(old instanceof Amount before
        && now instanceof Amount after
        && before.unit().equals(after.unit()))) {
      return 1;
    }
    double from = before.estimate().median();
    double to = after.estimate().median();
    if (Double.isInfinite(from) || Double.isInfinite(to)) {
      return from == to ? 0 : 2;
    }
    double greater = Math.max(Math.abs(from), Math.abs(to));
    return greater == 0 ? 0 : Math.abs(to - from) / greater;
  }
}
