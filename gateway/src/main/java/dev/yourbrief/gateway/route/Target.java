package dev.yourbrief.gateway.route;

import dev.yourbrief.provider.TokenPrices;
import java.util.Optional;

/**
 * A model at a provider.
 *
 * @param provider the provider's name in the configuration
 * @param model the model's name there
 * @param weight its share among a route's targets; 0 takes it out
 * @param prices what its tokens cost, where the configuration says so; otherwise the catalogue is
 *     asked
 */
public record Target(String provider, String model, int weight, Optional<TokenPrices> prices) {

  /** Its name in rows, metrics and messages. */
  public String name() {
    return provider + "/" + model;
  }
}
