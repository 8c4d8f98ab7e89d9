package dev.yourbrief.publish.trial;

import dev.yourbrief.trial.decide.Scale;
import dev.yourbrief.trial.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * How a trial's numbers are written: shares as percentages with one decimal, differences in points
 * with their sign, and a dash where there is no number.
 *
 * @param scale what scores are counted in
 */
record Numbers(Scale scale) {

  static final String DASH = "–";
  static final String UNKNOWN = "unknown";

  private static final Pattern MINUS = Pattern.compile("(?<![\\p{L}\\p{N}.-])-(?=\\d)");
  private static final Pattern PERCENT = Pattern.compile("(?<=\\d) %");
  private static final Pattern P = Pattern.compile("\\bp ([<=]) (?=\\d)");
  private static final BigDecimal CENT = new BigDecimal("0.01");

  /** A sentence of the trial's: real minus signs, and no line ends within a number. */
  static String sentence(String words) {
    String minus = MINUS.matcher(words).replaceAll("−");
    return P.matcher(PERCENT.matcher(minus).replaceAll("\u00a0%")).replaceAll("p\u00a0$1\u00a0");
  }

  /** What differences are counted in: {@code points}; empty when they are bare numbers. */
  String unit() {
    return scale.size(0).replaceFirst("^[0-9.]+", "").strip();
  }

  /** {@code head, points}: what heads a column of differences. */
  String head(String words) {
    return unit().isEmpty() ? words : words + ", " + unit();
  }

  /** A difference with its sign and unit. */
  String signed(double difference) {
    return Double.isFinite(difference) ? sentence(scale.signed(difference)) : DASH;
  }

  /** A difference with its sign, where the unit is said already. */
  String bare(double difference) {
    return without(signed(difference));
  }

  /** A size without a sign, with its unit. */
  String size(double size) {
    return Double.isFinite(size) ? scale.size(size) : DASH;
  }

  /** From low to high, with signs and the unit. */
  String interval(double low, double high) {
    return Double.isFinite(low) && Double.isFinite(high)
        ? sentence(scale.interval(new Interval(low, high)))
        : DASH;
  }

  String bareInterval(double low, double high) {
    return without(interval(low, high));
  }

  private String without(String words) {
    String unit = unit();
    return !unit.isEmpty() && words.endsWith(unit)
        ? words.substring(0, words.length() - unit.length()).strip()
        : words;
  }

  /** An arm's own score. */
  String score(double mean) {
    if (!Double.isFinite(mean)) {
      return DASH;
    }
    return scale == Scale.POINTS ? percent(mean) : sentence(scale.size(mean));
  }

  /** The interval of an arm's own score. */
  String scores(Interval of) {
    String low = score(of.low());
    return (low.endsWith("\u00a0%") ? low.substring(0, low.length() - 2) : low)
        + " to "
        + score(of.high());
  }

  /** A share with one decimal. */
  static String percent(double share) {
    return sentence(String.format(Locale.ROOT, "%.1f %%", 100 * share));
  }

  /** A level or a chance that somebody chose, with no more digits than it has: {@code 95 %}. */
  static String chosen(double share) {
    return new BigDecimal(100 * share)
            .round(new MathContext(4))
            .stripTrailingZeros()
            .toPlainString()
        + "\u00a0%";
  }

  /** A p value in a column: {@code 0.014}, {@code < 0.0001}. */
  static String p(double p) {
    if (!Double.isFinite(p)) {
      return DASH;
    }
    return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, p < 0.001 ? "%.4f" : "%.3f", p);
  }

  /** A p value in a sentence: {@code p = 0.014}, {@code p < 0.0001}. */
  static String pIs(double p) {
    String words = p(p);
    return sentence(words.startsWith("<") ? "p " + words : "p = " + words);
  }

  /** A pure number, such as a correlation. */
  static String ratio(OptionalDouble of) {
    if (of.isEmpty() || !Double.isFinite(of.getAsDouble())) {
      return DASH;
    }
    String words = String.format(Locale.ROOT, "%.2f", of.getAsDouble());
    return words.equals("-0.00") ? "0.00" : sentence(words);
  }

  static String count(long of) {
    return String.format(Locale.ROOT, "%,d", of);
  }

  /** {@code 1 case}, {@code 2 cases}. */
  static String count(long of, String one, String many) {
    return count(of) + " " + (of == 1 ? one : many);
  }

  /** Dollars; below a cent to two digits that count. */
  static String usd(BigDecimal usd) {
    if (usd.signum() == 0) {
      return "$0";
    }
    return usd.abs().compareTo(CENT) < 0
        ? "$" + usd.round(new MathContext(2)).stripTrailingZeros().toPlainString()
        : String.format(Locale.ROOT, "$%,.2f", usd.setScale(2, RoundingMode.HALF_EVEN));
  }

  static String seconds(OptionalDouble of) {
    if (of.isEmpty() || !Double.isFinite(of.getAsDouble())) {
      return DASH;
    }
    double seconds = of.getAsDouble();
    return seconds < 0.005
        ? "< 0.01"
        : String.format(Locale.ROOT, seconds < 100 ? "%.2f" : "%,.0f", seconds);
  }
}
