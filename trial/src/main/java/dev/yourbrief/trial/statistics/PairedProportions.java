package dev.yourbrief.trial.statistics;

import java.util.function.DoublePredicate;

/**
 * Two yes-or-no values of the same items, counted: the difference between their shares of yes, with
 * intervals that hold for few items too.
 *
 * @param both items where both are yes
 * @param first items where only the first is
 * @param second items where only the second is
 * @param neither items where neither is
 */
public record PairedProportions(long both, long first, long second, long neither) {

  public PairedProportions {
    if (both < 0 || first < 0 || second < 0 || neither < 0) {
      throw new IllegalArgumentException("a count below 0");
    }
    Check.atLeast("items", both + first + second + neither, 1);
  }

  public long n() {
    return both + first + second + neither;
  }

  /** The first share less the second. */
  public double difference() {
    return (double) (first - second) / n();
  }

  public McNemar mcNemar() {
    return new McNemar(first, second);
  }

  /**
   * The score interval of Tango: every difference D whose score test is not rejected, (b - c - nD)²
   * {@literal <=} z² n (2q + D(1 - D)), where q is the likeliest share of "only the second" were D
   * true. It leaves 0 out exactly when McNemar's chi-squared rejects.
   *
   * @see <a
   *     href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C891::AID-SIM780%3E3.0.CO;2-B">Tango,
   *     Equivalence Test and Confidence Interval for the Difference in Proportions for the
   *     Paired-Sample Design, 1998</a>
   */
  public Interval tango(double level) {
    double z = Check.z(level);
    double d = difference();
    DoublePredicate held = at -> Math.abs(score(at)) <= z;
    return new Interval(end(d, -1, held), end(d, 1, held));
  }

  /** The furthest difference towards {@code edge} that is still held, by halving. */
  private static double end(double from, double edge, DoublePredicate held) {
    if (held.test(edge)) {
      return edge;
    }
    double in = from;
    double out = edge;
    for (int i = 0; i < 200; i++) {
      double middle = (in + out) / 2;
      if (middle == in || middle == out) {
        break;
      }
      if (held.test(middle)) {
        in = middle;
      } else {
        out = middle;
      }
    }
    return in;
  }

  private double score(double at) {
    double n = n();
    double above = first - second - n * at;
    double a = 2 * n;
    double b = -first - second + (2 * n - first + second) * at;
    double c = -second * at * (1 - at);
    double q = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
    double variance = n * (2 * q + at * (1 - at));
    // Nothing can vary: only the difference that was seen is possible.
    return variance <= 0
        ? (above == 0 ? 0 : Double.POSITIVE_INFINITY)
        : above / Math.sqrt(variance);
  }

  /**
   * Newcombe's square-and-add interval (his method 10): Wilson's intervals of both shares, put
   * together with their correlation.
   *
   * @see <a
   *     href="https://doi.org/10.1002/(SICI)1097-0258(19981130)17:22%3C2635::AID-SIM954%3E3.0.CO;2-C">Newcombe,
   *     Improved confidence intervals for the difference between binomial proportions based on
   *     paired data, 1998</a>
   */
  public Interval newcombe(double level) {
    Proportion one = new Proportion(both + first, n());
    Proportion two = new Proportion(both + second, n());
    Interval a = one.wilson(level);
    Interval b = two.wilson(level);
    double phi = phi();
    double down = squareAndAdd(one.rate() - a.low(), b.high() - two.rate(), phi);
    double up = squareAndAdd(a.high() - one.rate(), two.rate() - b.low(), phi);
    return new Interval(difference() - down, difference() + up).within(-1, 1);
  }

  private static double squareAndAdd(double x, double y, double phi) {
    return Math.sqrt(Math.max(0, x * x - 2 * phi * x * y + y * y));
  }

  private double phi() {
    double e = both;
    double f = first;
    double g = second;
    double h = neither;
    double margins = (e + f) * (g + h) * (e + g) * (f + h);
    if (margins == 0) {
      return 0;
    }
    double cross = e * h - f * g;
    double corrected = cross > 0 ? Math.max(cross - n() / 2.0, 0) : cross;
    return corrected / Math.sqrt(margins);
  }
}
