package dev.yourbrief.cli;

import dev.yourbrief.crossover.probe.ProbeResult;
import dev.yourbrief.crossover.probe.Rung;
import dev.yourbrief.crossover.probe.Rung.Percentiles;
import dev.yourbrief.publish.ServingChart;
import dev.yourbrief.publish.ServingPlot;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A measurement as a chart, and as a page. */
final class ProbePage {

  private static final List<String> HEADER =
      List.of(
          "users",
          "tokens written a second",
          "read",
          "each user",
          "first token, ms, p50",
          "p95",
          "p99",
          "by token, ms, p50",
          "p95",
          "all of it, ms, p50",
          "p99",
          "ok",
          "failed");

  private ProbePage() {}

  static String svg(ProbeResult result, ProbeWords words) {
    return ServingChart.svg(plot(result, words));
  }

  static String html(ProbeResult result, ProbeWords words) {
    List<String> lines = new ArrayList<>();
    if (!words.decisionLines().isEmpty()) {
      lines.add("# for decision.yaml, under answers:");
      lines.addAll(words.decisionLines());
      lines.add("# for a crossover case:");
      lines.addAll(words.measuredLines());
    }
    return ServingChart.html(
        plot(result, words),
        new ServingChart.Beside(
            HEADER,
            words.rungs().stream().map(ProbePage::row).toList(),
            words.answer(),
            lines,
            words.notes()));
  }

  private static ServingPlot plot(ProbeResult result, ProbeWords words) {
    return new ServingPlot(
        words.title(),
        words.subtitle(),
        result.rungs().stream()
            .map(r ->
                new ServingPlot.Point(r.concurrency(), r.outputTokensPerSecond(), r.speedPerUser()))
            .toList(),
        result.answer().askedSpeed(),
        result
            .answer()
            .best()
            .map(r -> OptionalInt.of(r.concurrency()))
            .orElse(OptionalInt.empty()));
  }

  private static List<String> row(Rung rung) {
    return List.of(
        rung.concurrency() + ProbeWords.kind(rung),
        ProbeWords.digits(rung.outputTokensPerSecond()),
        ProbeWords.digits(rung.inputTokensPerSecond()),
        ProbeWords.digits(rung.speedPerUser()),
        ProbeWords.millis(rung.timeToFirstToken(), Percentiles::p50),
        ProbeWords.millis(rung.timeToFirstToken(), Percentiles::p95),
        ProbeWords.millis(rung.timeToFirstToken(), Percentiles::p99),
        ProbeWords.millis(rung.timePerOutputToken(), Percentiles::p50),
        ProbeWords.millis(rung.timePerOutputToken(), Percentiles::p95),
        ProbeWords.millis(rung.endToEnd(), Percentiles::p50),
        ProbeWords.millis(rung.endToEnd(), Percentiles::p99),
        Integer.toString(rung.ok()),
        Integer.toString(rung.failed()));
  }
}
