package dev.yourbrief.bill.forecast;

import dev.yourbrief.figure.Sampler;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Seeded streams of random numbers, one a name: asking one changes no other. */
final class Streams {

  private Streams() {}

  static SplittableRandom of(Sampler sampler, String name) {
    long hash = sampler.seed();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = hash * 31 + b;
    }
    return new SplittableRandom(hash);
  }

  /** A number from 0 up to 1, from the upper bits. */
  static double unit(long bits) {
    return (bits >>> 11) * 0x1.0p-53;
  }
}
