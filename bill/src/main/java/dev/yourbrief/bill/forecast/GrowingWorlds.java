package dev.yourbrief.bill.forecast;

import dev.yourbrief.figure.Sampler;
import java.util.SplittableRandom;

/**
 * The run-rate, carried on by a growth that wears off. Every world draws its own growth out of
 * Sen's interval, how long it lasts, and the noise of the weeks. Without a trend growth is drawn
 * just as widely, around none.
 *
 * @see <a href="https://doi.org/10.1287/mnsc.31.10.1237">Gardner and McKenzie, Forecasting trends
 *     in time series (1985)</a>
 */
final class GrowingWorlds implements Worlds {

  /**
   * Each month's growth is this part of the month's before, at least; at most it lasts. The bill
   * does not say which, so every world draws one in between.
   */
  static final double LEAST_LASTING = 0.9;

  /** Shared with the growth that is shown, so that a world is the same in both. */
  static final String GROWTH = "bill.forecast.growth";

  /** Half the smallest chi-square that is believed: one in two hundred is smaller. */
  private static final double LEAST_CHI = 0.1;

  private static final double DAYS_A_MONTH = 365.0 / 12;

  private final double runRate;
  private final boolean trended;
  private final TheilSen line;
  private final Weeks weeks;

  GrowingWorlds(Series series, Weeks weeks, TheilSen line, boolean trended) {
    this.runRate = series.runRate();
    this.trended = trended;
    this.line = line;
    this.weeks = weeks;
  }

  @Override
  public double middle(int days) {
    return trended
        ? runRate * Math.exp(line.slope() * (Series.RUN_RATE_DAYS + days) / (2.0 * Series.WEEK))
        : runRate;
  }

  @Override
  public double[][] draw(Sampler sampler, int periods, int days) {
    Noise noise = new Noise(weeks, line.residuals(), sampler);
    double[] deviations = sampler.standardNormal(GROWTH).toArray();
    double[] doubts = sampler.standardNormal("bill.forecast.doubt").toArray();
    SplittableRandom random = Streams.of(sampler, "bill.forecast.worlds");
    double[][] costs = new double[periods][sampler.size()];
    double firstStep = (double) (Series.RUN_RATE_DAYS + days) / (3 * Series.WEEK);
    double step = (double) days / Series.WEEK;
    for (int world = 0; world < sampler.size(); world++) {
      double perWeek = line.quantileAt(deviations[world]);
      if (!trended) {
        // Around none, and as far as the trend that was not followed.
        perWeek += line.slope() * (doubts[world] - 1);
      }
      double perDay = perWeek / Series.WEEK;
      double wear = wear(random.nextLong());
      double left = Math.exp(-wear * days / 2);
      double each = Math.exp(-wear * days);
      double level = runRate / noise.month(random.nextLong());
      double wandered = 0;
      double restless = restless(random);
      for (int period = 0; period < periods; period++) {
        long bits = random.nextLong();
        wandered += restless * noise.step(bits, period == 0 ? firstStep : step);
        double grown =
            Series.RUN_RATE_DAYS / 2.0 + (wear > 0 ? (1 - left) / wear : days * (period + 0.5));
        costs[period][world] = level * noise.month(bits) * Math.exp(perDay * grown + wandered);
        left *= each;
      }
    }
    return costs;
  }

  /** The rate a day at which growth wears off. */
  private static double wear(long bits) {
    double lasting = LEAST_LASTING + (1 - LEAST_LASTING) * Streams.unit(bits);
    return -Math.log(lasting) / DAYS_A_MONTH;
  }

  /**
   * How much more a level may wander than it was seen to: that was measured over some four
   * stretches, so the ratio of the two variances is 4 over a chi-square of 4 degrees.
   */
  private static double restless(SplittableRandom random) {
    double even = 1 - Streams.unit(random.nextLong());
    double odd = 1 - Streams.unit(random.nextLong());
    return Math.sqrt(2 / Math.max(-Math.log(even * odd), LEAST_CHI));
  }
}
