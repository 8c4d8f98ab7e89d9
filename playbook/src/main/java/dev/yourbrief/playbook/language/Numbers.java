package dev.yourbrief.playbook.language;

import dev.yourbrief.playbook.language.Value.Unknown;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * A number while it is being reckoned with: the same in every draw and exact, or one a draw, or
 * unknown altogether. Unlike a {@link Value} it may be unknown in some draws only, so that {@code
 * if costs > revenue then cash / (costs - revenue) else horizon} is known although the quotient is
 * not everywhere.
 */
sealed interface Numbers {

  /** What the unknown draws lack. */
  default Unknown why() {
    return Unknown.NOTHING;
  }

  /** The number in each draw, {@code NaN} where it is unknown; not to be changed. */
  double[] column(int draws);

  record Same(BigDecimal value) implements Numbers {
    @Override
    public double[] column(int draws) {
      return filled(draws, value.doubleValue());
    }
  }

  record None(Unknown why) implements Numbers {
    @Override
    public double[] column(int draws) {
      return filled(draws, Double.NaN);
    }
  }

  /** One a draw. */
  final class Each implements Numbers {
    private final double[] values;
    private final Unknown why;

    /** Takes the array over. {@code why} names nothing when no value is {@code NaN}. */
    Each(double[] values, Unknown why) {
      this.values = values;
      this.why = why;
    }

    @Override
    public Unknown why() {
      return why;
    }

    @Override
    public double[] column(int draws) {
      return values;
    }

    boolean isKnown() {
      return why.isNothing();
    }
  }

  /** Whether it is known in every draw. */
  static boolean isKnown(Numbers numbers) {
    return numbers.why().isNothing();
  }

  /** The number when it is the same in every draw, if only by chance, as an exact one. */
  static Numbers settled(Numbers numbers) {
    if (!(numbers instanceof Each each) || !each.isKnown() || each.values.length == 0) {
      return numbers;
    }
    double first = each.values[0];
    for (double value : each.values) {
      if (value != first) {
        return numbers;
      }
    }
    return Exact.of(first).<Numbers>map(Same::new).orElse(numbers);
  }

  /** An exact result, brought into range. */
  static Numbers of(BigDecimal value, String label) {
    BigDecimal rounded = value.round(Exact.CONTEXT);
    if (Exact.isTooLarge(rounded)) {
      return new None(Trouble.tooLarge(label));
    }
    return new Same(Exact.inRange(rounded) ? rounded : BigDecimal.ZERO);
  }

  private static double[] filled(int draws, double value) {
    double[] column = new double[draws];
    Arrays.fill(column, value);
    return column;
  }
}
