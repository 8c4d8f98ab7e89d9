package dev.yourbrief.cli;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.gateway.Gateway;
import dev.yourbrief.gateway.config.Config;
import dev.yourbrief.gateway.config.ConfigReader;
import dev.yourbrief.gateway.demo.Demo;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads a gateway's file again and lets it follow what stands there: all of it, or, when something
 * is wrong, none. Gives what is wrong.
 */
final class GatewayReload implements Supplier<List<Problem>> {

  private final Path file;
  private final Gateway gateway;
  private final Map<String, String> environment;
  private final Optional<Integer> demoPort;
  private final Clock clock;
  private final GatewayWatchers watchers;

  GatewayReload(
      Path file,
      Gateway gateway,
      Map<String, String> environment,
      Optional<Integer> demoPort,
      Clock clock,
      GatewayWatchers watchers) {
    this.file = file;
    this.gateway = gateway;
    this.environment = environment;
    this.demoPort = demoPort;
    this.clock = clock;
    this.watchers = watchers;
  }

  /** One at a time: the file is watched, and the admin's page may ask as well. */
  @Override
  public synchronized List<Problem> get() {
    try {
      Config real = ConfigReader.read(file, environment);
      Config config = demoPort.map(port -> Demo.of(real, port)).orElse(real);
      gateway.dataPlane().follow(config, new GatewayPrices(real, LocalDate.now(clock)));
      watchers.follow(config);
      return List.of();
    } catch (InputException e) {
      return e.problems();
    }
  }
}
