package dev.yourbrief.server.desk;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.provider.TokenPrices;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What models' tokens cost by the bundled catalogue.
 *
 * @param day the day whose prices count
 */
public record ModelPrices(LocalDate day) {

  /** What a model's tokens cost; empty when the catalogue does not know it. */
  public Optional<TokenPrices> of(String model) {
    return Catalogue.bundled()
        .priceOn(model, day)
        .map(price ->
            new TokenPrices(price.usdPerMtokByKind(), price.source() + ", " + price.asOf()));
  }
}
