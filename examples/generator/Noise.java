import java.nio.charset.StandardCharsets;

/**
 * Numbers that look random and follow from a name alone: FNV-1a for the seed and SplitMix64 for the
 * draws. Written out here because no library promises the same numbers for ever.
 */
final class Noise {
  private Noise() {}

  /** Bell-shaped, of mean 0 and variance 1, within 3.5 of 0. */
  static double bell(String key) {
    long seed = seed(key);
    double sum = 0;
    for (int i = 1; i <= 4; i++) {
      sum += draw(seed, i);
    }
    return (sum - 2) * 1.7320508075688772;
  }

  /** From 0, to less than 1, each as likely. */
  static double uniform(String key) {
    return draw(seed(key), 1);
  }

  private static long seed(String key) {
    long seed = 0xcbf29ce484222325L;
    for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
      seed = (seed ^ b) * 0x100000001b3L;
    }
    return seed;
  }

  private static double draw(long seed, int number) {
    long z = seed + number * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
  }
}
