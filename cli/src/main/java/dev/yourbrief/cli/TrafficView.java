package dev.yourbrief.cli;

import static dev.yourbrief.cli.Terminal.padded;
import static dev.yourbrief.cli.Terminal.right;

import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.bill.traffic.Finding;
import dev.yourbrief.bill.traffic.How;
import dev.yourbrief.bill.traffic.LengthLaw;
import dev.yourbrief.bill.traffic.Lengths;
import dev.yourbrief.bill.traffic.Load;
import dev.yourbrief.bill.traffic.Peak;
import dev.yourbrief.bill.traffic.Shape;
import dev.yourbrief.bill.traffic.Traffic;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Point;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;

/** What a bill's traffic is like, for a terminal. */
final class TrafficView {

  private static final int NAME = 21;
  private static final int COLUMN = 11;
  private static final int BAR = 28;

  private final Terminal terminal;
  private final Traffic traffic;

  /** How things were found, each way told once below. */
  private final Set<String> hows = new LinkedHashSet<>();

  TrafficView(Terminal terminal, Traffic traffic) {
    this.terminal = terminal;
    this.traffic = traffic;
  }

  void print() {
    print("");
    print(
        "  "
            + terminal.bold(
                "Traffic, "
                    + traffic.days()
                    + " days to "
                    + traffic.to()
                    + (traffic.zone().isEmpty() ? "" : ", " + traffic.zone())));
    volume();
    lengths(traffic.lengths());
    shape(traffic.shape());
    finding("Burstiness", traffic.arrivals().cv2(), n -> decimals(n, 2), " CV² between requests");
    finding("In minutes", traffic.arrivals().dispersion(), n -> decimals(n, 2), " variance ÷ mean");
    hows.forEach(how -> print(terminal.faint("  " + terminal.wrapped(how, 2))));
  }

  private void volume() {
    var volume = traffic.volume();
    finding("Input a month", volume.input(), TrafficView::mtok, " Mtok");
    volume.byKind().forEach(this::kind);
    finding("Output a month", volume.output(), TrafficView::mtok, " Mtok");
    finding("Requests a month", volume.requests(), n -> decimals(n, 0), "");
    finding("Cache hit", volume.cacheHit(), n -> decimals(n * 100, 1), " % of the input");
    finding("In batches", volume.batchShare(), n -> decimals(n * 100, 1), " % of the tokens");
  }

  private void kind(TokenKind kind, Estimate tokens) {
    if (kind.isInput()) {
      value("  " + kind.key(), tokens, TrafficView::mtok, " Mtok");
    }
  }

  private void lengths(Lengths lengths) {
    print("");
    if (lengths.input().isEmpty()) {
      finding("Mean input", lengths.meanInput(), n -> decimals(n, 0), " tokens a request");
      finding("Mean output", lengths.meanOutput(), n -> decimals(n, 0), " tokens a request");
      return;
    }
    print(
        "  "
            + padded("Tokens a request", NAME)
            + right("mean", COLUMN)
            + right("P10", COLUMN)
            + right("P50", COLUMN)
            + right("P90", COLUMN)
            + right("P99", COLUMN)
            + right("CV²", COLUMN));
    lengths.input().ifPresent(law -> law("  input", law));
    lengths.output().ifPresent(law -> law("  output", law));
    lengths.total().ifPresent(law -> law("  together", law));
    lengths
        .correlation()
        .value()
        .ifPresent(value -> value("  correlation", value, n -> decimals(n, 2), ""));
    how(lengths.how());
  }

  private void law(String name, LengthLaw law) {
    print(
        "  "
            + padded(name, NAME)
            + right(decimals(law.mean(), 1), COLUMN)
            + right(count(law.p10()), COLUMN)
            + right(count(law.p50()), COLUMN)
            + right(count(law.p90()), COLUMN)
            + right(count(law.p99()), COLUMN)
            + right(decimals(law.cv2(), 2), COLUMN));
  }

  private void shape(Shape shape) {
    if (!shape.hourOfDay().isEmpty()) {
      print("");
      print("  " + padded("Hour of the day", NAME) + "0     6     12    18");
      hours("  requests", shape.hourOfDay().stream().flatMap(l -> l.requests().stream()).toList());
      hours("  input", shape.hourOfDay().stream().map(Load::input).toList());
      hours("  output", shape.hourOfDay().stream().map(Load::output).toList());
    }
    if (!shape.dayOfWeek().isEmpty()) {
      print("");
      days(shape.dayOfWeek());
    }
    if (!shape.hourOfDay().isEmpty() || !shape.dayOfWeek().isEmpty()) {
      how(shape.how());
    }
    print("");
    for (Peak peak : shape.peaks()) {
      String grain = peak.grain().name().toLowerCase(Locale.ROOT);
      print("  " + padded("Busiest " + grain, NAME) + load(peak.busiest()));
      peak.p99().ifPresent(load -> print("  " + padded("P99 " + grain, NAME) + load(load)));
    }
    finding("Peak to mean", shape.peakToMean(), n -> decimals(n, 2), " times the mean");
  }

  private static String load(Load load) {
    return load.requests().map(n -> decimals(n, 2) + " of requests, ").orElse("")
        + decimals(load.input(), 2)
        + " of input, "
        + decimals(load.output(), 2)
        + " of output";
  }

  private void hours(String name, List<Double> factors) {
    if (!factors.isEmpty()) {
      double most = factors.stream().mapToDouble(Double::doubleValue).max().orElse(1);
      print(
          "  "
              + padded(name, NAME)
              + Bars.columns(factors)
              + terminal.faint("   up to " + decimals(most, 2) + " times the mean hour"));
    }
  }

  private void days(List<Load> days) {
    double most = days.stream().mapToDouble(Load::output).max().orElse(1);
    print("  " + padded("Day of the week", NAME) + padded("output", BAR + 8) + "input");
    for (int i = 0; i < days.size(); i++) {
      String name = DayOfWeek.of(i + 1).getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      Load day = days.get(i);
      print(
          "  "
              + padded("  " + name, NAME)
              + padded(decimals(day.output(), 2), 6)
              + padded(Bars.row(day.output(), most, BAR), BAR + 2)
              + decimals(day.input(), 2));
    }
  }

  private void finding(String name, Finding finding, DoubleFunction<String> shown, String unit) {
    Optional<Estimate> value = finding.value();
    if (value.isEmpty()) {
      print(
          "  "
              + padded(name, NAME)
              + terminal.wrapped("unknown: " + finding.how().text(), NAME + 2));
      return;
    }
    value(name, value.get(), shown, unit);
    how(finding.how());
  }

  private void value(String name, Estimate value, DoubleFunction<String> shown, String unit) {
    String interval =
        value instanceof Point
            ? ""
            : terminal.faint(
                "   90 % interval "
                    + shown.apply(value.quantile(0.05))
                    + " to "
                    + shown.apply(value.quantile(0.95)));
    print("  " + padded(name, NAME) + shown.apply(value.median()) + unit + interval);
  }

  private void how(How how) {
    hows.add(
        how.basis().name().substring(0, 1)
            + how.basis().name().substring(1).toLowerCase(Locale.ROOT)
            + ": "
            + how.text()
            + ".");
  }

  private static String mtok(double tokens) {
    return decimals(tokens / 1e6, 1);
  }

  private static String count(long tokens) {
    return String.format(Locale.ROOT, "%,d", tokens);
  }

  private static String decimals(double amount, int places) {
    String text = String.format(Locale.ROOT, "%,." + places + "f", amount);
    return text.matches("-[0.]+") ? text.substring(1) : text;
  }

  private void print(String text) {
    terminal.out().println(text);
  }
}
