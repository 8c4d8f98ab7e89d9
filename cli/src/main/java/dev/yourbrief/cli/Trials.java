package dev.yourbrief.cli;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.ModelPrice;
import dev.yourbrief.provider.TokenPrices;
import dev.yourbrief.trial.PriceBook;
import dev.yourbrief.trial.Setup;
import dev.yourbrief.trial.Steps;
import dev.yourbrief.trial.Trial;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens trials, with what this machine has. */
final class Trials {

  private Trials() {}

  /** Opens a trial whose model prices are looked up in the bundled catalogue, as of a day. */
  static Trial open(Path folder, LocalDate day, Steps steps) {
    return Trial.open(
        folder,
        new Setup(
            System.getenv(),
            prices(day),
            nativeFolder(System.getenv()),
            Runtime.getRuntime().availableProcessors(),
            steps));
  }

  private static PriceBook prices(LocalDate day) {
    // Most trials name no model without a price: the catalogue is read when one does.
    Supplier<Catalogue> catalogue = new Once();
    return model -> catalogue.get().priceOn(model, day).map(Trials::tokenPrices);
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

  /** Where a library keeps its native part: the user's cache, as the desktop standard has it. */
  private static Path nativeFolder(Map<String, String> environment) {
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path base =
        cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
    return base.resolve("yourbrief");
  }
}
