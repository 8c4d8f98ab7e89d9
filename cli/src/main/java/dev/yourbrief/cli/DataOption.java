package dev.yourbrief.cli;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.settings.Settings;
import dev.yourbrief.register.settings.SettingsReader;
import dev.yourbrief.register.store.StoreAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Option;

/** The register that a command is about. */
final class DataOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The register's folder; made if there is none. Usually: ${DEFAULT-VALUE}.")
  Path folder = Path.of("yourbrief-data");

  /** How it is set up. */
  Settings settings() {
    return SettingsReader.read(folder, System.getenv());
  }

  /** Opens it as its settings say. */
  Register open(Clock clock) {
    return open(settings(), clock);
  }

  /** Opens it as these settings say. */
  static Register open(Settings settings, Clock clock) {
    return Register.open(settings.database(), clock, clock.getZone());
  }

  /**
   * Opens one that is there.
   *
   * @throws InputException if there is none
   */
  Register existing(Clock clock) {
    Settings settings = settings();
    boolean isThere =
        settings.database() instanceof StoreAddress.Shared
            || Files.exists(folder.resolve(StoreAddress.Embedded.FILE));
    if (!isThere) {
      throw new InputException(
          Problem.of(
              Location.of(folder.toString()),
              "there is no register here",
              "Name its folder with --data, or make one with 'yourbrief serve'"));
    }
    return open(settings, clock);
  }
}
