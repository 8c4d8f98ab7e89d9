package dev.yourbrief.bill.forecast;

import dev.yourbrief.figure.Sampler;
import java.util.SplittableRandom;

/**
 * The run-rate and nothing else, for a bill with idle weeks or too few: no growth can be read from
 * it. How far a month may be off is drawn from blocks of seven days, as for the run-rate, once for
 * the days it was taken from and once for those it is said of.
 */
final class IdlingWorlds implements Worlds {

  private static final int WEEKS = 4;
  private static final int TABLE = 4096;

  private final Series series;

  IdlingWorlds(Series series) {
    this.series = series;
  }

  @Override
  public double middle(int days) {
    return series.runRate();
  }

  @Override
  public double[][] draw(Sampler sampler, int periods, int days) {
    double[] blocks = blocks();
    SplittableRandom random = Streams.of(sampler, "bill.forecast.idling");
    double[] months = new double[TABLE];
    for (int i = 0; i < TABLE; i++) {
      for (int week = 0; week < WEEKS; week++) {
        months[i] += blocks[random.nextInt(blocks.length)] / WEEKS;
      }
    }
    double runRate = series.runRate();
    double[][] costs = new double[periods][sampler.size()];
    for (int world = 0; world < sampler.size(); world++) {
      double level = runRate - months[random.nextInt(TABLE)];
      for (int period = 0; period < periods; period++) {
        costs[period][world] = Math.max(0, level + months[random.nextInt(TABLE)]);
      }
    }
    return costs;
  }

  /** The mean of every seven days in a row, of those present. */
  private double[] blocks() {
    double[] blocks = new double[series.size() - Series.WEEK + 1];
    double last = series.runRate();
    for (int i = 0; i < blocks.length; i++) {
      double mean = series.mean(i, i + Series.WEEK);
      last = Double.isNaN(mean) ? last : mean;
      blocks[i] = last;
    }
    return blocks;
  }
}
