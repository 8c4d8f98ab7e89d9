package dev.yourbrief.crossover;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a model costs by the token, from a day on, in one service tier.
 *
 * @param model the model's id
 * @param provider who sells it
 * @param tier the service tier, spelled as bills are read: {@code standard}, {@code batch}, {@code
 *     flex}, {@code priority}; the price for long prompts adds {@code /long-context}
 * @param usdPerMtokByKind USD per million tokens by token kind ({@code input_uncached}, {@code
 *     cache_read}, {@code cache_write_5m}, {@code cache_write_1h}, {@code output}); a kind whose
 *     price is not known is not in it
 * @param effectiveFrom the first day it holds; {@link #SINCE_EVER} when the source names none
 * @param source who said so
 * @param asOf the day the source was current
 */
public record ModelPrice(
    String model,
    String provider,
    String tier,
    Map<String, BigDecimal> usdPerMtokByKind,
    LocalDate effectiveFrom,
    String source,
    LocalDate asOf) {

  /** The tier of a price whose row names none. */
  public static final String STANDARD = "standard";

  /** What a tier's name ends in where the price is for long prompts. */
  public static final String LONG_CONTEXT = "/long-context";

  /** The start of a price whose source names none. */
  public static final LocalDate SINCE_EVER = LocalDate.EPOCH;

  /** The one that begins first comes first; of those that begin together, the one said first. */
  static final Comparator<ModelPrice> BY_START =
      Comparator.comparing(ModelPrice::effectiveFrom).thenComparing(ModelPrice::asOf);

  public ModelPrice {
    usdPerMtokByKind = Collections.unmodifiableMap(new TreeMap<>(usdPerMtokByKind));
  }

  /** The price of a token kind, USD per million tokens; empty when it is not known. */
  public Optional<BigDecimal> usdPerMtok(String kind) {
    return Optional.ofNullable(usdPerMtokByKind.get(kind));
  }

  /** Whether this was only announced when the source was read: it may not come to pass. */
  public boolean isAnnounced() {
    return effectiveFrom.isAfter(asOf);
  }
}
