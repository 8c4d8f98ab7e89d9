package dev.yourbrief.trial.grade;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.YamlList;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is written under the name of a grader. */
final class Options {

  private static final Pattern AMOUNT =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)\\s*([A-Za-z]+)");

  private final YamlMap map;

  private Options(YamlMap map) {
    this.map = map;
  }

  /**
   * Reads them.
   *
   * @param node what is written, if anything
   * @param main the option that a single value or a list stands for; empty when neither will do
   * @param known the options there are
   */
  static Options read(Optional<YamlNode> node, Location where, String main, List<String> known) {
    YamlNode given = node.orElse(new YamlMap(Map.of(), Map.of(), where));
    boolean isShort = !(given instanceof YamlMap) && !main.isEmpty();
    YamlMap map =
        isShort
            ? new YamlMap(Map.of(main, given), Map.of(main, given.where()), given.where())
            : given.asMap();
    map.onlyKnows(known);
    return new Options(map);
  }

  Optional<YamlNode> node(String key) {
    return map.get(key);
  }

  YamlNode require(String key) {
    return map.require(key);
  }

  Optional<String> text(String key) {
    return map.text(key);
  }

  String requireText(String key) {
    return map.requireText(key);
  }

  /** A list of texts; a single value is a list of one. */
  List<String> texts(String key) {
    return map.get(key).map(YamlNode::asTexts).orElse(List.of());
  }

  List<YamlNode> items(String key) {
    YamlNode node = map.require(key);
    List<YamlNode> items = node instanceof YamlList list ? list.items() : List.of(node);
    if (items.isEmpty()) {
      throw new InputException(Problem.of(node.where(), "the list is empty", "Write at least one"));
    }
    return items;
  }

  boolean flag(String key) {
    return is(key, "true", "false");
  }

  /** Whether the first of two words is written; the second is the default. */
  boolean is(String key, String word, String otherwise) {
    Optional<YamlText> text = map.get(key).map(YamlNode::asText);
    if (text.isEmpty() || text.get().value().equals(otherwise)) {
      return false;
    }
    if (text.get().value().equals(word)) {
      return true;
    }
    throw text.get()
        .problem(
            "'" + key + "' cannot be '" + text.get().value() + "'",
            "Write " + word + " or " + otherwise);
  }

  BigDecimal decimal(String key, String otherwise, String least, String most) {
    Optional<YamlText> text = map.get(key).map(YamlNode::asText);
    return text.isEmpty() ? new BigDecimal(otherwise) : decimal(text.get(), least, most);
  }

  /** A number, or a share in per cent. */
  static BigDecimal decimal(YamlText text, String least, String most) {
    String written = text.value().strip();
    boolean isPercent = written.endsWith("%");
    String number = isPercent ? written.substring(0, written.length() - 1).strip() : written;
    if (number.matches("[-+]?\\d{1,15}(\\.\\d{1,15})?([eE][-+]?\\d{1,2})?")) {
      BigDecimal value = new BigDecimal(number).movePointLeft(isPercent ? 2 : 0);
      if (value.compareTo(new BigDecimal(least)) >= 0
          && value.compareTo(new BigDecimal(most)) <= 0) {
        return value;
      }
    }
    throw text.problem(
        "'" + written + "' is no number from " + least + " to " + most, "Write such a number");
  }

  int whole(String key, int otherwise, int least, int most) {
    Optional<YamlText> text = map.get(key).map(YamlNode::asText);
    if (text.isEmpty()) {
      return otherwise;
    }
    BigDecimal value = decimal(text.get(), String.valueOf(least), String.valueOf(most));
    if (value.stripTrailingZeros().scale() > 0) {
      throw text.get().problem("'" + text.get().value() + "' is no whole number", "Write one");
    }
    return value.intValueExact();
  }

  /** A time such as {@code 10 s}. */
  Duration time(String key, Duration otherwise) {
    Optional<YamlText> text = map.get(key).map(YamlNode::asText);
    if (text.isEmpty()) {
      return otherwise;
    }
    Matcher amount = AMOUNT.matcher(text.get().value().strip());
    if (amount.matches()) {
      long unit =
          switch (amount.group(2)) {
            case "ms" -> 1L;
            case "s", "second", "seconds" -> 1_000L;
            case "min", "minute", "minutes" -> 60_000L;
            default -> 0L;
          };
      BigDecimal millis = new BigDecimal(amount.group(1)).multiply(BigDecimal.valueOf(unit));
      if (millis.signum() > 0 && millis.compareTo(BigDecimal.valueOf(86_400_000L)) <= 0) {
        return Duration.ofMillis(Math.max(1, millis.longValue()));
      }
    }
    throw text.get()
        .problem(
            "'" + text.get().value() + "' is no time up to a day",
            "Write it like '10 s' or '2 min'");
  }

  /** An amount of memory such as {@code 512 MiB}, in bytes. */
  long bytes(String key, long otherwise) {
    Optional<YamlText> text = map.get(key).map(YamlNode::asText);
    if (text.isEmpty()) {
      return otherwise;
    }
    Matcher amount = AMOUNT.matcher(text.get().value().strip());
    if (amount.matches()) {
      long unit =
          switch (amount.group(2).toLowerCase(Locale.ROOT)) {
            case "kib", "kb" -> 1L << 10;
            case "mib", "mb" -> 1L << 20;
            case "gib", "gb" -> 1L << 30;
            default -> 0L;
          };
      BigDecimal bytes = new BigDecimal(amount.group(1)).multiply(BigDecimal.valueOf(unit));
      if (bytes.signum() > 0 && bytes.compareTo(BigDecimal.valueOf(1L << 50)) <= 0) {
        return Math.max(1, bytes.longValue());
      }
    }
    throw text.get()
        .problem("'" + text.get().value() + "' is no amount of memory", "Write it like '512 MiB'");
  }
}
