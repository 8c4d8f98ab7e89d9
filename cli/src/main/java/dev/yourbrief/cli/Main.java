package dev.yourbrief.cli;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code yourbrief} command. */
@Command(
    name = "yourbrief",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    header =
        "Build your own AI model, or keep wrapping an API? A decision brief from your own numbers.",
    subcommands = {
      ServeCommand.class,
      NewCommand.class,
      CheckCommand.class,
      BillCommand.class,
      PricesCommand.class,
      CapacityCommand.class,
      CrossoverCommand.class,
      ProbeCommand.class,
      TrialCommand.class,
      GatewayCommand.class,
      PeopleCommand.class,
      BriefCommand.class,
      DiffCommand.class,
      VerifyCommand.class,
      RegisterCommand.class,
      WatchCommand.class,
      McpCommand.class
    },
    footer = {
      "",
      "Start with:  yourbrief serve                                 pages in your browser",
      "        or:  yourbrief new ai-build-or-wrap my-decision      files in a folder",
      "Exit status: 0 done · 2 wrong command line · 5 input cannot be used · 6 done, part of the"
          + " input left out · 7 verify, register verify, diff or watch --exit-code, or"
          + " bill --against, found a difference"
    })
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int status = run(Terminal.system(out, err), Clock.system(ZoneId.systemDefault()), args);
    out.flush();
    err.flush();
    System.exit(status);
  }

  /** Runs a command line; the test's way in. */
  static int run(Terminal terminal, Clock clock, String... args) {
    CommandLine line = new CommandLine(new Main(), new Commands(terminal, clock));
    line.setOut(terminal.out());
    line.setErr(terminal.err());
    line.setUsageHelpAutoWidth(false).setUsageHelpWidth(Math.clamp(terminal.width(), 60, 100));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    line.setExecutionExceptionHandler((e, command, parse) -> failed(terminal, e));
    return line.execute(args.length == 0 ? new String[] {"--help"} : args);
  }

  private static int failed(Terminal terminal, Exception e) {
    terminal.endProgress();
    PrintWriter err = terminal.err();
    if (e instanceof InputException input) {
      for (Problem problem : input.problems()) {
        err.println(terminal.problem(problem));
      }
      return Exit.INPUT;
    }
    if (e instanceof IOException || e instanceof UncheckedIOException) {
      err.println(terminal.bad("✗") + " A file could not be read or written: " + e.getMessage());
      return Exit.INPUT;
    }
    err.println("This is a defect of yourbrief, not of your input: " + e);
    e.printStackTrace(err);
    return Exit.DEFECT;
  }
}
