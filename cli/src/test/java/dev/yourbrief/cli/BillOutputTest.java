package dev.yourbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bill as a terminal, a spreadsheet and a program see it: the same numbers. */
class BillOutputTest {

  private static final Object BILLS = Shell.example("support-assistant").resolve("bills");

  @Test
  void theTerminalShowsCoverageSpendPartsPricesAndRemarks() {
    assertThat(Shell.run("bill", BILLS).words())
        .contains("90 of 90 days have data")
        .contains("90 % interval")
        .contains("By provider, in the window")
        .contains("By model, in the window")
        .contains("By token kind, in the window")
        .contains("By project, in the window")
        .contains("beside the list price")
        .contains("also in another file, counted once");
  }

  @Test
  void theTerminalShowsTheMonthsAheadAndHowTheForecastDid() {
    assertThat(Shell.run("bill", "--as-of", "2026-11-24", BILLS).words())
        .contains("Growth 0.1 % a month 90 % interval -1.9 to 2.2 %")
        .contains("Next month")
        .contains("In a year")
        .contains("of the worlds: not within five years")
        .contains("Week Mon 1.19 Tue 1.17")
        .contains("Busiest day 1.24 times the mean day")
        .contains("Back-test on 21 past days of this bill");
  }

  @Test
  void theCsvHoldsTheMonthsAhead() {
    List<String[]> rows =
        Shell.run("bill", "--csv", BILLS).out().lines().map(line -> line.split(",", -1)).toList();
    assertThat(rows.stream().filter(row -> row[0].equals("month_ahead"))).hasSize(36);
    assertThat(rows.stream().filter(row -> row[0].equals("until"))).hasSize(10);
    assertThat(
            rows.stream()
                .filter(row -> row[0].equals("weekday") && row[2].equals("factor"))
                .map(row -> new BigDecimal(row[6]))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue())
        .isCloseTo(1, within(1e-5));
  }

  @Test
  void theCsvAddsUpToTheWindow() {
    List<String[]> rows =
        Shell.run("bill", "--csv", BILLS).out().lines().map(line -> line.split(",", -1)).toList();
    assertThat(rows).allMatch(row -> row.length == 10);
    assertThat(sum(rows, "provider"))
        .isEqualByComparingTo(sum(rows, "model"))
        .isEqualByComparingTo(sum(rows, "token_kind"))
        .isEqualByComparingTo(sum(rows, "project"))
        .isEqualByComparingTo(sum(rows, "day"));
  }

  private static BigDecimal sum(List<String[]> rows, String table) {
    return rows.stream()
        .filter(row -> row[0].equals(table))
        .map(row -> new BigDecimal(row[5]))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void theJsonHoldsProjectionsAndListPrices() {
    String json = Shell.run("bill", "--json", BILLS).out();
    assertThat(json)
        .contains("\"projections\"")
        .contains("\"outlook\"")
        .contains("\"pNever\"")
        .contains("\"inside90\"")
        .contains("\"prices\"")
        .contains("\"list\"")
        .contains("\"input_uncached\"");
    assertThat(Arrays.asList(json.split("\"scale\"", -1))).hasSize(4);
  }
}
