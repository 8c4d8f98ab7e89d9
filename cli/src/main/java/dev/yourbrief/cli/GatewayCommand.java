package dev.yourbrief.cli;

import dev.yourbrief.gateway.Gateway;
import dev.yourbrief.gateway.admin.AdminServer;
import dev.yourbrief.gateway.config.Config;
import dev.yourbrief.gateway.config.ConfigReader;
import dev.yourbrief.gateway.demo.Demo;
import dev.yourbrief.gateway.watch.Log;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
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
    subcommands = {
      GatewayKeyCommand.class,
      GatewayCheckCommand.class,
      GatewayImportCommand.class,
      GatewayWatchCommand.class
    })
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

  @Option(
      names = "--log",
      paramLabel = "FORM",
      description =
          "A line for each call, without what was said: text, json or none. Default: none.")
  LogForm log = LogForm.none;

  /** How calls are logged, as it is written on the command line. */
  enum LogForm {
    text,
    json,
    none
  }

  GatewayCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> environment = System.getenv();
    Config real = ConfigReader.read(file.path, environment);
    Optional<Vertx> demoStack = demo ? Optional.of(Gateway.vertx(1)) : Optional.empty();
    Duration pace = rehearse ? Duration.ZERO : DEMO_PACE;
    Optional<Integer> demoPort = demoStack.map(v -> Gateway.startDemo(v, pace, clock));
    Config config = demoPort.map(port -> Demo.of(real, port)).orElse(real);
    GatewayWatchers watchers = new GatewayWatchers(config, environment, clock, form());
    Gateway gateway =
        Gateway.start(
            config,
            environment,
            new GatewayPrices(real, LocalDate.now(clock)),
            watchers.all(),
            clock,
            threads.orElseGet(Runtime.getRuntime()::availableProcessors));
    GatewayView view = new GatewayView(terminal);
    GatewayReload reload =
        new GatewayReload(file.path, gateway, environment, demoPort, clock, watchers);
    AdminServer admin = watchers.serve(gateway, reload);
    Runnable stop =
        () -> {
          gateway.close();
          demoStack.ifPresent(v -> v.close().await());
          watchers.close();
        };
    if (demo && rehearse) {
      new GatewayRehearsal(gateway.port(), admin.port()).run(real.routes().keySet());
      stop.run();
      return Exit.DONE;
    }
    view.started(gateway, admin.port(), demo);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  view.stopping(gateway);
                  stop.run();
                  stopped.countDown();
                },
                "stop"));
    new FileWatch(file.path, () -> view.reloaded(gateway, reload.get())).start();
    stopped.await();
    return Exit.DONE;
  }

  private Optional<Log.Form> form() {
    return switch (log) {
      case text -> Optional.of(Log.Form.TEXT);
      case json -> Optional.of(Log.Form.JSON);
      case none -> Optional.empty();
    };
  }
}
