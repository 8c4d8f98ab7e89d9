package dev.yourbrief.bill.forecast;

import java.util.List;
import java.util.Optional;

/** Turns what was seen of each part of a cycle into factors with mean 1. */
final class Shapes {

  private Shapes() {}

  /**
   * One factor for each part, the median of its ratios, with its interval; all divided by their
   * mean. Empty when a part was seen too seldom, or the medians are nothing.
   */
  static Optional<List<ShapeFactor>> of(List<List<Double>> ratios) {
    if (ratios.stream().anyMatch(part -> part.size() < OrderStatistics.LEAST)) {
      return Optional.empty();
    }
    List<OrderStatistics> parts =
        ratios.stream()
            .map(part ->
                new OrderStatistics(part.stream().mapToDouble(Double::doubleValue).toArray()))
            .toList();
    double mean = parts.stream().mapToDouble(OrderStatistics::median).sum() / parts.size();
    if (!(mean > 0)) {
      return Optional.empty();
    }
    return Optional.of(
        parts.stream()
            .map(part ->
                new ShapeFactor(part.median() / mean, part.low() / mean, part.high() / mean))
            .toList());
  }
}
