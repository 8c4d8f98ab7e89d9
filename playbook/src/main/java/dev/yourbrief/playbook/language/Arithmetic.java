package dev.yourbrief.playbook.language;

import dev.yourbrief.playbook.language.Value.Unknown;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Sums, products, powers and functions of numbers: exact where all are constant, else by column.
 */
final class Arithmetic {

  /** Larger exponents go through the logarithm. */
  private static final BigDecimal MAX_EXPONENT = BigDecimal.valueOf(999);

  private static final String NO_POWER = "a power that is no number";
  private static final String CONVERSION = "a change of unit";

  private final int draws;

  Arithmetic(int draws) {
    this.draws = draws;
  }

  /** All that the unknown ones lack, if one is unknown in every draw. */
  static Optional<Unknown> lacking(List<Numbers> numbers) {
    if (numbers.stream().noneMatch(Numbers.None.class::isInstance)) {
      return Optional.empty();
    }
    return numbers.stream().map(Numbers::why).reduce(Unknown::and);
  }

  private static boolean areConstant(List<Numbers> numbers) {
    return numbers.stream().allMatch(Numbers.Same.class::isInstance);
  }

  private static BigDecimal exact(Numbers numbers) {
    return ((Numbers.Same) numbers).value();
  }

  Numbers sum(List<Numbers> numbers, List<Boolean> minus, String label) {
    Optional<Unknown> lacking = lacking(numbers);
    if (lacking.isPresent()) {
      return new Numbers.None(lacking.get());
    }
    BigDecimal constant = BigDecimal.ZERO;
    for (int t = 0; t < numbers.size(); t++) {
      if (numbers.get(t) instanceof Numbers.Same(BigDecimal value)) {
        constant = constant.add(minus.get(t) ? value.negate() : value, Exact.CONTEXT);
      }
    }
    if (areConstant(numbers)) {
      return Numbers.of(constant, label);
    }
    double[] total = new Numbers.Same(constant).column(draws);
    for (int t = 0; t < numbers.size(); t++) {
      if (numbers.get(t) instanceof Numbers.Each each) {
        addTo(total, each.column(draws), minus.get(t) ? -1 : 1);
      }
    }
    return Trouble.settle(total, numbers, draw -> "infinity less infinity", label);
  }

  private static void addTo(double[] total, double[] term, int sign) {
    for (int i = 0; i < total.length; i++) {
      total[i] += sign * term[i];
    }
  }

  Numbers product(List<Numbers> numbers, List<Boolean> divides, String label) {
    Optional<Unknown> lacking = lacking(numbers);
    if (lacking.isPresent()) {
      return new Numbers.None(lacking.get());
    }
    return areConstant(numbers)
        ? exactProduct(numbers, divides, label)
        : columnProduct(numbers, divides, label);
  }

  /** One division at the end: {@code 1 / 3 * 3} is 1. */
  private static Numbers exactProduct(List<Numbers> numbers, List<Boolean> divides, String label) {
    BigDecimal above = BigDecimal.ONE;
    BigDecimal below = BigDecimal.ONE;
    for (int f = 0; f < numbers.size(); f++) {
      BigDecimal value = exact(numbers.get(f));
      if (divides.get(f)) {
        below = below.multiply(value, Exact.CONTEXT);
      } else {
        above = above.multiply(value, Exact.CONTEXT);
      }
    }
    return below.signum() == 0
        ? new Numbers.None(Trouble.of(Trouble.DIVISION_BY_ZERO, label))
        : Numbers.of(above.divide(below, Exact.CONTEXT), label);
  }

  private Numbers columnProduct(List<Numbers> numbers, List<Boolean> divides, String label) {
    List<double[]> columns = numbers.stream().map(factor -> factor.column(draws)).toList();
    double[] total = columns.getFirst().clone();
    for (int f = 1; f < columns.size(); f++) {
      if (divides.get(f)) {
        divide(total, columns.get(f));
      } else {
        multiply(total, columns.get(f));
      }
    }
    return Trouble.settle(
        total,
        numbers,
        draw -> {
          for (int f = 0; f < columns.size(); f++) {
            if (divides.get(f) && columns.get(f)[draw] == 0) {
              return Trouble.DIVISION_BY_ZERO;
            }
          }
          return "zero times infinity, or infinity by infinity";
        },
        label);
  }

  private static void multiply(double[] total, double[] factor) {
    for (int i = 0; i < total.length; i++) {
      total[i] *= factor[i];
    }
  }

  private static void divide(double[] total, double[] divisor) {
    for (int i = 0; i < total.length; i++) {
      total[i] = divisor[i] == 0 ? Double.NaN : total[i] / divisor[i];
    }
  }

  Numbers negated(Numbers number) {
    return switch (number) {
      case Numbers.Same(BigDecimal value) -> new Numbers.Same(value.negate());
      case Numbers.None none -> none;
      case Numbers.Each each -> {
        double[] values = each.column(draws).clone();
        for (int i = 0; i < values.length; i++) {
          values[i] = -values[i];
        }
        yield new Numbers.Each(values, each.why());
      }
    };
  }

  Numbers converted(Numbers number, Conversion conversion) {
    return switch (number) {
      case Numbers.Same(BigDecimal value) -> Numbers.of(conversion.apply(value), CONVERSION);
      case Numbers.None none -> none;
      case Numbers.Each each -> {
        double[] values = each.column(draws).clone();
        double factor = conversion.factor().doubleValue();
        for (int i = 0; i < values.length; i++) {
          values[i] = conversion.divides() ? values[i] / factor : values[i] * factor;
        }
        yield Trouble.settle(values, List.of(each), draw -> CONVERSION, CONVERSION);
      }
    };
  }

  Numbers mapped(Curve curve, Numbers number, String label) {
    return switch (number) {
      case Numbers.Same(BigDecimal value) -> {
        Optional<BigDecimal> result = curve.exactly(value);
        yield result.isPresent()
            ? Numbers.of(result.get(), label)
            : new Numbers.None(
                curve.trouble.isEmpty()
                    ? Trouble.tooLarge(label)
                    : Trouble.of(curve.trouble, label));
      }
      case Numbers.None none -> none;
      case Numbers.Each each -> {
        double[] values = each.column(draws).clone();
        for (int i = 0; i < values.length; i++) {
          values[i] = curve.at(values[i]);
        }
        yield Trouble.settle(values, List.of(each), draw -> curve.trouble, label);
      }
    };
  }

  Numbers power(Numbers base, Numbers exponent, String label) {
    List<Numbers> both = List.of(base, exponent);
    Optional<Unknown> lacking = lacking(both);
    if (lacking.isPresent()) {
      return new Numbers.None(lacking.get());
    }
    if (areConstant(both)) {
      return exactPower(exact(base), exact(exponent), label);
    }
    double[] b = base.column(draws);
    double[] e = exponent.column(draws);
    double[] result = new double[draws];
    for (int i = 0; i < draws; i++) {
      result[i] = power(b[i], e[i]);
    }
    return Trouble.settle(
        result,
        both,
        draw -> b[draw] == 0 && e[draw] < 0 ? Trouble.DIVISION_BY_ZERO : NO_POWER,
        label);
  }

  private static double power(double base, double exponent) {
    if (exponent == 2) {
      return base * base;
    }
    return Double.isNaN(base) || (base == 0 && exponent < 0)
        ? Double.NaN
        : StrictMath.pow(base, exponent);
  }

  private static Numbers exactPower(BigDecimal base, BigDecimal exponent, String label) {
    if (base.signum() == 0 && exponent.signum() < 0) {
      return new Numbers.None(Trouble.of(Trouble.DIVISION_BY_ZERO, label));
    }
    if (Conversion.isWhole(exponent) && exponent.abs().compareTo(MAX_EXPONENT) <= 0) {
      return Numbers.of(base.pow(exponent.intValueExact(), Exact.CONTEXT), label);
    }
    double result = StrictMath.pow(base.doubleValue(), exponent.doubleValue());
    if (Double.isNaN(result)) {
      return new Numbers.None(Trouble.of(NO_POWER, label));
    }
    return Exact.of(result)
        .map(value -> Numbers.of(value, label))
        .orElseGet(() -> new Numbers.None(Trouble.tooLarge(label)));
  }

  Numbers extreme(boolean greatest, List<Numbers> numbers) {
    Optional<Unknown> lacking = lacking(numbers);
    if (lacking.isPresent()) {
      return new Numbers.None(lacking.get());
    }
    if (areConstant(numbers)) {
      return new Numbers.Same(
          numbers.stream()
              .map(Arithmetic::exact)
              .reduce(greatest ? BigDecimal::max : BigDecimal::min)
              .orElseThrow());
    }
    double[] best = numbers.getFirst().column(draws).clone();
    for (Numbers other : numbers.subList(1, numbers.size())) {
      double[] column = other.column(draws);
      for (int i = 0; i < best.length; i++) {
        best[i] = greatest ? Math.max(best[i], column[i]) : Math.min(best[i], column[i]);
      }
    }
    return Trouble.settle(best, numbers, draw -> "", "");
  }
}
