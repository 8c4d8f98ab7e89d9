package dev.yourbrief.gateway.watch;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;

/** Numbers as people read them. */
public final class Plain {

  /** What is said of a number that nobody knows. */
  public static final String UNKNOWN = "–";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Plain() {}

  /** 1240, 18.3k, 4.07M. */
  public static String count(long n) {
    long size = Math.abs(n);
    if (size < 10_000) {
      return String.valueOf(n);
    }
    if (size < 1_000_000) {
      return scaled(n, 1_000) + "k";
    }
    return size < 1_000_000_000 ? scaled(n, 1_000_000) + "M" : scaled(n, 1_000_000_000) + "G";
  }

  private static String scaled(long n, long unit) {
    return new BigDecimal(n)
        .divide(new BigDecimal(unit), new MathContext(3, RoundingMode.HALF_UP))
        .toPlainString();
  }

  /** Two decimals; below a dollar two digits that are not 0. */
  public static String usd(BigDecimal usd) {
    if (usd.signum() == 0) {
      return "$0";
    }
    BigDecimal shown = usd.setScale(2, RoundingMode.HALF_UP);
    if (usd.abs().compareTo(BigDecimal.ONE) < 0) {
      BigDecimal two = usd.round(new MathContext(2, RoundingMode.HALF_UP));
      shown = two.setScale(Math.max(2, two.scale() + 2 - two.precision()));
    }
    String digits = shown.toPlainString();
    return digits.startsWith("-") ? "-$" + digits.substring(1) : "$" + digits;
  }

  /** 840 ms, 1.24 s, 12.4 s, 2 min 5 s. */
  public static String millis(long millis) {
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 10_000) {
      return String.format(Locale.ROOT, "%.2f s", millis / 1000.0);
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    return millis / 60_000 + " min " + millis / 1_000 % 60 + " s";
  }

  public static String millis(OptionalLong millis) {
    return millis.isPresent() ? millis(millis.getAsLong()) : UNKNOWN;
  }

  /** In whole percent; below one, and not none, to a tenth. */
  public static String share(long part, long whole) {
    if (whole == 0) {
      return UNKNOWN;
    }
    double percent = 100.0 * part / whole;
    return part == 0 || percent >= 1
        ? Math.round(percent) + " %"
        : String.format(Locale.ROOT, "%.1f %%", Math.max(0.1, percent));
  }

  /** The time of day in UTC. */
  public static String time(Instant instant) {
    return TIME.format(instant);
  }

  /** The day and the time in UTC. */
  public static String day(Instant instant) {
    return DAY.format(instant);
  }
}
