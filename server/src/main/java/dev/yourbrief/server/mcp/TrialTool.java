package dev.yourbrief.server.mcp;

import dev.yourbrief.publish.json.RecordJson;
import dev.yourbrief.register.decision.FilePath;
import dev.yourbrief.register.store.Secrets;
import dev.yourbrief.register.work.Inside;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.desk.ModelPrices;
import dev.yourbrief.trial.PlanReport;
import dev.yourbrief.trial.Planning;
import dev.yourbrief.trial.Setup;
import dev.yourbrief.trial.Steps;
import dev.yourbrief.trial.Trial;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Plans a trial: what its cases can show, and what asking them costs. */
final class TrialTool {

  private static final String PLAN = "trial.yaml";

  private final Desk desk;

  TrialTool(Desk desk) {
    this.desk = desk;
  }

  Told plan(Arguments given, Caller caller) throws IOException {
    if (given.text("path").isPresent() && caller.isHere()) {
      return told(Path.of(given.need("path")));
    }
    Path folder =
        desk.register().store().address().folder().resolve("work").resolve("trial-" + Secrets.id());
    try {
      Files.createDirectories(folder);
      String plan = given.need("plan");
      Inside.check(plan, PLAN);
      Files.writeString(folder.resolve(PLAN), plan);
      for (Map<String, String> file : given.list("files")) {
        Path path = folder.resolve(FilePath.check(file.getOrDefault("name", "")));
        Files.createDirectories(Optional.ofNullable(path.getParent()).orElse(folder));
        Files.writeString(path, file.getOrDefault("text", ""));
      }
      return told(folder);
    } finally {
      remove(folder);
    }
  }

  private Told told(Path folder) {
    // No key is at hand: a plan asks no model.
    Trial trial =
        Trial.open(
            folder,
            new Setup(
                Map.of(),
                new ModelPrices(desk.register().today())::of,
                desk.register().store().address().folder().resolve("native"),
                1,
                Steps.NONE));
    PlanReport report = Planning.of(trial, Optional.empty());
    ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(RecordJson.of(report));
    return Told.of(words(trial.plan().title(), report), json);
  }

  private static String words(String title, PlanReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d test cases, %,d training cases, %,d dev cases.",
            report.cases(),
            report.train(),
            report.dev()));
    report.needs().forEach(need -> lines.add(words(need, report)));
    for (PlanReport.ArmCost cost : report.costs()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "- %s: %,d calls, %,d tokens in, %s.",
              cost.arm(),
              cost.calls(),
              cost.inputTokens(),
              range(cost.low(), cost.high())));
    }
    report
        .budgetUsd()
        .ifPresent(budget -> lines.add(String.format(Locale.ROOT, "Budget: $%,.2f.", budget)));
    report.notes().forEach(note -> lines.add("- " + note));
    report.problems().forEach(problem -> lines.add("- " + problem));
    return String.join("\n", lines);
  }

  private static String words(PlanReport.Need need, PlanReport report) {
    String enough =
        need.needed()
            .map(n ->
                String.format(
                    Locale.ROOT,
                    "; %.1f points need %,d cases: %s.",
                    report.margin().doubleValue() * 100,
                    n,
                    need.isEnough(report.cases()) ? "enough" : "too few"))
            .orElse(".");
    return String.format(
        Locale.ROOT,
        "- %s: differences from %.1f points show%s",
        need.assumption(),
        100 * need.detectable(),
        enough);
  }

  private static String range(Optional<BigDecimal> low, Optional<BigDecimal> high) {
    if (low.isEmpty()) {
      return "price unknown";
    }
    return high.map(most -> String.format(Locale.ROOT, "$%,.2f to $%,.2f", low.get(), most))
        .orElseGet(() -> String.format(Locale.ROOT, "from $%,.2f", low.get()));
  }

  private static void remove(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.deleteIfExists(file);
    }
  }
}
