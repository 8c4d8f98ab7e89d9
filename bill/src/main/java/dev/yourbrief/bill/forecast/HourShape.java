package dev.yourbrief.bill.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The shape of the day: each hour as a multiple of the mean hour. A factor is the median, over the
 * weekdays, of the hour over that weekday's mean hour.
 *
 * @param hours hour 0 to 23; the factors add up to 24
 * @param peakToMean the busiest hour of the week over its mean hour
 */
public record HourShape(List<ShapeFactor> hours, double peakToMean) {

  static final int HOURS = 24;

  public HourShape {
    hours = List.copyOf(hours);
  }

  /** The shape; empty when fewer than five weekdays were in use. */
  public static Optional<HourShape> of(List<HourSum> sums) {
    double[][] week = new double[Series.WEEK][HOURS];
    sums.forEach(
        sum -> week[sum.weekday().getValue() - 1][sum.hour()] += sum.amount().doubleValue());
    List<List<Double>> ratios = new ArrayList<>();
    for (int hour = 0; hour < HOURS; hour++) {
      ratios.add(new ArrayList<>());
    }
    double total = 0;
    double most = 0;
    for (double[] day : week) {
      double sum = 0;
      for (double hour : day) {
        sum += hour;
        most = Math.max(most, hour);
      }
      total += sum;
      for (int hour = 0; hour < HOURS && sum > 0; hour++) {
        ratios.get(hour).add(day[hour] * HOURS / sum);
      }
    }
    double peakToMean = most * Series.WEEK * HOURS / total;
    return Shapes.of(ratios).map(hours -> new HourShape(hours, peakToMean));
  }
}
