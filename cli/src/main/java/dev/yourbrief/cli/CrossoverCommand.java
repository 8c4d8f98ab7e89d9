package dev.yourbrief.cli;

import static dev.yourbrief.cli.Terminal.padded;

import dev.yourbrief.crossover.Interval;
import dev.yourbrief.crossover.OptionCost;
import dev.yourbrief.crossover.ScaleRow;
import dev.yourbrief.crossover.Swing;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.playbook.CrossoverAnswer;
import dev.yourbrief.playbook.Evaluation;
import dev.yourbrief.playbook.MissingNames;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Wording;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "crossover",
    mixinStandardHelpOptions = true,
    description =
        "The crossover alone: what renting and self-hosting cost, and from which bill self-hosting"
            + " is cheaper.")
final class CrossoverCommand implements Callable<Integer> {

  private static final int NAME = 22;
  private static final int COLUMN = 22;
  private static final int SWINGS = 6;
  private static final Unit USD_MONTH = Unit.parse("USD/month");

  private final Terminal terminal;
  private final Clock clock;

  @Parameters(
      index = "0",
      paramLabel = "DECISION",
      description = "The decision's folder, or its decision.yaml.")
  Path decision = Path.of("");

  @Option(names = "--json", description = "Print everything as JSON.")
  boolean json;

  CrossoverCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Worked worked = Worked.of(terminal, decision, LocalDate.now(clock));
    Evaluation evaluation = worked.evaluation();
    terminal.progress("Simulating", 1, 2);
    CrossoverAnswer answer = CrossoverAnswer.of(evaluation);
    terminal.endProgress();
    switch (answer) {
      case CrossoverAnswer.Lacking lacking when json ->
          terminal.out().println(RecordJson.of(lacking));
      case CrossoverAnswer.Lacking(var names) -> {
        line("");
        line("  The crossover cannot be computed yet. It lacks:");
        names.stream()
            .map(name -> MissingNames.words(evaluation.decision().playbook(), name))
            .distinct()
            .forEach(what -> line("  · " + terminal.wrapped(what, 4)));
      }
      case CrossoverAnswer.Found found when json ->
          terminal.out().println(RecordJson.of(found.result()));
      case CrossoverAnswer.Found found -> print(found);
    }
    return worked.isWhole() ? Exit.DONE : Exit.PARTLY;
  }

  private void print(CrossoverAnswer.Found found) {
    var crossing = found.crossing();
    line("");
    StringBuilder head = new StringBuilder(padded("", NAME));
    found
        .result()
        .scales()
        .forEach(s -> head.append(padded(s.scale().toPlainString() + "×", COLUMN)));
    line("  " + terminal.bold(head.toString().stripTrailing()));
    List<OptionCost> options = found.result().scales().getFirst().options();
    for (int i = 0; i < options.size(); i++) {
      StringBuilder row = new StringBuilder(padded(options.get(i).option(), NAME));
      for (ScaleRow scale : found.result().scales()) {
        row.append(padded(money(scale.options().get(i).cost()), COLUMN));
      }
      line("  " + row.toString().stripTrailing());
    }
    StringBuilder odds = new StringBuilder(padded("odds self-host wins", NAME));
    StringBuilder gpus = new StringBuilder(padded("GPUs, how busy", NAME));
    for (ScaleRow scale : found.result().scales()) {
      odds.append(padded(percent(scale.pSelfCheaperThanFrontier()), COLUMN));
      gpus.append(
          padded(
              Math.round(scale.gpus().median()) + ", " + percent(scale.utilisation().median()),
              COLUMN));
    }
    line("  " + odds.toString().stripTrailing());
    line("  " + gpus.toString().stripTrailing());
    line(
        terminal.faint(
            "  a month; in brackets eight worlds in ten; odds against the frontier API"));
    line("");
    line("  " + padded("First crossing", NAME) + billOf(crossing.firstBill()));
    line("  " + padded("Stable crossing", NAME) + terminal.bold(billOf(crossing.stableBill())));
    line(
        "  "
            + padded("Never", NAME)
            + "in "
            + percent(crossing.shareNever())
            + " of the worlds tried");
    again(crossing.cheaperAgain());
    swings(crossing.swings());
  }

  private void again(List<Interval> all) {
    List<Interval> intervals =
        all.stream().filter(i -> !rounded(i.from()).equals(rounded(i.to()))).toList();
    if (!intervals.isEmpty()) {
      String list =
          String.join(
              ", ",
              intervals.stream()
                  .limit(5)
                  .map(i -> rounded(i.from()) + "–" + rounded(i.to()) + "×")
                  .toList());
      line(
          "  "
              + padded("Renting cheaper again", NAME)
              + terminal.wrapped("at " + list + (intervals.size() > 5 ? ", …" : ""), NAME + 2));
    }
  }

  private void swings(List<Swing> swings) {
    List<Swing> moving =
        swings.stream()
            .filter(s -> !bill(s.billAtP10()).equals(bill(s.billAtP90())))
            .limit(SWINGS)
            .toList();
    if (moving.isEmpty()) {
      return;
    }
    line("");
    line(
        "  "
            + terminal.bold("What moves the crossing most")
            + terminal.faint(", each input from its low to its high end alone"));
    for (Swing swing : moving) {
      line(
          "  "
              + padded(input(swing.input()), 28)
              + bill(swing.billAtP10())
              + " → "
              + bill(swing.billAtP90()));
    }
  }

  /** An input's own name, without the part of the simulation it belongs to. */
  private static String input(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String billOf(Estimate bill) {
    return Double.isInfinite(bill.median()) ? "never" : "a bill of " + money(bill);
  }

  private static String bill(double amount) {
    return amount == Double.POSITIVE_INFINITY
        ? "never"
        : money(Estimate.of(BigDecimal.valueOf(Math.round(amount))));
  }

  private static String rounded(double value) {
    return new BigDecimal(value)
        .round(new java.math.MathContext(2))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String percent(double share) {
    // Nearly certain is not certain.
    if (share > 0.99 && share < 1) {
      return ">99 %";
    }
    return share > 0 && share < 0.01 ? "<1 %" : Math.round(share * 100) + " %";
  }

  private static String money(Estimate amount) {
    return Wording.of(
            Figure.amount(
                "shown", "shown", amount, USD_MONTH, new Provenance.Computed("", List.of())),
            Text.Style.RANGE)
        .replace(" a month", "");
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
