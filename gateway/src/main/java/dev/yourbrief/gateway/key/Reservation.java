package dev.yourbrief.gateway.key;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What was set aside for a request under way. Given by {@link Spending#admit}, settled once. */
public final class Reservation {

  private final String keyName;
  private final Instant at;
  private final long tokens;
  private final long bucket;
  private final Optional<BigDecimal> usd;
  private boolean isSettled;

  Reservation(String keyName, Instant at, long tokens, long bucket, Optional<BigDecimal> usd) {
    this.keyName = keyName;
    this.at = at;
    this.tokens = tokens;
    this.bucket = bucket;
    this.usd = usd;
  }

  public String keyName() {
    return keyName;
  }

  /** When it was set aside, which says to which period it belongs. */
  public Instant at() {
    return at;
  }

  /** The tokens that were expected. */
  public long tokens() {
    return tokens;
  }

  /** The USD that were expected; empty when nobody knew the price. */
  public Optional<BigDecimal> usd() {
    return usd;
  }

  /** Where its tokens are counted. */
  long bucket() {
    return bucket;
  }

  /** Whether this is the first call. Its account's lock is held. */
  boolean settle() {
    boolean first = !isSettled;
    isSettled = true;
    return first;
  }
}
