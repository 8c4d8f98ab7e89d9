package dev.yourbrief.trial.decide;

import dev.yourbrief.trial.statistics.Interval;
import java.util.Locale;

/** Numbers in sentences. Scores are said in points: hundredths. */
final class Words {

  private Words() {}

  /** A difference with its sign: {@code +3.0 points}. */
  static String signed(double difference) {
    return sign(difference) + " points";
  }

  /** A size without a sign: {@code 3.0 points}. */
  static String points(double size) {
    return String.format(Locale.ROOT, "%.1f points", 100 * size);
  }

  static String interval(Interval of) {
    return sign(of.low()) + " to " + sign(of.high()) + " points";
  }

  private static String sign(double difference) {
    String text = String.format(Locale.ROOT, "%+.1f", 100 * difference);
    return text.equals("-0.0") ? "+0.0" : text;
  }

  /** {@code p = 0.014}, {@code p < 0.0001}. */
  static String p(double p) {
    return p < 0.0001
        ? "p < 0.0001"
        : String.format(Locale.ROOT, p < 0.001 ? "p = %.4f" : "p = %.3f", p);
  }
}
