package dev.yourbrief.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.yourbrief.bill.Bill;
import dev.yourbrief.bill.forecast.Forecast;
import dev.yourbrief.bill.forecast.HourShape;
import dev.yourbrief.bill.forecast.MonthAhead;
import dev.yourbrief.bill.forecast.MonthsUntil;
import dev.yourbrief.bill.forecast.ShapeFactor;
import dev.yourbrief.bill.forecast.WeekdayShape;
import dev.yourbrief.figure.Estimate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;

/**
 * The months ahead as rows of the bill's CSV: growth, each month of the next year, the share of
 * worlds in which a multiple is reached within so many months, and what share of a week each day
 * takes (of a day each hour).
 */
final class OutlookCsv {

  private static final int YEAR = 12;
  private static final int DIGITS = 6;

  private final CsvWriter csv;
  private final Bill bill;

  private OutlookCsv(CsvWriter csv, Bill bill) {
    this.csv = csv;
    this.bill = bill;
  }

  static void write(CsvWriter csv, Bill bill) {
    new OutlookCsv(csv, bill).rows();
  }

  private void rows() {
    bill.outlook()
        .growth()
        .perMonth()
        .ifPresent(draws -> {
          share("growth", "a month", "low", draws.quantile(0.05));
          share("growth", "a month", "median", draws.median());
          share("growth", "a month", "high", draws.quantile(0.95));
        });
    bill.outlook().forecast().ifPresent(this::forecast);
    bill.outlook().week().ifPresent(this::week);
    bill.outlook().hours().ifPresent(this::hours);
  }

  private void forecast(Forecast forecast) {
    for (MonthAhead month : forecast.months().subList(0, YEAR)) {
      Estimate cost = month.cost();
      cost(month, "low", cost.quantile(0.05));
      cost(month, "median", cost.median());
      cost(month, "high", cost.quantile(0.95));
    }
    for (MonthsUntil until : forecast.until()) {
      for (int months = YEAR; months <= Forecast.MONTHS; months += YEAR) {
        share(
            "until",
            until.multiple().toPlainString() + "x",
            "within_" + months + "_months",
            1 - until.months().shareAtLeast(months + 1.0));
      }
    }
  }

  private void week(WeekdayShape shape) {
    for (DayOfWeek day : DayOfWeek.values()) {
      factor("weekday", day.name().toLowerCase(Locale.ROOT), shape.of(day), shape.days().size());
    }
  }

  private void hours(HourShape shape) {
    List<ShapeFactor> hours = shape.hours();
    for (int hour = 0; hour < hours.size(); hour++) {
      factor("hour", Integer.toString(hour), hours.get(hour), hours.size());
    }
  }

  private void factor(String table, String name, ShapeFactor factor, int parts) {
    share(table, name, "low", factor.low() / parts);
    share(table, name, "factor", factor.factor() / parts);
    share(table, name, "high", factor.high() / parts);
  }

  private void cost(MonthAhead month, String which, double amount) {
    csv.writeRecord(
        "month_ahead",
        month.from() + " to " + month.to(),
        which,
        "",
        BillCsv.safe(bill.currency()),
        rounded(amount, 2),
        "",
        "",
        "",
        "");
  }

  private void share(String table, String name, String which, double share) {
    csv.writeRecord(
        table,
        name,
        which,
        "",
        BillCsv.safe(bill.currency()),
        "",
        rounded(share, DIGITS),
        "",
        "",
        "");
  }

  private static String rounded(double value, int places) {
    return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
  }
}
