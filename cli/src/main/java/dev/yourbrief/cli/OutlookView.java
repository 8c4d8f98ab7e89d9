package dev.yourbrief.cli;

import static dev.yourbrief.cli.Terminal.padded;

import dev.yourbrief.bill.Bill;
import dev.yourbrief.bill.forecast.Forecast;
import dev.yourbrief.bill.forecast.Growth;
import dev.yourbrief.bill.forecast.HourShape;
import dev.yourbrief.bill.forecast.MonthAhead;
import dev.yourbrief.bill.forecast.MonthsUntil;
import dev.yourbrief.bill.forecast.ShapeFactor;
import dev.yourbrief.bill.forecast.WeekdayShape;
import dev.yourbrief.figure.Draws;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a bill says about the months ahead, for a terminal: a line each. */
final class OutlookView {

  private static final int NAME = 15;
  private static final int YEAR = 12;

  private final Terminal terminal;
  private final Bill bill;

  OutlookView(Terminal terminal, Bill bill) {
    this.terminal = terminal;
    this.bill = bill;
  }

  void print() {
    terminal.out().println();
    growth(bill.outlook().growth());
    bill.outlook().forecast().ifPresent(this::months);
    bill.outlook().week().ifPresent(this::week);
    bill.outlook().hours().ifPresent(this::hours);
    bill.outlook()
        .peakToMean()
        .ifPresent(peak -> line("Busiest day", decimals(peak, 2) + " times the mean day", ""));
    bill.outlook().forecast().ifPresent(f -> method("Months ahead: " + f.method()));
  }

  private void growth(Growth growth) {
    growth
        .perMonth()
        .ifPresentOrElse(
            draws ->
                line(
                    "Growth",
                    percent(draws.median()) + " a month",
                    "90 % interval "
                        + decimals(draws.quantile(0.05) * 100, 1)
                        + " to "
                        + percent(draws.quantile(0.95))),
            () -> line("Growth", growth.method(), ""));
  }

  private void months(Forecast forecast) {
    month("Next month", forecast.months().getFirst());
    month("In a year", forecast.months().get(YEAR - 1));
    for (MonthsUntil until : forecast.until()) {
      line("Until " + until.multiple().toPlainString() + "×", until(until), "");
    }
  }

  private void month(String name, MonthAhead month) {
    Draws cost = month.cost();
    line(
        name,
        whole(cost.median()) + " " + bill.currency() + " a month",
        "90 % interval " + whole(cost.quantile(0.05)) + " to " + whole(cost.quantile(0.95)));
  }

  /** {@code about 9 months (6 to 20); 12 % of the worlds: not within five years}. */
  static String until(MonthsUntil until) {
    String never =
        until.pNever() == 0 ? "" : share(until.pNever()) + " of the worlds: not within five years";
    Draws months = until.months();
    if (Double.isInfinite(months.median())) {
      return Double.isInfinite(months.quantile(0.1))
          ? never
          : never + "; one in ten within " + count(months.quantile(0.1));
    }
    double late = months.quantile(0.9);
    return "about "
        + count(months.median())
        + " ("
        + whole(months.quantile(0.1))
        + " to "
        + (Double.isInfinite(late) ? "never" : whole(late))
        + ")"
        + (never.isEmpty() ? "" : "; " + never);
  }

  private void week(WeekdayShape shape) {
    String days =
        Arrays.stream(DayOfWeek.values())
            .map(day ->
                day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                    + " "
                    + decimals(shape.of(day).factor(), 2))
            .collect(Collectors.joining("  "));
    line("Week", days, bars(shape.days()));
  }

  private void hours(HourShape shape) {
    line(
        "Day",
        bars(shape.hours()) + "  hour 0 to 23",
        "the busiest hour of the week is " + decimals(shape.peakToMean(), 2) + " times the mean");
  }

  private static String bars(List<ShapeFactor> factors) {
    return Bars.columns(factors.stream().map(ShapeFactor::factor).toList());
  }

  private void method(String text) {
    terminal.out().println(terminal.faint("  " + terminal.wrapped(text, 2)));
  }

  private void line(String name, String text, String aside) {
    terminal
        .out()
        .println(
            "  "
                + padded(name, NAME)
                + terminal.wrapped(text, NAME + 2)
                + (aside.isEmpty() ? "" : terminal.faint("   " + aside)));
  }

  private static String count(double months) {
    return whole(months) + (Math.round(months) == 1 ? " month" : " months");
  }

  private static String percent(double part) {
    return decimals(part * 100, 1) + " %";
  }

  /** A share of worlds; nearly all is not all. */
  private static String share(double share) {
    double percent = share * 100;
    if (percent > 99 && percent < 100) {
      return "more than 99 %";
    }
    return percent < 1 ? "less than 1 %" : whole(percent) + " %";
  }

  private static String whole(double amount) {
    return decimals(amount, 0);
  }

  private static String decimals(double amount, int places) {
    return String.format(Locale.ROOT, "%,." + places + "f", amount);
  }
}
