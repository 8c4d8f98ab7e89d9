package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.source.Location;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A small playbook's names, with values, for the tests. */
final class Samples {

  static final Location HERE = new Location("playbook.yaml", 7, 11);
  static final int DRAWS = 4;

  private static final Map<String, Type> TYPES = new TreeMap<>();
  private static final Map<String, Value> VALUES = new TreeMap<>();

  static {
    number("spend", "USD/month", 42_000);
    number("bill.spendPerMonth", "USD/month", 42_000);
    number("crossover", "USD/month", 30_000, 40_000, 50_000, Double.POSITIVE_INFINITY);
    number("cash", "USD", 900_000);
    number("euros", "EUR", 100);
    number("costs", "USD/month", 60_000, 80_000, 50_000, 70_000);
    number("revenue", "USD/month", 50_000);
    number("volume", "Mtok/month", 3);
    number("price", "USD/Mtok", 2.5);
    number("people", "person", 3);
    number("growth", "1/month", 0.1);
    number("ratio", "1", 0.25);
    number("score", "1", 1, 2, 3, 4);
    put("horizon", new Type.Num(Unit.parse("month")), Value.Unknown.of("horizon"));
    put("fit", new Type.Num(Unit.ONE), Value.Unknown.of("fit"));
    put("ready", new Type.Bool(), Value.Bool.of(true));
    put("regulated", new Type.Bool(), Value.Unknown.of("regulated"));
    put("risky", new Type.Bool(), bools(true, false, true, true));
    Type answer = new Type.Choice(new LinkedHashSet<>(List.of("yes", "no", "not-sure")));
    put("moat", answer, new Value.Choice("not-sure"));
    put("constraint", answer, Value.Unknown.of("constraint"));
    put("owner", new Type.Text(), new Value.Text("Ada"));
    put("backup", new Type.Text(), Value.Unknown.of("backup"));
    put("today", new Type.Day(), new Value.Day(LocalDate.of(2026, 11, 30)));
    put("renewal", new Type.Day(), new Value.Day(LocalDate.of(2027, 2, 28)));
    put("start", new Type.Day(), Value.Unknown.of("start"));
  }

  static final Scope SCOPE = Scope.of(TYPES);

  private Samples() {}

  private static void put(String name, Type type, Value value) {
    TYPES.put(name, type);
    VALUES.put(name, value);
  }

  private static void number(String name, String unit, double... values) {
    Unit parsed = Unit.parse(unit);
    put(
        name,
        new Type.Num(parsed),
        values.length == 1
            ? Value.Num.of(BigDecimal.valueOf(values[0]), parsed)
            : new Value.Num(Draws.owning(values), parsed));
  }

  static Value.Bool bools(boolean... truths) {
    return new Value.Bool(TriColumn.of(truths));
  }

  static Function<String, Value> values() {
    return in(VALUES);
  }

  static Function<String, Value> in(Map<String, Value> values) {
    return name -> {
      Value value = values.get(name);
      if (value == null) {
        throw new IllegalStateException("asked for " + name);
      }
      return value;
    };
  }

  static Expression parse(String text) {
    return Expression.parse(text, HERE, SCOPE);
  }

  static Value evaluate(String text) {
    return parse(text).evaluate(values(), DRAWS);
  }

  /** A value in one line: {@code 42000 USD/month}, {@code [1, 2]}, {@code ?fit}, {@code TF?}. */
  static String show(Value value) {
    return switch (value) {
      case Value.Num(Draws draws, Unit unit) -> Arrays.toString(draws.toArray()) + unit(unit);
      case Value.Num(var amount, Unit unit) -> amount + unit(unit);
      case Value.Bool(TriColumn truth) -> {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < truth.size(); i++) {
          text.append(
              switch (truth.get(i)) {
                case TRUE -> 'T';
                case FALSE -> 'F';
                case UNKNOWN -> '?';
              });
        }
        yield truth.isConstant()
            ? Boolean.toString(truth.get(0) == Tri.TRUE)
            : text + (truth.why().missing().isEmpty() ? "" : " " + truth.why().missing());
      }
      case Value.Choice(String word) -> word;
      case Value.Text(String text) -> '"' + text + '"';
      case Value.Day(LocalDate day) -> day.toString();
      case Value.Unknown unknown ->
          "?" + String.join(",", unknown.missing()) + String.join(",", unknown.reasons());
    };
  }

  private static String unit(Unit unit) {
    return unit.equals(Unit.ONE) ? "" : " " + unit;
  }
}
