package dev.yourbrief.gateway;

import dev.yourbrief.gateway.config.ProviderSettings;
import dev.yourbrief.provider.TokenPrices;
import java.util.Optional;

/** Knows what models cost, where the configuration does not say. */
@FunctionalInterface
public interface PriceLookup {

  /**
   * What a model's tokens cost at a provider; empty when that is not known.
   *
   * @param model the model's name at the provider
   */
  Optional<TokenPrices> prices(ProviderSettings provider, String model);
}
