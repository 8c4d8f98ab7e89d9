package dev.yourbrief.figure;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Turns estimates into draws, the same ones every time. Each name has a stream of its own, fixed by
 * the seed and the name alone: adding an input, or asking in another order, changes no other
 * input's draws (common random numbers).
 *
 * @param seed the seed of the whole run, said in the brief
 * @param size how many draws a run has
 */
public record Sampler(long seed, int size) {

  /** 10,000 draws: the standard error of a probability is then at most 0.5 %. */
  public static final int DEFAULT_SIZE = 10_000;

  /** Draws of an estimate, on the stream called {@code name}. */
  public Draws draw(String name, Estimate estimate) {
    return estimate instanceof Draws draws
        ? checked(name, draws)
        : Draws.owning(values(name, estimate));
  }

  /** The values of those draws, in an array that is the caller's. */
  public double[] values(String name, Estimate estimate) {
    return switch (estimate) {
      case Point point -> {
        double[] same = new double[size];
        Arrays.fill(same, point.value().doubleValue());
        yield same;
      }
      case Range range -> {
        double[] values = normal(name);
        range.fromDeviations(values);
        yield values;
      }
      case Draws draws -> checked(name, draws).toArray();
      case Summary ignored ->
          throw new IllegalArgumentException(
              name + " is a summary: its draws are gone, so it cannot be drawn again");
    };
  }

  private Draws checked(String name, Draws draws) {
    if (draws.size() != size) {
      throw new IllegalArgumentException(
          name + " has " + draws.size() + " draws, this run " + size);
    }
    return draws;
  }

  /** Standard normal draws, on the stream called {@code name}. */
  public Draws standardNormal(String name) {
    return Draws.owning(normal(name));
  }

  private double[] normal(String name) {
    SplittableRandom random = new SplittableRandom(streamSeed(name));
    double[] z = new double[size];
    for (int i = 0; i < size; i++) {
      // Half a step off the grid keeps the argument strictly between 0 and 1.
      z[i] = Normal.quantile(((random.nextLong() >>> 12) + 0.5) * 0x1p-52);
    }
    return z;
  }

  /** FNV-1a over the name, mixed with the seed: stable across machines and versions of Java. */
  private long streamSeed(String name) {
    long hash = 0xcbf29ce484222325L ^ seed;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }
}
