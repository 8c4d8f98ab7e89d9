package dev.yourbrief.bill.traffic;

import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.figure.Estimate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much traffic there is in a month of 365/12 days, by the method of the run-rate.
 *
 * @param byKind tokens by kind; a kind that does not occur is absent, and all are when no file
 *     counts tokens
 * @param input all input tokens, cached ones included
 * @param output all output tokens, reasoning included
 * @param cacheHit the share of the input tokens that a provider's cache answered, 0 to 1
 * @param batchShare the share of all tokens that ran in batches, 0 to 1
 * @param requests requests
 */
public record Volume(
    Map<TokenKind, Estimate> byKind,
    Finding input,
    Finding output,
    Finding cacheHit,
    Finding batchShare,
    Finding requests) {

  public Volume {
    Map<TokenKind, Estimate> copy = new EnumMap<>(TokenKind.class);
    copy.putAll(byKind);
    byKind = Collections.unmodifiableMap(copy);
  }
}
