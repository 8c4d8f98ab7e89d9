package dev.yourbrief.cli;

import dev.yourbrief.register.Register;
import dev.yourbrief.register.recheck.Findings;
import dev.yourbrief.register.recheck.Rounds;
import dev.yourbrief.register.recheck.Watch;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Looks at every decision of a register once: takes in new files of the folders they follow,"
          + " computes again, says which bar moved or flipped and why, and sends the reminders that"
          + " are due. For cron; 'yourbrief serve' does the same every few minutes."
    })
final class WatchCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Mixin DataOption data = new DataOption();

  @Option(
      names = "--exit-code",
      description =
          "End with status 7 when a bar or verdict is in another state than the newest version"
              + " has it.")
  boolean exitCode;

  WatchCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try (Register register = data.existing(clock)) {
      int all = register.versions().newest().size();
      AtomicLong done = new AtomicLong();
      Rounds.Round round =
          Rounds.of(register, data.settings())
              .run(decision ->
                  terminal.progress("Looking at " + decision, done.getAndIncrement(), all));
      terminal.endProgress();
      round.looks().forEach(this::print);
      PrintWriter out = terminal.out();
      if (round.looks().isEmpty()) {
        out.println("No decision has a version yet.");
      }
      if (round.found() > 0 || round.sent() > 0) {
        out.println(
            terminal.faint("Reminders: " + round.found() + " new, " + round.sent() + " sent."));
      }
      boolean isTroubled = round.looks().stream().anyMatch(Watch.Look::isTroubled);
      if (exitCode && round.isFlipped()) {
        return Exit.DIFFERS;
      }
      return isTroubled ? Exit.PARTLY : Exit.DONE;
    }
  }

  private void print(Watch.Look look) {
    PrintWriter out = terminal.out();
    Optional<Findings.Finding> finding = look.finding();
    String state =
        look.isTroubled()
            ? terminal.bad("cannot be computed")
            : look.isFlipped()
                ? terminal.bad("flipped")
                : finding.isPresent() ? terminal.open("moved") : terminal.good("stands");
    out.println(
        terminal.bold(look.title())
            + terminal.faint(" (" + look.decision() + ", version " + look.version().number() + ")")
            + ": "
            + state
            + (finding.isPresent() && !look.isNew() ? terminal.faint(", as found before") : ""));
    if (!look.taken().isEmpty()) {
      out.println("  " + terminal.wrapped("Came in: " + String.join(", ", look.taken()), 2));
    }
    finding.ifPresent(
        found -> found.summary().lines().forEach(l -> out.println("  " + terminal.wrapped(l, 4))));
  }
}
