package dev.yourbrief.bill;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How near a line is to what is paid. Where two tell of one spend, the nearer one counts and the
 * other does not: a bill beats a gateway, and a gateway beats an estimate.
 */
public enum Authority {
  /** Worked out by a client or a tracing tool from a price list. */
  ESTIMATE(0),
  /** Counted by a gateway the requests went through, and priced from its price list. */
  GATEWAY(1),
  /** Said by whoever asks for the money. */
  BILL(2);

  private final int rank;

  Authority(int rank) {
    this.rank = rank;
  }

  /** The authority's name in files: {@code gateway}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The authority of that name in files. */
  public static Optional<Authority> ofKey(String key) {
    return Arrays.stream(values()).filter(authority -> authority.key().equals(key)).findFirst();
  }

  /** Its place among the others: the higher one counts. */
  public int rank() {
    return rank;
  }
}
