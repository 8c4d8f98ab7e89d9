package dev.yourbrief.cli;

import dev.yourbrief.trial.Setup;
import dev.yourbrief.trial.Steps;
import dev.yourbrief.trial.Trial;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/** Opens trials, with what this machine has. */
final class Trials {

  private Trials() {}

  /** Opens a trial whose model prices are looked up in the bundled catalogue, as of a day. */
  static Trial open(Path folder, LocalDate day, Steps steps) {
    return Trial.open(
        folder,
        new Setup(
            System.getenv(),
            new CataloguePrices(day)::of,
            nativeFolder(System.getenv()),
            Runtime.getRuntime().availableProcessors(),
            steps));
  }

  /** Where a library keeps its native part: the user's cache, as the desktop standard has it. */
  private static Path nativeFolder(Map<String, String> environment) {
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path base =
        cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
    return base.resolve("yourbrief");
  }
}
