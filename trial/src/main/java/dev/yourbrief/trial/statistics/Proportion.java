package dev.yourbrief.trial.statistics;

/**
 * A share of yes among yes-or-no values.
 *
 * @param yes how many were yes
 * @param n of how many, at least one
 */
public record Proportion(long yes, long n) {

  public Proportion {
    Check.atLeast("values", n, 1);
    if (yes < 0 || yes > n) {
      throw new IllegalArgumentException(yes + " of " + n);
    }
  }

  public double rate() {
    return (double) yes / n;
  }

  /**
   * The standard error as Bernoulli has it, sqrt(p (1 - p) / n): for values that are strictly 0 or
   * 1.
   */
  public double standardError() {
    return Math.sqrt(rate() * (1 - rate()) / n);
  }

  /**
   * Wilson's score interval: (p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n).
   *
   * @see <a href="https://doi.org/10.2307/2276774">Wilson, Probable Inference, 1927</a>
   */
  public Interval wilson(double level) {
    double z = Check.z(level);
    double over = z * z / n;
    double middle = rate() + over / 2;
    double half = z * Math.sqrt(rate() * (1 - rate()) / n + over / (4 * n));
    // At none and at all the ends are 0 and 1; rounding must not say otherwise.
    double low = yes == 0 ? 0 : (middle - half) / (1 + over);
    double high = yes == n ? 1 : (middle + half) / (1 + over);
    return new Interval(low, high).within(0, 1);
  }

  /**
   * The exact interval of Clopper and Pearson: beta quantiles, B(a/2; k, n-k+1) to B(1-a/2; k+1,
   * n-k).
   *
   * @see <a href="https://doi.org/10.2307/2331986">Clopper and Pearson, The Use of Confidence or
   *     Fiducial Limits, 1934</a>
   */
  public Interval exact(double level) {
    double tail = (1 - Check.share("a level", level)) / 2;
    double low = yes == 0 ? 0 : Quantiles.beta(tail, (double) yes, no() + 1.0);
    double high = yes == n ? 1 : Quantiles.beta(1 - tail, yes + 1.0, no());
    return new Interval(low, high);
  }

  /**
   * The central interval of what is believed after the values when every rate was as likely before:
   * beta(k+1, n-k+1).
   *
   * @see <a href="https://arxiv.org/abs/2503.01747">Bowyer, Aitchison and Ivanova, Don't Use the
   *     CLT in LLM Evals With Fewer Than a Few Hundred Datapoints, 2025</a>
   */
  public Interval credible(double level) {
    double tail = (1 - Check.share("a level", level)) / 2;
    return new Interval(
        Quantiles.beta(tail, yes + 1.0, no() + 1.0),
        Quantiles.beta(1 - tail, yes + 1.0, no() + 1.0));
  }

  /**
   * The one-sided upper bound of Clopper and Pearson; for none of n it is near 3/n at 95 % (the
   * rule of three).
   */
  public double exactUpper(double level) {
    return yes == n ? 1 : Quantiles.beta(Check.share("a level", level), yes + 1.0, no());
  }

  private double no() {
    return (double) (n - yes);
  }
}
