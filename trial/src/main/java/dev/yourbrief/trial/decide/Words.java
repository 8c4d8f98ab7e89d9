package dev.yourbrief.trial.decide;

import java.util.Locale;

/** Counts and p values in sentences. */
final class Words {

  private Words() {}

  /** {@code 3,080}. */
  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** {@code p = 0.014}, {@code p < 0.0001}. */
  static String p(double p) {
    return p < 0.0001
        ? "p < 0.0001"
        : String.format(Locale.ROOT, p < 0.001 ? "p = %.4f" : "p = %.3f", p);
  }
}
