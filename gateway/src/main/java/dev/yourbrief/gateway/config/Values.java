package dev.yourbrief.gateway.config;

import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.Times;
import dev.yourbrief.figure.source.YamlText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Readers of single values, each within its bounds. */
final class Values {

  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,15})\\s*(b|kb|mb|gb|kib|mib|gib)", Pattern.CASE_INSENSITIVE);
  private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
  private static final Pattern SHARE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,15})?)\\s*(%)?");
  private static final Pattern AMOUNT =
      Pattern.compile("\\d{1,18}(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?");

  private Values() {}

  static Function<YamlText, Duration> duration(Duration low, Duration high) {
    return text -> {
      Duration time =
          Times.duration(text.value())
              .orElseThrow(() ->
                  text.problem(
                      "'" + text.value() + "' is no time", "Write one such as 500ms, 30s or 2m"));
      if (time.compareTo(low) < 0 || time.compareTo(high) > 0) {
        throw text.problem(
            "'" + text.value() + "' is out of bounds",
            "Write a time from " + words(low) + " to " + words(high));
      }
      return time;
    };
  }

  /** As the file would say it. */
  static String words(Duration time) {
    long millis = time.toMillis();
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1000;
    if (seconds != 0 && seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    return seconds != 0 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  /** A number of bytes, such as {@code 64MiB}. */
  static Function<YamlText, Long> size(long low, long high) {
    return text -> {
      Matcher m = SIZE.matcher(text.value().strip());
      if (!m.matches()) {
        throw text.problem(
            "'" + text.value() + "' is no size", "Write one such as 64MiB, 512KiB or 1GB");
      }
      long unit =
          switch (m.group(2).toLowerCase(Locale.ROOT)) {
            case "b" -> 1;
            case "kb" -> 1000;
            case "mb" -> 1_000_000;
            case "gb" -> 1_000_000_000;
            case "kib" -> 1 << 10;
            case "mib" -> 1 << 20;
            default -> 1 << 30;
          };
      BigDecimal bytes = new BigDecimal(m.group(1)).multiply(BigDecimal.valueOf(unit));
      if (bytes.compareTo(BigDecimal.valueOf(low)) < 0
          || bytes.compareTo(BigDecimal.valueOf(high)) > 0) {
        throw text.problem(
            "'" + text.value() + "' is out of bounds",
            "Write a size from " + low + "B to " + high + "B");
      }
      return bytes.longValueExact();
    };
  }

  static Function<YamlText, Integer> bytes(int low, int high) {
    return size(low, high).andThen(Math::toIntExact);
  }

  static Function<YamlText, Long> count(long low, long high) {
    return text -> {
      String digits = text.value().strip().replace("_", "");
      if (WHOLE.matcher(digits).matches()) {
        long value = Long.parseLong(digits);
        if (value >= low && value <= high) {
          return value;
        }
      }
      throw text.problem(
          "'" + text.value() + "' is no whole number from " + low + " to " + high,
          "Write one, such as " + Math.clamp(10, low, high));
    };
  }

  static Function<YamlText, Integer> whole(int low, int high) {
    return count(low, high).andThen(Math::toIntExact);
  }

  /** A share above 0 and at most 1, such as {@code 5%} or {@code 0.05}. */
  static double share(YamlText text) {
    Matcher m = SHARE.matcher(text.value().strip());
    if (m.matches()) {
      BigDecimal value = new BigDecimal(m.group(1)).movePointLeft(m.group(2) == null ? 0 : 2);
      if (value.signum() > 0 && value.compareTo(BigDecimal.ONE) <= 0) {
        return value.doubleValue();
      }
    }
    throw text.problem(
        "'" + text.value() + "' is no share above 0% and up to 100%", "Write one such as 5%");
  }

  /** An amount from 0 to a bound, with all its digits. */
  static Function<YamlText, BigDecimal> usd(BigDecimal high) {
    return text -> {
      String digits = text.value().strip();
      if (AMOUNT.matcher(digits).matches()) {
        BigDecimal value = new BigDecimal(digits);
        if (value.compareTo(high) <= 0) {
          return value;
        }
      }
      throw text.problem(
          "'" + text.value() + "' is no amount of USD from 0 to " + high.toPlainString(),
          "Write a number alone, such as 2.50");
    };
  }

  static boolean yes(YamlText text) {
    return switch (text.value()) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw text.problem(
              "'" + text.value() + "' is neither true nor false", "Write true or false");
    };
  }

  /** One of a few words, which are the names of the constants in lower case. */
  static <T extends Enum<T>> Function<YamlText, T> word(Class<T> type) {
    List<T> constants = List.of(type.getEnumConstants());
    return text ->
        constants.stream()
            .filter(constant -> word(constant).equals(text.value()))
            .findFirst()
            .orElseThrow(() -> {
              List<String> known = constants.stream().map(Values::word).toList();
              return text.problem(
                  "'" + text.value() + "' is not known here", nearest(text.value(), known));
            });
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** What could have been meant. */
  static String nearest(String text, List<String> known) {
    Optional<String> near = Closest.to(text, known);
    return near.map(name -> "Did you mean '" + name + "'?")
        .orElseGet(() ->
            known.isEmpty() ? "None are named yet" : "Known here: " + String.join(", ", known));
  }

  /** A day, of which the first instant in UTC is meant, or an instant. */
  static Instant instant(YamlText text) {
    String value = text.value().strip();
    try {
      return value.length() == "2027-01-31".length()
          ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(value);
    } catch (DateTimeParseException e) {
      throw text.problem(
          "'" + text.value() + "' is no day and no time in UTC",
          "Write one such as 2027-01-31 or 2027-01-31T12:00:00Z");
    }
  }
}
