package dev.yourbrief.publish.diff;

import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure.Amount;
import dev.yourbrief.figure.Figure.Value;
import dev.yourbrief.figure.Point;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Provenance.Catalogued;
import dev.yourbrief.figure.Provenance.Given;
import dev.yourbrief.figure.Range;
import dev.yourbrief.figure.Summary;

/** When two values, or where they come from, are the same. */
final class Values {

  private Values() {}

  static boolean same(Value old, Value now) {
    return (old instanceof Amount before && now instanceof Amount after)
        ? before.unit().equals(after.unit()) && same(before.estimate(), after.estimate())
        : old.equals(now);
  }

  /**
   * Digits that say nothing (7 and 7.0) make no difference, nor does keeping a summary of draws.
   */
  private static boolean same(Estimate old, Estimate now) {
    if (old instanceof Point before && now instanceof Point after) {
      return before.value().compareTo(after.value()) == 0;
    }
    if (old instanceof Range before && now instanceof Range after) {
      return before.low().compareTo(after.low()) == 0 && before.high().compareTo(after.high()) == 0;
    }
    return summary(old).equals(summary(now));
  }

  private static Summary summary(Estimate estimate) {
    return switch (estimate) {
      case Summary summary -> summary;
      case Draws draws -> Summary.of(draws);
      case Point point -> level(point.value().doubleValue());
      case Range range ->
          new Summary(
              range.quantile(0.05),
              range.quantile(0.1),
              range.median(),
              range.quantile(0.9),
              range.quantile(0.95),
              range.median());
    };
  }

  private static Summary level(double value) {
    return new Summary(value, value, value, value, value, value);
  }

  /**
   * Whether a value comes from elsewhere: another kind of source, another person, another day of a
   * catalogue. The line an answer stands on, and the day it was given again, are no news.
   */
  static boolean isOtherSource(Provenance old, Provenance now) {
    if (old instanceof Given before && now instanceof Given after) {
      return !before.by().equals(after.by());
    }
    if (old instanceof Catalogued before && now instanceof Catalogued after) {
      return !before.asOf().equals(after.asOf());
    }
    return !old.getClass().equals(now.getClass());
  }
}
