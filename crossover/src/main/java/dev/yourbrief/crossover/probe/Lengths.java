package dev.yourbrief.crossover.probe;

import java.util.SplittableRandom;

/**
 * How long requests are.
 *
 * @param input tokens of a prompt, on average
 * @param output tokens of an answer, on average
 * @param spread 0 for all alike; else the standard deviation of the logarithm of each length
 */
public record Lengths(int input, int output, double spread) {

  /** A length is no less than this share of the mean, and no more than its inverse. */
  private static final double FURTHEST = 8;

  public Lengths {
    if (input < 1 || output < 1 || !(spread >= 0) || spread > 2) {
      throw new IllegalArgumentException("no lengths: " + input + ", " + output + ", " + spread);
    }
  }

  /** The same prompts, with answers of another length. */
  Lengths withOutput(int tokens) {
    return new Lengths(input, tokens, spread);
  }

  int inputOf(SplittableRandom random) {
    return drawn(input, random);
  }

  int outputOf(SplittableRandom random) {
    return drawn(output, random);
  }

  /** Lognormal with this mean. */
  private int drawn(int mean, SplittableRandom random) {
    if (spread == 0) {
      return mean;
    }
    double factor = Math.exp(spread * random.nextGaussian() - spread * spread / 2);
    return (int) Math.max(1, Math.round(mean * Math.clamp(factor, 1 / FURTHEST, FURTHEST)));
  }

  /** The longest answer that may be asked for. */
  int longestOutput() {
    return spread == 0 ? output : (int) Math.ceil(output * FURTHEST);
  }
}
