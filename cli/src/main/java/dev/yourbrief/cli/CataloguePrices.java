package dev.yourbrief.cli;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.ModelPrice;
import dev.yourbrief.provider.TokenPrices;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/** What tokens cost by the bundled catalogue, which is read when a price is first asked for. */
final class CataloguePrices {

  private final LocalDate day;
  private final Supplier<Catalogue> catalogue = new Once();

  /**
   * @param day the day whose prices count
   */
  CataloguePrices(LocalDate day) {
    this.day = day;
  }

  /** What a model's tokens cost; empty when the catalogue does not know it. */
  Optional<TokenPrices> of(String model) {
    return catalogue.get().priceOn(model, day).map(CataloguePrices::tokenPrices);
  }

  /** The same at one seller; no other's price stands for it. */
  Optional<TokenPrices> of(String seller, String model) {
    return catalogue.get().priceAt(seller, model, day).map(CataloguePrices::tokenPrices);
  }

  /** The catalogue, read when it is first asked for. */
  private static final class Once implements Supplier<Catalogue> {
    private Optional<Catalogue> read = Optional.empty();

    @Override
    public synchronized Catalogue get() {
      if (read.isEmpty()) {
        read = Optional.of(Catalogue.bundled());
      }
      return read.get();
    }
  }

  private static TokenPrices tokenPrices(ModelPrice price) {
    return new TokenPrices(price.usdPerMtokByKind(), price.source() + ", " + price.asOf());
  }
}
