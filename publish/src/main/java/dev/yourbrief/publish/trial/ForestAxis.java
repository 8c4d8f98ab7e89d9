package dev.yourbrief.publish.trial;

import dev.yourbrief.publish.LinearAxis;
import dev.yourbrief.trial.decide.Scale;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How far a forest plot reaches. A hopeless arm must not squeeze those that matter into a stroke:
 * the axis shows what is about as wide again as the candidates, nothing and the margin, and what
 * goes on beyond gets an arrow.
 */
final class ForestAxis {

  private static final double EDGE = 0.04;

  private ForestAxis() {}

  static LinearAxis of(
      List<ForestRow> rows, double margin, Numbers numbers, double from, double to, int labels) {
    boolean hasCandidates = rows.stream().anyMatch(ForestRow::isCandidate);
    double[] core = values(rows.stream().filter(r -> !hasCandidates || r.isCandidate()), margin);
    double low = DoubleStream.of(core).min().orElse(0);
    double high = DoubleStream.of(core).max().orElse(0);
    double least = numbers.scale() == Scale.POINTS ? 0.02 : 1e-6;
    double around = Math.max(high - low, least);
    double[] all = values(rows.stream(), margin);
    double left = Math.max(DoubleStream.of(all).min().orElse(0), low - around);
    double right = Math.min(DoubleStream.of(all).max().orElse(0), high + around);
    double edge = EDGE * Math.max(right - left, least);
    return LinearAxis.exactly(left - edge, right + edge, from, to, labels);
  }

  private static double[] values(Stream<ForestRow> rows, double margin) {
    return DoubleStream.concat(
            DoubleStream.of(0, margin),
            rows.flatMapToDouble(r -> DoubleStream.of(r.low(), r.high())))
        .filter(Double::isFinite)
        .toArray();
  }
}
