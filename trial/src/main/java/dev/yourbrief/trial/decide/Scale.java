package dev.yourbrief.trial.decide;

import dev.yourbrief.trial.statistics.Interval;
import java.util.Locale;

/** What scores are counted in, and how they are said. */
public enum Scale {
  /** From 0 to 1, said in hundredths. */
  POINTS(100, 1, " points"),
  /** Any numbers, said as they are. */
  RAW(1, 3, ""),
  /** Money. */
  USD(1, 5, " USD"),
  /** Time. */
  SECONDS(1, 2, " s");

  private final double times;
  private final int decimals;
  private final String unit;

  Scale(double times, int decimals, String unit) {
    this.times = times;
    this.decimals = decimals;
    this.unit = unit;
  }

  /** A difference with its sign: {@code +3.0 points}. */
  public String signed(double difference) {
    return sign(difference) + unit;
  }

  /** A size without a sign: {@code 3.0 points}. */
  public String size(double size) {
    return String.format(Locale.ROOT, "%." + decimals + "f", times * size) + unit;
  }

  /** From low to high, with signs: {@code -0.2 to +6.2 points}. */
  public String interval(Interval of) {
    return sign(of.low()) + " to " + sign(of.high()) + unit;
  }

  private String sign(double difference) {
    String text = String.format(Locale.ROOT, "%+." + decimals + "f", times * difference);
    return text.matches("-[0.]+") ? "+" + text.substring(1) : text;
  }
}
