package dev.yourbrief.trial;

import dev.yourbrief.provider.TokenPrices;
import java.util.Optional;

/** Where the price of a model is looked up when the plan does not say it. */
@FunctionalInterface
public interface PriceBook {

  /** Knows no price. */
  PriceBook NONE = model -> Optional.empty();

  /** What a model's tokens cost; empty when it is not known. */
  Optional<TokenPrices> of(String model);
}
