package dev.yourbrief.provider;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a model's tokens cost.
 *
 * @param usdPerMtokByKind USD per million tokens by token kind ({@code input_uncached}, {@code
 *     cache_read}, {@code cache_write_5m}, {@code cache_write_1h}, {@code output}); a kind whose
 *     price is not known is not in it
 * @param source who said so, in words
 */
public record TokenPrices(Map<String, BigDecimal> usdPerMtokByKind, String source) {

  public TokenPrices {
    usdPerMtokByKind = Collections.unmodifiableMap(new TreeMap<>(usdPerMtokByKind));
  }

  /**
   * What a call cost, in USD, exactly; empty when a kind of token was used whose price is not
   * known. An unknown price is never nothing.
   */
  public Optional<BigDecimal> cost(Usage usage) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Map.Entry<String, Long> kind : usage.byKind().entrySet()) {
      if (kind.getValue() == 0) {
        continue;
      }
      BigDecimal price = usdPerMtokByKind.get(kind.getKey());
      if (price == null) {
        return Optional.empty();
      }
      sum = sum.add(price.multiply(BigDecimal.valueOf(kind.getValue())).movePointLeft(6));
    }
    return Optional.of(sum);
  }
}
