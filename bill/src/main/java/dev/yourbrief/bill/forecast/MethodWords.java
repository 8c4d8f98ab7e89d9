package dev.yourbrief.bill.forecast;

import dev.yourbrief.figure.Sampler;
import java.util.Locale;

/** Says how a forecast was made and how it did on past days. */
final class MethodWords {

  private MethodWords() {}

  static String of(Weeks weeks, BackTest test, boolean trended, Sampler sampler) {
    return how(weeks, trended)
        + "; interval over "
        + String.format(Locale.ROOT, "%,d", sampler.size())
        + " seeded worlds, with noise resampled a week at a time. "
        + tested(test, trended);
  }

  private static String how(Weeks weeks, boolean trended) {
    if (!Method.canGrow(weeks)) {
      return "the run-rate, as no growth can be read from this bill";
    }
    return trended
        ? "the run-rate, carried on by its growth, of which each month keeps nine tenths to all"
        : "the run-rate, with growth as likely down as up";
  }

  private static String tested(BackTest test, boolean trended) {
    if (test.origins() == 0) {
      return "Not back-tested: that takes "
          + RollingOrigins.LEAST_DAYS
          + " settled days since the first cost";
    }
    return "Back-test on "
        + test.origins()
        + " past days of this bill, whose stretches overlap: the 90 % interval held the next four"
        + " weeks "
        + times(test.inside90())
        + ", the 80 % interval "
        + times(test.inside80())
        + "; the mean error was "
        + percent(test.trendError())
        + " with the trend and "
        + percent(test.runRateError())
        + " with the plain run-rate, so the "
        + (trended ? "trend" : "run-rate")
        + " is used";
  }

  private static String times(int n) {
    return n == 1 ? "once" : n + " times";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}
