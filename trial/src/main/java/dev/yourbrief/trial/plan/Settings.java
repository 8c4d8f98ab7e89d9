package dev.yourbrief.trial.plan;

import dev.yourbrief.figure.Point;
import dev.yourbrief.figure.Quantity;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.UnitException;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Times;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Single values of a plan: shares, whole numbers, amounts and times, each within its bounds. */
final class Settings {

  private Settings() {}

  /** A share such as {@code 2 percent} or {@code 0.02}, from 0 to 1. */
  static BigDecimal share(YamlMap map, String key, String otherwise) {
    return map.get(key)
        .map(node -> share(node.asText()))
        .orElseGet(() -> new BigDecimal(otherwise));
  }

  static BigDecimal share(YamlText text) {
    BigDecimal value = amount(text, Unit.ONE, "2 percent");
    if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
      throw text.problem(
          "'" + text.value() + "' is no share", "Write one from 0 to 100 percent: 2 percent");
    }
    return value;
  }

  /** A number without a unit, at least {@code low}. */
  static BigDecimal number(YamlMap map, String key, String low, String otherwise) {
    Optional<YamlText> text = map.get(key).map(YamlNode::asText);
    if (text.isEmpty()) {
      return new BigDecimal(otherwise);
    }
    BigDecimal value = amount(text.get(), Unit.ONE, otherwise);
    if (value.compareTo(new BigDecimal(low)) < 0) {
      throw text.get().problem("'" + key + "' is at least " + low, "Write " + otherwise);
    }
    return value;
  }

  /** A number of the unit asked for; one written without a unit is taken to be in it. */
  static BigDecimal amount(YamlText text, Unit unit, String example) {
    try {
      Quantity quantity = Quantity.parse(text.value());
      if (!(quantity.estimate() instanceof Point(BigDecimal value))) {
        throw text.problem("one number is wanted here, not a range", "Write " + example);
      }
      Unit written = quantity.unit().orElse(unit);
      if (!written.sameDimensionAs(unit)) {
        throw text.problem(
            "'" + text.value() + "' is in " + written + ", not in " + unit, "Write " + example);
      }
      return value.multiply(written.factorTo(unit));
    } catch (UnitException e) {
      throw text.problem(
          e.getMessage() == null ? "unknown unit" : e.getMessage(), "Write " + example);
    } catch (InputException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw text.problem("'" + text.value() + "' is no amount", "Write " + example);
    }
  }

  static int whole(YamlMap map, String key, int low, int high, int otherwise) {
    return map.get(key).map(node -> whole(node.asText(), low, high)).orElse(otherwise);
  }

  static int whole(YamlText text, int low, int high) {
    try {
      int value = Integer.parseInt(text.value().replace("_", "").strip());
      if (value >= low && value <= high) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, in the same words.
    }
    throw text.problem(
        "'" + text.value() + "' is no whole number from " + low + " to " + high,
        "Write one, such as " + low);
  }

  static long seed(YamlMap map, long otherwise) {
    Optional<YamlText> text = map.get("seed").map(YamlNode::asText);
    try {
      return text.map(t -> Long.parseLong(t.value())).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw text.orElseThrow().problem("this is no seed", "Write a whole number");
    }
  }

  /** A time such as {@code 500 ms}, {@code 30 s} or {@code 2 min}. */
  static Duration time(YamlText text) {
    return Times.duration(text.value())
        .orElseThrow(
            () -> text.problem("'" + text.value() + "' is no time", "Write 500 ms, 30 s or 2 min"));
  }

  static Duration time(YamlMap map, String key, Duration otherwise) {
    return map.get(key).map(node -> time(node.asText())).orElse(otherwise);
  }

  /** One of a few words. */
  static String word(YamlMap map, String key, List<String> known, String otherwise) {
    Optional<YamlText> text = map.get(key).map(YamlNode::asText);
    if (text.isPresent() && !known.contains(text.get().value())) {
      throw text.get()
          .problem(
              "'" + text.get().value() + "' is not known here",
              "Write one of: " + String.join(", ", known));
    }
    return text.map(YamlText::value).orElse(otherwise);
  }
}
