package dev.yourbrief.bill.forecast;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The shape of the week: each weekday as a multiple of the mean day. A factor is the median, over
 * the weeks, of the day over the mean of the seven days around it, so that neither growth nor one
 * odd day shows in it.
 *
 * @param days Monday to Sunday; the factors add up to 7
 */
public record WeekdayShape(List<ShapeFactor> days) {

  private static final int HALF = 3;

  public WeekdayShape {
    days = List.copyOf(days);
  }

  /** The factor of a weekday. */
  public ShapeFactor of(DayOfWeek day) {
    return days.get(day.getValue() - 1);
  }

  /** The largest factor: how much the busiest weekday stands above the mean. */
  public double peak() {
    return days.stream().mapToDouble(ShapeFactor::factor).max().orElse(1);
  }

  /** The shape; empty when some weekday was seen too seldom, or is usually idle all around. */
  static Optional<WeekdayShape> of(Series series) {
    List<List<Double>> ratios = new ArrayList<>();
    for (int i = 0; i < Series.WEEK; i++) {
      ratios.add(new ArrayList<>());
    }
    for (int i = HALF; i < series.size() - HALF; i++) {
      double around = series.mean(i - HALF, i + HALF + 1);
      if (series.present(i - HALF, i + HALF + 1) == Series.WEEK && around > 0) {
        ratios.get(series.weekday(i)).add(series.cost(i) / around);
      }
    }
    return Shapes.of(ratios).map(WeekdayShape::new);
  }

  /** The mean factor of so many days after the series' last, from one on. */
  double after(Series series, int from, int days) {
    double sum = 0;
    for (int i = 0; i < days; i++) {
      sum += this.days.get(series.weekday(series.size() + from + i)).factor();
    }
    return sum / days;
  }

  /** The mean factor of the days that are present. */
  double mean(Series series, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += series.isPresent(i) ? days.get(series.weekday(i)).factor() : 0;
    }
    return sum / series.present(from, to);
  }
}
