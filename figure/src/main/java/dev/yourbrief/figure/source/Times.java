package dev.yourbrief.figure.source;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people write them into files. */
public final class Times {

  private static final Pattern TIME =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(ms|s|m|min|h|d)");

  private static final BigDecimal TEN_YEARS = BigDecimal.valueOf(3650L * 86_400_000);

  private Times() {}

  /**
   * A time such as {@code 500 ms}, {@code 90s}, {@code 2 min} or {@code 5m}, {@code 1.5h}, {@code
   * 30d}, in whole milliseconds; empty for a text that is none, or for more than ten years.
   */
  public static Optional<Duration> duration(String text) {
    Matcher m = TIME.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!m.matches()) {
      return Optional.empty();
    }
    long unit =
        switch (m.group(2)) {
          case "ms" -> 1;
          case "s" -> 1000;
          case "m", "min" -> 60_000;
          case "h" -> 3_600_000;
          default -> 86_400_000;
        };
    BigDecimal millis = new BigDecimal(m.group(1)).multiply(BigDecimal.valueOf(unit));
    return millis.compareTo(TEN_YEARS) > 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(millis.longValue()));
  }
}
