package dev.yourbrief.provider;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tokens of one call, in kinds that exclude each other: their sum is every token, once.
 *
 * @param inputUncached input that no cache held
 * @param cacheRead input read from a cache
 * @param cacheWrite5m input written to a cache for five minutes (or for the provider's only time)
 * @param cacheWrite1h input written to a cache for an hour
 * @param output output, reasoning included
 * @param reasoning how much of the output was reasoning
 */
public record Usage(
    long inputUncached,
    long cacheRead,
    long cacheWrite5m,
    long cacheWrite1h,
    long output,
    long reasoning) {

  public static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0);

  /** Input of every kind. */
  public long input() {
    return inputUncached + cacheRead + cacheWrite5m + cacheWrite1h;
  }

  /** How many tokens of each kind, by the names that prices have for them. */
  public SortedMap<String, Long> byKind() {
    return new TreeMap<>(
        Map.of(
            "input_uncached", inputUncached,
            "cache_read", cacheRead,
            "cache_write_5m", cacheWrite5m,
            "cache_write_1h", cacheWrite1h,
            "output", output));
  }

  public Usage plus(Usage other) {
    return new Usage(
        inputUncached + other.inputUncached,
        cacheRead + other.cacheRead,
        cacheWrite5m + other.cacheWrite5m,
        cacheWrite1h + other.cacheWrite1h,
        output + other.output,
        reasoning + other.reasoning);
  }
}
