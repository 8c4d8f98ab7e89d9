package dev.yourbrief.playbook;

import dev.yourbrief.bill.Bill;
import dev.yourbrief.bill.forecast.Forecast;
import dev.yourbrief.bill.forecast.Outlook;
import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the bill says about the months ahead, as named figures. */
final class OutlookFigures {

  /** Every name and its unit. */
  static final Map<String, Unit> UNITS = new LinkedHashMap<>();

  private static final Unit USD_MONTH = Unit.parse("USD/month");
  private static final Unit PERCENT = Unit.parse("percent");
  private static final Unit MONTH = Unit.parse("month");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int YEAR = 12;

  static {
    UNITS.put("bill.growthPerMonth", PERCENT);
    UNITS.put("bill.nextMonth", USD_MONTH);
    UNITS.put("bill.inAYear", USD_MONTH);
    UNITS.put("bill.monthsToTriple", MONTH);
    UNITS.put("bill.pNeverTriple", PERCENT);
    UNITS.put("bill.monthsToTenfold", MONTH);
    UNITS.put("bill.pNeverTenfold", PERCENT);
    UNITS.put("bill.peakDayToMean", Unit.ONE);
  }

  private OutlookFigures() {}

  static Fact of(Evaluation evaluation, Bill bill, String name) {
    Outlook outlook = bill.outlook();
    return switch (name) {
      case "bill.growthPerMonth" ->
          fact(
              evaluation,
              name,
              "how much the bill grows in a month",
              outlook.growth().perMonth().map(draws -> draws.scaledBy(HUNDRED)),
              outlook.growth().method());
      case "bill.nextMonth" -> month(evaluation, bill, name, "the bill next month", 1);
      case "bill.inAYear" -> month(evaluation, bill, name, "the bill a year from now", YEAR);
      case "bill.monthsToTriple" ->
          months(evaluation, bill, name, "months until the bill has tripled", 0);
      case "bill.monthsToTenfold" ->
          months(evaluation, bill, name, "months until the bill is ten times as high", 1);
      case "bill.pNeverTriple" ->
          never(evaluation, bill, name, "odds that it does not triple within five years", 0);
      case "bill.pNeverTenfold" ->
          never(evaluation, bill, name, "odds that it is not tenfold within five years", 1);
      case "bill.peakDayToMean" ->
          fact(
              evaluation,
              name,
              "the busiest day over the mean day",
              outlook.peakToMean().map(OutlookFigures::exact),
              "largest cost of a day over the mean of the run-rate's days");
      default -> Fact.unknown(name);
    };
  }

  private static Fact month(
      Evaluation evaluation, Bill bill, String name, String label, int month) {
    Optional<Forecast> forecast =
        bill.outlook().forecast().filter(f -> bill.currency().equals("USD"));
    return fact(
        evaluation,
        name,
        label,
        forecast.map(f -> f.months().get(month - 1).cost()),
        forecast.map(Forecast::method).orElse(""));
  }

  private static Fact months(
      Evaluation evaluation, Bill bill, String name, String label, int which) {
    Optional<Draws> months =
        bill.outlook()
            .forecast()
            .flatMap(f -> f.until().stream().skip(which).findFirst())
            .map(until -> until.months());
    return fact(
        evaluation,
        name,
        label,
        months,
        "first month of the forecast that costs as much, in each world");
  }

  private static Fact never(
      Evaluation evaluation, Bill bill, String name, String label, int which) {
    Optional<Estimate> never =
        bill.outlook()
            .forecast()
            .flatMap(f -> f.until().stream().skip(which).findFirst())
            .map(until -> exact(until.pNever() * 100));
    return fact(
        evaluation,
        name,
        label,
        never,
        "worlds of the forecast in which no month costs as much, over all");
  }

  private static Fact fact(
      Evaluation evaluation,
      String name,
      String label,
      Optional<? extends Estimate> estimate,
      String how) {
    return estimate
        .map(e -> BillFigures.fact(evaluation, name, label, e, how))
        .orElseGet(() -> Fact.unknown(name));
  }

  private static Estimate exact(double value) {
    return Estimate.of(new BigDecimal(value).round(MathContext.DECIMAL32).stripTrailingZeros());
  }
}
