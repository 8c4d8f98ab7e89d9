package dev.yourbrief.crossover.casefile;

import dev.yourbrief.crossover.economics.Term;
import dev.yourbrief.crossover.economics.Term.Input;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Point;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Quantity;
import dev.yourbrief.figure.Range;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.UnitException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the amounts of a file into inputs, each once, so that options can share them. */
final class Amounts {

  private final String by;
  private final LocalDate asOf;
  private final Map<String, Input> inputs = new HashMap<>();

  /** The day of the oldest price of each option that is older than a quarter. */
  private final Map<String, LocalDate> stale = new HashMap<>();

  Amounts(String by, LocalDate asOf) {
    this.by = by;
    this.asOf = asOf;
  }

  /** What to say of an option's old prices. */
  Optional<String> staleNote(String option) {
    return Optional.ofNullable(stale.get(option))
        .map(day ->
            "it rests on prices last known on " + day + ", more than a quarter ago; check them");
  }

  LocalDate asOf() {
    return asOf;
  }

  /** What an amount may be. */
  record Kind(Unit unit, double least, double most) {

    static final Kind SHARE = new Kind(Unit.ONE, 0, 1);
    static final Kind MONTHS = of("month", 0, 600);

    static Kind of(String unit) {
      return of(unit, 0, Double.MAX_VALUE);
    }

    static Kind of(String unit, double least, double most) {
      return new Kind(Unit.parse(unit), least, most);
    }
  }

  /** The amount under a key, if there is one. */
  Optional<Term> find(YamlMap map, String key, String id, String label, Kind kind) {
    return map.get(key).map(node -> read(node, id, label, kind));
  }

  /** The amount under a key, or what is assumed without one. */
  Term or(YamlMap map, String key, String id, String label, Kind kind, String amount, String why) {
    return find(map, key, id, label, kind).orElseGet(() -> assumed(id, label, kind, amount, why));
  }

  Term read(YamlNode node, String id, String label, Kind kind) {
    YamlText text = node.asText();
    Estimate estimate = estimate(text, kind);
    return put(id, label, kind, estimate, new Provenance.Given(by, asOf, text.where()));
  }

  Term assumed(String id, String label, Kind kind, String amount, String why) {
    YamlText text = new YamlText(amount, Location.of("assumed"));
    return put(id, label, kind, estimate(text, kind, true), new Provenance.Assumed(why));
  }

  Term catalogued(
      String id, String label, Kind kind, Estimate estimate, String source, LocalDate when) {
    if (new Provenance.Catalogued(source, when).isStaleOn(asOf)) {
      stale.merge(
          id.substring(0, Math.max(0, id.indexOf('.'))), when, (a, b) -> a.isBefore(b) ? a : b);
    }
    return put(id, label, kind, estimate, new Provenance.Catalogued(source, when));
  }

  /** An input whose draws follow those of another stream. */
  Term onStream(
      String id, String label, Kind kind, Estimate estimate, Provenance from, String stream) {
    return inputs.computeIfAbsent(
        id,
        name ->
            new Input(
                Figure.amount(name, label, estimate, kind.unit(), from),
                stream,
                kind.least(),
                kind.most()));
  }

  Term put(String id, String label, Kind kind, Estimate estimate, Provenance provenance) {
    return onStream(id, label, kind, estimate, provenance, id);
  }

  /** The amount in the unit it is wanted in. */
  static Estimate estimate(YamlText text, Kind kind) {
    return estimate(text, kind, false);
  }

  private static Estimate estimate(YamlText text, Kind kind, boolean mayLackUnit) {
    Quantity quantity;
    Estimate estimate;
    try {
      quantity = Quantity.parse(text.value());
      Unit unit = quantity.unit().orElse(kind.unit());
      if (!mayLackUnit && quantity.unit().isEmpty() && !kind.unit().isDimensionless()) {
        throw text.problem(
            "'" + text.value() + "' has no unit", "Write it in " + kind.unit() + " or alike");
      }
      estimate = quantity.estimate().scaledBy(unit.factorTo(kind.unit()));
    } catch (UnitException | IllegalArgumentException e) {
      throw text.problem(
          String.valueOf(e.getMessage()),
          kind.unit().isDimensionless() ? "Check the number" : "Write it in " + kind.unit());
    }
    if (low(estimate).doubleValue() < kind.least() || high(estimate).doubleValue() > kind.most()) {
      throw text.problem("'" + text.value() + "' cannot be", bounds(kind));
    }
    return estimate;
  }

  private static String bounds(Kind kind) {
    if (kind.equals(Kind.SHARE)) {
      return "It is a share: write 0 to 100 percent";
    }
    String least = new BigDecimal(kind.least()).stripTrailingZeros().toPlainString();
    return "It has to be "
        + least
        + (kind.most() == Double.MAX_VALUE
            ? " or more"
            : " to " + new BigDecimal(kind.most()).stripTrailingZeros().toPlainString())
        + (kind.unit().isDimensionless() ? "" : " " + kind.unit());
  }

  /** A whole number under a key. */
  static Optional<Integer> whole(YamlMap map, String key, int least, int most) {
    return map.get(key)
        .map(YamlNode::asText)
        .map(text -> {
          try {
            int value = new BigDecimal(text.value().strip()).intValueExact();
            if (value >= least && value <= most) {
              return value;
            }
          } catch (NumberFormatException | ArithmeticException e) {
            // said below
          }
          throw text.problem(
              "'" + text.value() + "' is no whole number from " + least + " to " + most,
              "Write one");
        });
  }

  /** Whole months under a key. */
  static Optional<Integer> months(YamlMap map, String key, int least, int most) {
    return map.get(key)
        .map(YamlNode::asText)
        .map(text -> {
          Estimate estimate = estimate(text, Kind.of("month", least, most));
          return (int) Math.round(estimate.median());
        });
  }

  /** A yes or no under a key; no without one. */
  static boolean yes(YamlMap map, String key) {
    Optional<YamlText> text = map.get(key).map(YamlNode::asText);
    if (text.isEmpty()) {
      return false;
    }
    return switch (text.get().value()) {
      case "yes", "true" -> true;
      case "no", "false" -> false;
      default -> throw text.get().problem("this is neither yes nor no", "Write yes or no");
    };
  }

  private static BigDecimal low(Estimate estimate) {
    return estimate instanceof Range(BigDecimal low, BigDecimal high)
        ? low
        : ((Point) estimate).value();
  }

  private static BigDecimal high(Estimate estimate) {
    return estimate instanceof Range(BigDecimal low, BigDecimal high)
        ? high
        : ((Point) estimate).value();
  }
}
