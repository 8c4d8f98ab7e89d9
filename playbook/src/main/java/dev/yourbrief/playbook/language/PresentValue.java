package dev.yourbrief.playbook.language;

import dev.yourbrief.playbook.language.Value.Unknown;
import java.util.List;
import java.util.Optional;

/**
 * What a steady monthly amount is worth now: paid at the end of each month, discounted at an
 * effective yearly rate, {@code amount * (1 - (1 + i)^-n) / i} with {@code i = (1 + rate)^(1/12) -
 * 1}; the ordinary annuity.
 */
final class PresentValue {

  private PresentValue() {}

  static Numbers of(Numbers monthly, Numbers rate, Numbers months, int draws, String label) {
    List<Numbers> inputs = List.of(monthly, rate, months);
    Optional<Unknown> lacking = Arithmetic.lacking(inputs);
    if (lacking.isPresent()) {
      return new Numbers.None(lacking.get());
    }
    boolean constant = inputs.stream().allMatch(Numbers.Same.class::isInstance);
    int size = constant ? 1 : draws;
    double[] m = monthly.column(size);
    double[] r = rate.column(size);
    double[] n = months.column(size);
    double[] result = new double[size];
    for (int i = 0; i < size; i++) {
      result[i] = at(m[i], r[i], n[i]);
    }
    Numbers value =
        Trouble.settle(
            result,
            inputs,
            draw -> r[draw] <= -1 ? "a rate of -100 % or less" : "a number of months below zero",
            label);
    return constant ? Numbers.settled(value) : value;
  }

  private static double at(double monthly, double rate, double months) {
    if (rate <= -1 || months < 0) {
      return Double.NaN;
    }
    // By way of the logarithm: exact to the last digits also for rates near zero.
    double force = StrictMath.log1p(rate) / 12;
    return force == 0
        ? monthly * months
        : monthly * (-StrictMath.expm1(-months * force) / StrictMath.expm1(force));
  }
}
