package dev.yourbrief.bill.forecast;

/**
 * How the forecast would have done: made again on each past day from the days before it alone, and
 * held against the four weeks that followed. The stretches overlap, so so many are not as many
 * independent trials.
 *
 * @param origins how many past days it was made on; 0 when the bill is too short
 * @param inside90 in how many of them the 90 % interval held what came
 * @param inside80 the same for the 80 % interval
 * @param error the mean error of the forecast that was chosen, as a share of what came
 * @param runRateError the same, had the run-rate of the day been taken
 * @param trendError the same, had the trend been followed
 */
public record BackTest(
    int origins, int inside90, int inside80, double error, double runRateError, double trendError) {

  static final BackTest NONE = new BackTest(0, 0, 0, 0, 0, 0);

  /** The share of the past days whose 90 % interval held what came. */
  public double coverage90() {
    return origins == 0 ? 0 : (double) inside90 / origins;
  }

  /** The share of the past days whose 80 % interval held what came. */
  public double coverage80() {
    return origins == 0 ? 0 : (double) inside80 / origins;
  }
}
