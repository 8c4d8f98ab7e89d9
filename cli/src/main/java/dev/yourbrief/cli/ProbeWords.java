package dev.yourbrief.cli;

import dev.yourbrief.crossover.probe.ProbeResult;
import dev.yourbrief.crossover.probe.Rung;
import dev.yourbrief.crossover.probe.Rung.Percentiles;
import dev.yourbrief.crossover.probe.TokenCost;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A measurement in words and digits, for the terminal and the page alike. */
final class ProbeWords {

  private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_EVEN);

  private final ProbeResult result;
  private final LocalDate today;

  ProbeWords(ProbeResult result, LocalDate today) {
    this.result = result;
    this.today = today;
  }

  String title() {
    return printable(result.model()) + " as more users ask at once";
  }

  /** Where, when and with what. */
  String subtitle() {
    String address = result.endpoint() + " (" + result.address() + ")";
    return printable(address)
        + ", "
        + today
        + "; prompts of about "
        + result.lengths().input()
        + " tokens, answers of "
        + result.lengths().output()
        + (result.lengths().spread() > 0 ? " on average" : "")
        + "; "
        + String.format(
            Locale.ROOT, "%,d requests, %,d tokens", result.requests(), result.tokens());
  }

  /** What follows, a sentence each. */
  List<String> answer() {
    List<String> sentences = new ArrayList<>();
    String speed = digits(result.answer().askedSpeed());
    Optional<Rung> best = result.answer().best();
    if (best.isPresent()) {
      Rung rung = best.get();
      sentences.add(
          String.format(
              Locale.ROOT,
              "Most throughput with at least %s tokens a second for each user: %s output tokens a"
                  + " second (±%s %%), %s at once, %s each, with %s tokens in and %s out.",
              speed,
              digits(rung.outputTokensPerSecond()),
              Math.max(1, Math.round(rung.error() * 100)),
              users(rung.concurrency()),
              digits(rung.speedPerUser()),
              Math.round(rung.inputTokens()),
              Math.round(rung.outputTokens())));
    } else {
      sentences.add("No number of users got " + speed + " tokens a second each.");
    }
    result
        .answer()
        .cost()
        .ifPresent(cost ->
            sentences.add(
                "GPU time: "
                    + digits(cost.input().middle())
                    + " GPU-seconds a million tokens read, "
                    + digits(cost.output().middle())
                    + " a million written; from this rung and one with short answers."));
    if (!result.answer().costNote().isEmpty()) {
      sentences.add("The GPU time of a token cannot be told: " + result.answer().costNote() + ".");
    }
    return sentences;
  }

  /** Answers to paste into a {@code decision.yaml}; none without a rung that is fast enough. */
  List<String> decisionLines() {
    List<String> lines = new ArrayList<>();
    if (result.answer().best().isPresent()) {
      lines.add(line("speedPerUser", plain(result.answer().askedSpeed()) + " tok/s"));
    }
    result
        .answer()
        .cost()
        .ifPresent(cost -> {
          lines.add(line("gpuSecondsInput", band(cost.input())));
          lines.add(line("gpuSecondsOutput", band(cost.output())));
        });
    return lines;
  }

  private String line(String answer, String value) {
    return "  " + answer + ": {value: " + value + ", by: yourbrief probe, on: " + today + "}";
  }

  private static String band(TokenCost.Band band) {
    return plain(band.low()) + " to " + plain(band.high()) + " GPU-s/Mtok";
  }

  /** The block to paste into a crossover case; none without a rung that is fast enough. */
  List<String> measuredLines() {
    return result
        .answer()
        .best()
        .map(rung ->
            List.of(
                "measured:",
                "  outputTokensPerSecondPerReplica: " + plain(rung.outputTokensPerSecond()),
                "  inputTokens: " + Math.round(rung.inputTokens()),
                "  outputTokens: " + Math.round(rung.outputTokens()),
                "  concurrency: " + rung.concurrency(),
                "  speedPerUser: " + plain(rung.speedPerUser())))
        .orElse(List.of());
  }

  /** What to bear in mind, each thing once, with the numbers of users it is about. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add("Ended because " + result.stopped() + ".");
    if (!result.fixedLength()) {
      notes.add("The server does not take ignore_eos: the model ends an answer when it likes.");
    }
    Map<String, List<String>> common = new LinkedHashMap<>();
    for (Rung rung : rungs()) {
      String about = users(rung.concurrency()) + kind(rung) + ": ";
      rung.failures()
          .forEach((reason, count) ->
              notes.add(
                  about
                      + count
                      + " failed: "
                      + printable(reason)
                      + (rung.example().isEmpty() ? "" : " (" + printable(rung.example()) + ")")
                      + "."));
      String count = rung.concurrency() + kind(rung);
      rung.notes().forEach(n -> common.computeIfAbsent(n, _ -> new ArrayList<>()).add(count));
      if (rung.cachedShare() > 0.05) {
        notes.add(
            about + Math.round(rung.cachedShare() * 100) + " % of the prompts came from a cache.");
      }
    }
    common.forEach((note, counts) ->
        notes.add(
            String.join(", ", counts)
                + (counts.equals(List.of("1")) ? " user: " : " users: ")
                + note
                + "."));
    return notes;
  }

  List<Rung> rungs() {
    List<Rung> all = new ArrayList<>(result.rungs());
    all.addAll(result.costRungs());
    return all;
  }

  static String kind(Rung rung) {
    return rung.kind() == Rung.Kind.SHORT_ANSWERS ? " (short answers)" : "";
  }

  static String users(int count) {
    return count + (count == 1 ? " user" : " users");
  }

  /** A positive number to three figures, for reading; none is a dash. */
  static String digits(double value) {
    if (!(value > 0)) {
      return "-";
    }
    return value < 1_000
        ? plain(value)
        : String.format(Locale.ROOT, "%,.0f", new BigDecimal(value).round(THREE));
  }

  /** The same, for files. */
  private static String plain(double value) {
    return new BigDecimal(value).round(THREE).stripTrailingZeros().toPlainString();
  }

  /** One of the percentiles in milliseconds. */
  static String millis(Optional<Percentiles> time, Function<Percentiles, Double> which) {
    return time.map(t -> digits(which.apply(t) * 1_000)).orElse("-");
  }

  /** What comes from a server, without what steers a terminal. */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
  }
}
