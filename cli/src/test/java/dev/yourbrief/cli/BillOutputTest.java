package dev.yourbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
        .contains("\"prices\"")
        .contains("\"list\"")
        .contains("\"input_uncached\"");
    assertThat(Arrays.asList(json.split("\"scale\"", -1))).hasSize(4);
  }
}
