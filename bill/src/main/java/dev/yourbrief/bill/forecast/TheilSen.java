package dev.yourbrief.bill.forecast;

import java.util.Arrays;

/**
 * The line through the logarithms of the weeks whose slope is the median of the slopes between any
 * two of them. Nearly a third of the weeks may be wild without moving it far.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1968.10480934">Sen, Estimates of the regression
 *     coefficient based on Kendall's tau (1968)</a>
 */
final class TheilSen {

  /** A sample of a dozen cannot tell a correlation above this from a wandering level. */
  private static final double MOST_CORRELATED = 0.8;

  private final double[] slopes;
  private final double[] residuals;
  private final double spread;

  TheilSen(Weeks weeks, double unit) {
    int n = weeks.size();
    double[] logs = new double[n];
    for (int i = 0; i < n; i++) {
      logs[i] = Math.log(weeks.cost(i) / unit);
    }
    slopes = new double[n * (n - 1) / 2];
    int at = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        slopes[at] = (logs[j] - logs[i]) / (weeks.number(j) - weeks.number(i));
        at++;
      }
    }
    Arrays.sort(slopes);
    residuals = residuals(weeks, logs, quantileAt(0));
    double kendall = Math.sqrt(n * (n - 1.0) * (2 * n + 5) / 18);
    double rho = Math.clamp(correlation(residuals), 0, MOST_CORRELATED);
    // Weeks that are like their neighbours say less than as many that are not (Hamed and Rao 1998).
    spread = kendall * Math.sqrt((1 + rho) / (1 - rho));
  }

  private static double[] residuals(Weeks weeks, double[] logs, double slope) {
    double[] residuals = new double[logs.length];
    for (int i = 0; i < logs.length; i++) {
      residuals[i] = logs[i] - slope * weeks.number(i);
    }
    double middle = new OrderStatistics(residuals).median();
    for (int i = 0; i < logs.length; i++) {
      residuals[i] -= middle;
    }
    return residuals;
  }

  /** How much a week is like the one before it. */
  private static double correlation(double[] residuals) {
    double mean = Arrays.stream(residuals).average().orElse(0);
    double products = 0;
    double squares = 0;
    for (int i = 0; i < residuals.length; i++) {
      double r = residuals[i] - mean;
      squares += r * r;
      products += i == 0 ? 0 : r * (residuals[i - 1] - mean);
    }
    return squares > 0 ? products / squares : 0;
  }

  /** The growth of the logarithm in a week. */
  double slope() {
    return quantileAt(0);
  }

  /**
   * The slope that lies so many standard errors from the middle: Sen's interval, read at every
   * level at once.
   */
  double quantileAt(double deviations) {
    double middle = (slopes.length - 1) / 2.0;
    double rank = middle + (deviations == 0 ? 0 : deviations * spread / 2);
    double at = Math.clamp(rank, 0, slopes.length - 1.0);
    int below = (int) at;
    int above = Math.min(below + 1, slopes.length - 1);
    return slopes[below] + (at - below) * (slopes[above] - slopes[below]);
  }

  /** How far each week lies from the line, as a logarithm. */
  double[] residuals() {
    return residuals.clone();
  }
}
