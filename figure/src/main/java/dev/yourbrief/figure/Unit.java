package dev.yourbrief.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A unit of measure: a product of known symbols with whole exponents, such as {@code USD/month},
 * {@code USD/Mtok}, {@code USD/GPU-hour} or {@code person-month}. Two units can be compared or
 * added when their dimensions are equal; {@link #factorTo} then gives the exact ratio ({@code Mtok}
 * to {@code tok} is 1,000,000).
 *
 * <p>A month is a twelfth of 365 days: 730 hours. Every currency is a dimension of its own, so that
 * amounts in two currencies never mix without a dated rate.
 *
 * <p>Syntax: symbols joined by {@code -} (product), then {@code /} (quotient): {@code
 * USD/person-month} is one US dollar per (person times month). {@code 1/month} is allowed; {@code
 * 1} is the plain ratio.
 *
 * <p>This class is immutable and thread-safe.
 */
public final class Unit {

  /** No dimension, scale one: a ratio, share, count of nothing in particular, or probability. */
  public static final Unit ONE = new Unit(new TreeMap<>());

  private final SortedMap<String, Integer> exponents;
  private final SortedMap<String, Integer> dimensions;
  // A fraction, so that a month is 730 hours to the last digit: one division, at the end.
  private final BigDecimal numerator;
  private final BigDecimal denominator;

  private Unit(SortedMap<String, Integer> exponents) {
    this.exponents = exponents;
    this.dimensions = new TreeMap<>();
    BigDecimal above = BigDecimal.ONE;
    BigDecimal below = BigDecimal.ONE;
    for (Map.Entry<String, Integer> e : exponents.entrySet()) {
      UnitSymbol symbol = UnitSymbol.of(e.getKey());
      if (!symbol.dimension().isEmpty()) {
        dimensions.merge(symbol.dimension(), e.getValue(), Integer::sum);
      }
      BigDecimal power = symbol.scale().pow(Math.abs(e.getValue()));
      if (e.getValue() > 0) {
        above = above.multiply(power);
      } else {
        below = below.multiply(power);
      }
    }
    dimensions.values().removeIf(n -> n == 0);
    this.numerator = above;
    this.denominator = below;
  }

  /**
   * Reads a unit.
   *
   * @throws UnitException if a symbol is not known; the message names the nearest known one
   */
  public static Unit parse(String text) {
    String trimmed = text.strip();
    SortedMap<String, Integer> exponents = new TreeMap<>();
    String[] quotient = trimmed.replace("(", "").replace(")", "").split("/", -1);
    for (int i = 0; i < quotient.length; i++) {
      for (String name : quotient[i].split("[-·*]", -1)) {
        String symbol = name.strip();
        if (symbol.equals("1") && i == 0) {
          continue;
        }
        if (symbol.isEmpty()) {
          throw new UnitException("'" + text + "' is not a unit: a name is missing");
        }
        exponents.merge(UnitSymbol.of(symbol).name(), i == 0 ? 1 : -1, Integer::sum);
      }
    }
    return of(exponents);
  }

  private static Unit of(SortedMap<String, Integer> exponents) {
    exponents.values().removeIf(n -> n == 0);
    exponents.keySet().removeIf(UnitSymbol::isPlain);
    return exponents.isEmpty() ? ONE : new Unit(exponents);
  }

  /** The unit of a product. */
  public Unit times(Unit other) {
    SortedMap<String, Integer> sum = new TreeMap<>(exponents);
    other.exponents.forEach((symbol, n) -> sum.merge(symbol, n, Integer::sum));
    return of(sum);
  }

  /** The unit of a quotient. */
  public Unit per(Unit other) {
    SortedMap<String, Integer> difference = new TreeMap<>(exponents);
    other.exponents.forEach((symbol, n) -> difference.merge(symbol, -n, Integer::sum));
    return of(difference);
  }

  /** Whether amounts in the two units can be added and compared. */
  public boolean sameDimensionAs(Unit other) {
    return dimensions.equals(other.dimensions);
  }

  /** Whether this is a plain number, whatever its scale (a percentage is one). */
  public boolean isDimensionless() {
    return dimensions.isEmpty();
  }

  /**
   * What to multiply an amount in this unit by to have it in the other, to 34 digits.
   *
   * @throws UnitException if the dimensions differ
   */
  public BigDecimal factorTo(Unit other) {
    if (!sameDimensionAs(other)) {
      throw new UnitException(
          "'" + this + "' cannot be read as '" + other + "': different kinds of amount");
    }
    BigDecimal above = numerator.multiply(other.denominator);
    BigDecimal below = denominator.multiply(other.numerator);
    return above.divide(below, MathContext.DECIMAL128).stripTrailingZeros();
  }

  /** The currency code in the numerator ({@code USD} of {@code USD/month}), or an empty string. */
  public String currency() {
    return exponents.entrySet().stream()
        .filter(e -> e.getValue() == 1 && UnitSymbol.of(e.getKey()).isCurrency())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Unit unit && exponents.equals(unit.exponents);
  }

  @Override
  public int hashCode() {
    return exponents.hashCode();
  }

  /**
   * The unit as it is written, time last ({@code USD/person-month}); {@link #parse} reads it back.
   */
  @Override
  public String toString() {
    String top = product(1);
    String bottom = product(-1);
    String numerator = top.isEmpty() ? "1" : top;
    return bottom.isEmpty() ? numerator : numerator + "/" + bottom;
  }

  /**
   * The symbols above ({@code side} 1) or below the line (-1), each as often as its exponent says.
   */
  private String product(int side) {
    return exponents.entrySet().stream()
        .filter(e -> e.getValue() * side > 0)
        .sorted(Comparator.comparing(e -> UnitSymbol.of(e.getKey()).isTime()))
        .flatMap(e -> Collections.nCopies(Math.abs(e.getValue()), e.getKey()).stream())
        .collect(Collectors.joining("-"));
  }
}
