package dev.yourbrief.bill.forecast;

import dev.yourbrief.figure.Sampler;
import java.util.SplittableRandom;

/**
 * What no trend explains, drawn from the weeks themselves: weeks that are dearer or cheaper than
 * the line for a while (drawn with replacement, four make a month), and a level that wanders off
 * for good.
 *
 * <p>Tables are drawn once and picked from, by the bits of one number a month: sixty months of ten
 * thousand worlds cost a few milliseconds.
 */
final class Noise {

  /** What a month is made of, near enough. */
  private static final int WEEKS = 4;

  private static final int BITS = 10;
  private static final int TABLE = 1 << BITS;
  private static final int FITTED = 2;

  /**
   * A line through a dozen weeks takes some of a wandering level for a trend; so much is given
   * back.
   */
  private static final double TAKEN_BY_THE_LINE = 1.5;

  private final double[] months = new double[TABLE];
  private final double[] steps;
  private final double wandering;

  Noise(Weeks weeks, double[] residuals, Sampler sampler) {
    int n = residuals.length;
    // The line was fitted to the same weeks, so they lie closer to it than the next ones will.
    double widened = Math.sqrt((double) n / (n - FITTED));
    double[] factors = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      factors[i] = Math.exp(residuals[i] * widened);
      sum += factors[i];
    }
    SplittableRandom random = Streams.of(sampler, "bill.forecast.weeks");
    for (int i = 0; i < TABLE; i++) {
      double month = 0;
      for (int week = 0; week < WEEKS; week++) {
        month += factors[random.nextInt(n)];
      }
      months[i] = month / WEEKS * n / sum;
    }
    steps = new Sampler(sampler.seed(), TABLE).standardNormal("bill.forecast.steps").toArray();
    wandering = Math.sqrt(wandering(weeks, residuals));
  }

  /** A month's factor over the line, from ten random bits. */
  double month(long bits) {
    return months[(int) (bits & (TABLE - 1))];
  }

  /** How far the logarithm of the level wanders in so many weeks, from ten other bits. */
  double step(long bits, double weeks) {
    return steps[(int) ((bits >>> BITS) & (TABLE - 1))] * wandering * Math.sqrt(weeks);
  }

  /**
   * The variance a week by which the level wanders: weeks further apart differ by more than
   * neighbours do only if it does.
   */
  private static double wandering(Weeks weeks, double[] residuals) {
    double near = difference(weeks, residuals, 1);
    double far = difference(weeks, residuals, WEEKS);
    double variance = TAKEN_BY_THE_LINE * (far - near) / (WEEKS - 1);
    return variance > 0 ? variance : 0;
  }

  /** The mean squared difference of weeks so far apart; 0 without any. */
  private static double difference(Weeks weeks, double[] residuals, int apart) {
    double squares = 0;
    int pairs = 0;
    for (int i = 0; i < residuals.length; i++) {
      for (int j = i + 1; j < residuals.length; j++) {
        if (weeks.number(j) - weeks.number(i) == apart) {
          double difference = residuals[j] - residuals[i];
          squares += difference * difference;
          pairs++;
        }
      }
    }
    return pairs == 0 ? 0 : squares / pairs;
  }
}
