package dev.yourbrief.bill.traffic;

/**
 * A 90 % interval of a factor, lognormal between its ends, before it becomes an estimate.
 *
 * @param low its low end, above 0
 * @param high its high end, at least as high
 */
record Band(double low, double high) {

  /**
   * The busiest minute over the mean minute within an hour: that of chat (1.54) and of code
   * completion (3.3) in the Azure traces of 2023, each an hour long.
   *
   * @see <a href="https://arxiv.org/abs/2311.18677">Splitwise, where the traces were published</a>
   */
  static final Band MINUTE_IN_HOUR = new Band(1.54, 3.3);

  /**
   * The busiest hour over the mean hour of a day: that of a service with users all over the world
   * (DeepSeek's, 1 over a mean of .816 of its peak, February 2025), and that of eight office hours
   * with a peak in them (4).
   *
   * @see <a href="https://github.com/deepseek-ai/open-infra-index">DeepSeek's inference system</a>
   */
  static final Band HOUR_IN_DAY = new Band(1.23, 4);

  /**
   * The squared coefficient of variation of times between requests: from independent requests (1)
   * to twice their coefficient of variation. Chat in the Azure traces had 1.19 (1.09 squared).
   */
  static final Band ARRIVALS = new Band(1, 4);

  /** The product with another factor, independent of it: their widths add up like deviations. */
  Band times(Band other) {
    double middle = (Math.log(low * high) + Math.log(other.low * other.high)) / 2;
    double half = Math.hypot(Math.log(high / low), Math.log(other.high / other.low)) / 2;
    return new Band(Math.exp(middle - half), Math.exp(middle + half));
  }
}
