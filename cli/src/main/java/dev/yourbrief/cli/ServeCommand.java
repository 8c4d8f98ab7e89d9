package dev.yourbrief.cli;

import dev.yourbrief.register.Register;
import dev.yourbrief.register.settings.Settings;
import dev.yourbrief.server.Server;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Serves the pages on which decisions are made, and keeps them: bills, answers, briefs,"
            + " versions, who signed off. For this machine alone, until there are accounts.")
final class ServeCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Mixin DataOption data = new DataOption();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen at; 0: one that is free. Default: 8080, or the settings'.")
  Optional<Integer> port = Optional.empty();

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description =
          "The address to listen at. Default: 127.0.0.1, this machine alone, or the settings'."
              + " Any other takes accounts.")
  Optional<String> host = Optional.empty();

  ServeCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = data.settings().listening(host, port);
    Register register = DataOption.open(settings, clock);
    Server server;
    try {
      server = Server.start(register, settings);
    } catch (RuntimeException e) {
      register.close();
      throw e;
    }
    started(settings, server.port());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  register.close();
                  stopped.countDown();
                },
                "stop"));
    stopped.await();
    return Exit.DONE;
  }

  private void started(Settings settings, int at) {
    String name =
        settings.listen().host().contains(":")
            ? "[" + settings.listen().host() + "]"
            : settings.listen().host();
    var out = terminal.out();
    out.println();
    out.println("  " + terminal.bold("YourBrief is at http://" + name + ":" + at + "/"));
    out.println(
        terminal.faint("  Everything is kept in ")
            + shown(settings.folder())
            + terminal.faint("."));
    out.println(terminal.faint("  Ctrl-C stops it; nothing is lost."));
    out.flush();
  }

  private static Path shown(Path folder) {
    Path here = Path.of("").toAbsolutePath();
    return folder.startsWith(here) && !folder.equals(here) ? here.relativize(folder) : folder;
  }
}
