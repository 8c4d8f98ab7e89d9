package dev.yourbrief.cli;

import dev.yourbrief.publish.json.RecordJson;
import dev.yourbrief.trial.PlanReport;
import dev.yourbrief.trial.PlanReport.ArmCost;
import dev.yourbrief.trial.PlanReport.Need;
import dev.yourbrief.trial.Planning;
import dev.yourbrief.trial.Steps;
import dev.yourbrief.trial.Trial;
import dev.yourbrief.trial.decide.PairedScore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description =
        "Says, before a cent is spent, whether so many cases can show a win worth having, and what"
            + " asking them will cost.")
final class TrialPlanCommand implements Callable<Integer> {

  private static final int NAME = 24;

  private final Terminal terminal;
  private final Clock clock;

  @Mixin TrialFolder folder = new TrialFolder();

  @Option(
      names = "--pilot",
      paramLabel = "FILE",
      description =
          "Scores of both arms on other cases, in any format that compare reads: the spread is"
              + " taken from there. The columns have the arms' names.")
  Optional<Path> pilot = Optional.empty();

  @Option(names = "--json", description = "Print everything as JSON.")
  boolean json;

  TrialPlanCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Trial trial = folder.open(clock, Steps.NONE);
    Optional<List<PairedScore>> scores =
        pilot.map(file ->
            ComparedFiles.of(
                    List.of(file),
                    Optional.of(trial.plan().candidates().getFirst()),
                    Optional.of(trial.plan().baseline()),
                    ComparedFiles.clusterIn(file, trial.plan().data().cluster()),
                    List.of(),
                    dev.yourbrief.trial.format.ImportOptions.DEFAULT)
                .scores());
    PlanReport report = Planning.of(trial, scores);
    if (json) {
      terminal.out().println(RecordJson.of(report));
    } else {
      print(trial, report);
    }
    return report.problems().isEmpty() ? Exit.DONE : Exit.PARTLY;
  }

  private void print(Trial trial, PlanReport report) {
    line("");
    line("  " + terminal.bold(trial.plan().title()));
    line(
        "  "
            + terminal.faint(
                count(report.cases(), "test case")
                    + report.clusters().map(g -> " in " + count(g, "cluster")).orElse("")
                    + ", "
                    + count(report.train(), "training case")
                    + ", "
                    + count(report.dev(), "dev case")));
    line("");
    line("  " + terminal.bold("Can they show it?"));
    for (Need need : report.needs()) {
      String words =
          String.format(
              Locale.ROOT,
              "%s: differences from %.1f points show",
              need.assumption(),
              100 * need.detectable());
      if (need.needed().isPresent()) {
        words +=
            String.format(
                Locale.ROOT,
                "; %.1f points need %,d cases",
                report.margin().doubleValue() * 100,
                need.needed().get());
      }
      String mark = need.isEnough(report.cases()) ? terminal.good("✓") : terminal.open("!");
      line("  " + mark + " " + terminal.wrapped(words, 4));
    }
    if (!report.costs().isEmpty()) {
      line("");
      line("  " + terminal.bold("What will asking cost?"));
      report.costs().forEach(this::cost);
      total(report);
    }
    if (!report.notes().isEmpty()) {
      line("");
      report.notes().forEach(note -> line("  · " + terminal.wrapped(note, 4)));
    }
    report.problems().forEach(problem -> line(terminal.problem(problem)));
    line("");
    line(
        report.locked()
            ? "  It is locked. Run it: yourbrief trial run " + folder
            : "  When the plan is right: yourbrief trial lock " + folder);
  }

  private void cost(ArmCost cost) {
    String name = cost.arm().length() > NAME ? cost.arm() : pad(cost.arm());
    line(
        "    "
            + name
            + String.format(
                Locale.ROOT, " %,9d calls %,13d tokens in   ", cost.calls(), cost.inputTokens())
            + range(cost.low(), cost.high()));
  }

  private static String pad(String name) {
    return name + " ".repeat(NAME - name.length());
  }

  private void total(PlanReport report) {
    Optional<BigDecimal> most =
        report.costs().stream()
            .map(ArmCost::high)
            .reduce(Optional.of(BigDecimal.ZERO), (a, b) -> a.flatMap(x -> b.map(x::add)));
    report
        .budgetUsd()
        .ifPresent(budget ->
            line(
                "    "
                    + (most.filter(m -> m.compareTo(budget) <= 0).isPresent()
                        ? terminal.good("✓") + " within the budget of "
                        : terminal.open("!") + " the run may stop at the budget of ")
                    + usd(budget)));
  }

  private static String range(Optional<BigDecimal> low, Optional<BigDecimal> high) {
    if (low.isEmpty()) {
      return "price unknown";
    }
    return high.map(h -> usd(low.get()) + " to " + usd(h))
        .orElse("from " + usd(low.get()) + ", longest answer not set");
  }

  private static String usd(BigDecimal amount) {
    return String.format(Locale.ROOT, "$%,.2f", amount);
  }

  private static String count(int n, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", n, what, n == 1 ? "" : "s");
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
