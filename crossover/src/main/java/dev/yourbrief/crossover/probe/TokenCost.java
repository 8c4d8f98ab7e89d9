package dev.yourbrief.crossover.probe;

import dev.yourbrief.crossover.probe.TokenTimeFit.Shape;
import java.util.List;

/**
 * GPU time of a token, out of two rungs with answers of different length: {@code GPUs ÷ output rate
 * = a × input ÷ output + b} seconds an output token, solved by least squares of the relative error
 * with {@code 0 < a ≤ b}. The band is what the same fit gives at the ends of each rung's own error.
 *
 * @param input GPU-seconds per million input tokens
 * @param output GPU-seconds per million output tokens
 */
public record TokenCost(Band input, Band output) {

  /** No measurement of a few minutes is nearer to a fleet's daily life. */
  private static final double LEAST_ERROR = 0.05;

  private static final double MTOK = 1e6;

  /** A middle, and where it lies nine times in ten as far as the measurement tells. */
  public record Band(double low, double middle, double high) {}

  /**
   * The cost of tokens.
   *
   * @param gpus the GPUs behind the endpoint
   * @throws IllegalArgumentException if the rungs have nearly the same ratio of input to output
   */
  static TokenCost of(double gpus, Rung usual, Rung shortAnswers) {
    List<Rung> rungs = List.of(usual, shortAnswers);
    TokenTimeFit middle = fit(gpus, rungs, 0, 0);
    double a0 = middle.input();
    double a1 = a0;
    double b0 = middle.output();
    double b1 = b0;
    for (int[] ends : new int[][] {{-1, -1}, {-1, 1}, {1, -1}, {1, 1}}) {
      TokenTimeFit fit = fit(gpus, rungs, ends[0], ends[1]);
      a0 = Math.min(a0, fit.input());
      a1 = Math.max(a1, fit.input());
      b0 = Math.min(b0, fit.output());
      b1 = Math.max(b1, fit.output());
    }
    return new TokenCost(
        new Band(a0 * MTOK, middle.input() * MTOK, a1 * MTOK),
        new Band(b0 * MTOK, middle.output() * MTOK, b1 * MTOK));
  }

  private static TokenTimeFit fit(double gpus, List<Rung> rungs, int first, int second) {
    return TokenTimeFit.of(
        List.of(shape(gpus, rungs.get(0), first), shape(gpus, rungs.get(1), second)));
  }

  /** A rung's shape, at one end of its error or (0) as measured. */
  private static Shape shape(double gpus, Rung rung, int end) {
    double rate = rung.outputTokensPerSecond();
    double error = Math.min(0.5, Math.max(LEAST_ERROR, rung.error()));
    // Both rates are of the same window, so their ratio is that of what was really served.
    double ratio = rung.inputTokensPerSecond() / rate;
    return new Shape(ratio, gpus / rate * (1 + end * error));
  }
}
