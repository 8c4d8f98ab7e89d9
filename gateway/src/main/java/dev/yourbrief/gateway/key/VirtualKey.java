package dev.yourbrief.gateway.key;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A key that the gateway gave out.
 *
 * @param name its name in rows, metrics and messages; the key itself is nowhere
 * @param sha256 the SHA-256 of the key, 64 hex digits
 * @param models the routes it may ask for; empty for all
 * @param limits how fast
 * @param budget how much; empty for no bound
 * @param tags written into each of its rows
 * @param expires when it ends; empty for never
 */
public record VirtualKey(
    String name,
    String sha256,
    List<String> models,
    Limits limits,
    Optional<Budget> budget,
    Map<String, String> tags,
    Optional<Instant> expires) {

  public VirtualKey {
    models = List.copyOf(models);
    tags = Collections.unmodifiableMap(new TreeMap<>(tags));
  }

  /**
   * How fast; empty for no bound.
   *
   * @param requestsPerMinute requests in any minute
   * @param tokensPerMinute tokens, of input and output, in any minute
   * @param concurrent requests at once
   */
  public record Limits(
      Optional<Long> requestsPerMinute,
      Optional<Long> tokensPerMinute,
      Optional<Integer> concurrent) {
    public static final Limits NONE =
        new Limits(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * How much.
   *
   * @param usd the most to spend in a period
   * @param period when it starts anew, in UTC
   */
  public record Budget(BigDecimal usd, Period period) {}

  /** When a budget starts anew. */
  public enum Period {
    DAY,
    WEEK,
    MONTH,
    NEVER
  }
}
