package dev.yourbrief.bill;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A part of the window's usage cost.
 *
 * @param name the provider, model, token kind or project; {@link #UNKNOWN} where the bill does not
 *     say
 * @param cost the exact cost, in the bill's currency
 * @param share its share of the whole, 0 to 1, to six digits
 * @param tokens its tokens in the window, of all kinds; empty when none are known
 */
public record BillPart(
    String name, BigDecimal cost, BigDecimal share, Optional<BigDecimal> tokens) {

  /** The part nobody says more about. */
  public static final String UNKNOWN = "(unknown)";

  /** Whether its tokens are here and its cost is not: what it costs is unknown, not nothing. */
  public boolean isUnpriced() {
    return cost.signum() == 0 && tokens.filter(t -> t.signum() > 0).isPresent();
  }
}
