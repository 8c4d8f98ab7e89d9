package dev.yourbrief.trial.statistics;

import java.util.stream.IntStream;

/**
 * Random draws in blocks. Each block has a stream of its own, fixed by the seed and the block's
 * number, so that any number of threads draws the same.
 */
final class Blocks {

  /** Draws in a block: large enough to be worth a task, small enough to share 10,000 evenly. */
  private static final int SIZE = 250;

  /** What SplitMix64 adds a step. */
  static final long STEP = 0x9E3779B97F4A7C15L;

  /** Fills draws {@code from} to {@code to} from the stream that begins at {@code state}. */
  interface Filler {
    void fill(long state, int from, int to);
  }

  private Blocks() {}

  /** Has every draw filled once, blocks beside each other. */
  static void fill(long seed, int draws, Filler filler) {
    Check.atLeast("draws", draws, 1);
    int blocks = (draws + SIZE - 1) / SIZE;
    IntStream.range(0, blocks)
        .parallel()
        .forEach(block -> {
          long state = mix(mix(seed) + mix(block * STEP + 1));
          int from = block * SIZE;
          filler.fill(state, from, Math.min(draws, from + SIZE));
        });
  }

  /**
   * SplitMix64's output for a state; the state goes on by {@link #STEP}.
   *
   * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea and Flood, Fast Splittable
   *     Pseudorandom Number Generators, 2014</a>
   */
  static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }

  /** One of n, from 32 random bits. */
  static int index(long bits, long n) {
    return (int) ((bits * n) >>> 32);
  }
}
