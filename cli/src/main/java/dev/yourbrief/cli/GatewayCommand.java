package dev.yourbrief.cli;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.gateway.Gateway;
import dev.yourbrief.gateway.config.Config;
import dev.yourbrief.gateway.config.ConfigReader;
import dev.yourbrief.gateway.demo.Demo;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "gateway",
    mixinStandardHelpOptions = true,
    description =
        "One address for every model provider: applications keep their SDK, a switch is a line in a"
            + " file, and the bill writes itself.",
    subcommands = {GatewayKeyCommand.class, GatewayCheckCommand.class, GatewayImportCommand.class})
final class GatewayCommand implements Callable<Integer> {

  /** A word of the demo provider's streams, about as fast as models write. */
  private static final Duration DEMO_PACE = Duration.ofMillis(30);

  private final Terminal terminal;
  private final Clock clock;

  @Mixin GatewayFile file = new GatewayFile();

  @Option(
      names = "--demo",
      description =
          "Answer for every provider from this machine: no key is needed, nothing leaves it,"
              + " nothing is spent.")
  boolean demo;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads carry requests. Default: one for each processor.")
  Optional<Integer> threads = Optional.empty();

  @Option(names = "--rehearse", hidden = true, description = "Start, ask itself, and stop.")
  boolean rehearse;

  GatewayCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> environment = System.getenv();
    Config real = ConfigReader.read(file.path, environment);
    Optional<Vertx> demoStack = demo ? Optional.of(Gateway.vertx(1)) : Optional.empty();
    Optional<Integer> demoPort =
        demoStack.map(v -> Gateway.startDemo(v, rehearse ? Duration.ZERO : DEMO_PACE, clock));
    Gateway gateway =
        Gateway.start(
            demoPort.map(port -> Demo.of(real, port)).orElse(real),
            environment,
            new GatewayPrices(real, LocalDate.now(clock)),
            List.of(),
            clock,
            threads.orElseGet(Runtime.getRuntime()::availableProcessors));
    GatewayView view = new GatewayView(terminal);
    if (demo && rehearse) {
      new GatewayRehearsal(gateway.port()).run(real.routes().keySet());
      gateway.close();
      demoStack.ifPresent(v -> v.close().await());
      return Exit.DONE;
    }
    view.started(gateway, demo);
    CountDownLatch stopped = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              view.stopping(gateway);
              gateway.close();
              demoStack.ifPresent(v -> v.close().await());
              stopped.countDown();
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    FileWatch watch = new FileWatch(file.path, () -> reload(gateway, environment, demoPort, view));
    watch.start();
    stopped.await();
    return Exit.DONE;
  }

  /** All of the new configuration or none: what is wrong is said, and the old one goes on. */
  private void reload(
      Gateway gateway,
      Map<String, String> environment,
      Optional<Integer> demoPort,
      GatewayView view) {
    try {
      Config real = ConfigReader.read(file.path, environment);
      gateway
          .dataPlane()
          .follow(
              demoPort.map(port -> Demo.of(real, port)).orElse(real),
              new GatewayPrices(real, LocalDate.now(clock)));
      view.reloaded(gateway);
    } catch (InputException e) {
      view.kept(e.problems());
    }
  }
}
