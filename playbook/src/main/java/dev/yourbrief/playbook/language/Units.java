package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.UnitException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What products and comparisons do to units. */
final class Units {

  /** A written unit longer than this is a slip, and costly to reckon with. */
  private static final int MAX_LENGTH = 100;

  private static final Unit SECOND = Unit.parse("s");

  private Units() {}

  static boolean isTooLong(Unit unit) {
    return unit.toString().length() > MAX_LENGTH;
  }

  /** Whether it is a known unit, or made of known ones. */
  static boolean isUnit(String text) {
    try {
      Unit.parse(text);
      return true;
    } catch (UnitException e) {
      return false;
    }
  }

  /**
   * The unit a result is told in: symbols of one dimension cancel or join, and percentages become
   * plain. {@code USD-month/quarter} is told in {@code USD}, {@code USD-percent} too.
   */
  static Unit told(Unit unit) {
    List<Group> groups = new ArrayList<>();
    symbols(unit)
        .forEach((name, exponent) -> {
          Unit symbol = Unit.parse(name);
          groups.stream()
              .filter(group -> group.symbol.sameDimensionAs(symbol))
              .findFirst()
              .orElseGet(() -> {
                groups.add(new Group(symbol));
                return groups.getLast();
              })
              .add(symbol, exponent);
        });
    Unit result = Unit.ONE;
    for (Group group : groups) {
      if (!group.symbol.isDimensionless()) {
        result = result.times(power(group.symbol, group.exponent));
      }
    }
    return result;
  }

  /** Whether time is a part of it, above or below. */
  static boolean hasTime(Unit unit) {
    return symbols(unit).keySet().stream()
        .anyMatch(name -> Unit.parse(name).sameDimensionAs(SECOND));
  }

  static Unit power(Unit unit, int exponent) {
    Unit result = Unit.ONE;
    for (int i = 0; i < Math.abs(exponent); i++) {
      result = exponent > 0 ? result.times(unit) : result.per(unit);
    }
    return result;
  }

  /** The symbols of a unit with their exponents, from the way it is written. */
  private static Map<String, Integer> symbols(Unit unit) {
    Map<String, Integer> exponents = new LinkedHashMap<>();
    String[] quotient = unit.toString().split("/", -1);
    for (int i = 0; i < quotient.length; i++) {
      int sign = i == 0 ? 1 : -1;
      for (String name : quotient[i].split("-", -1)) {
        if (!name.equals("1")) {
          exponents.merge(name, sign, Integer::sum);
        }
      }
    }
    return exponents;
  }

  /** Symbols of one dimension; told in the one that has the sign of them all together. */
  private static final class Group {
    private Unit symbol;
    private int exponent;

    Group(Unit symbol) {
      this.symbol = symbol;
    }

    void add(Unit next, int by) {
      if (Integer.signum(exponent) != Integer.signum(exponent + by) && exponent + by != 0) {
        symbol = next;
      }
      exponent += by;
    }
  }
}
