package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.figure.Money;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Against the clouds' published samples, where they are at hand: totals to the last digit. */
final class CloudSamplesTest {

  private static Bill read(LocalDate asOf, String... files) {
    return BillReader.read(
        samples(),
        List.of(files).stream().map(Path::of).toList(),
        Bills.options(asOf),
        Progress.SILENT);
  }

  private static Path samples() {
    Path samples =
        Path.of(System.getProperty("yourbrief.root", "."), "..", "shared", "data", "bills");
    Assumptions.assumeTrue(Files.isDirectory(samples), "no samples at hand");
    return samples;
  }

  @Test
  void azures_actual_cost() {
    Bill bill = read(LocalDate.of(2023, 9, 30), "azure/actual-cost-ea/EA_ActualCost_Small.csv");
    assertThat(bill.unreadable()).isEmpty();
    assertThat(bill.files().getFirst().format()).isEqualTo("azure-cost");
    assertThat(bill.files().getFirst().formatVersion()).isEqualTo("EA");
    assertThat(bill.files().getFirst().charges()).isEqualTo(11);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("8.5450077867419368");
    assertThat(bill.toString()).doesNotContain("@");
  }

  @Test
  void p25_p30_p31_googles_synthetic_year() {
    Bill bill = read(LocalDate.of(2026, 5, 31), "gcp/sample_billing_data_flattened.csv");
    assertThat(bill.unreadable()).isEmpty();
    assertThat(bill.files().getFirst().rows()).isEqualTo(500);
    assertThat(bill.files().getFirst().formatVersion()).isEqualTo("detailed");
    assertThat(bill.currency()).isEqualTo("USD");
    assertThat(bill.totals().otherCurrencies()).containsOnlyKeys("GBP", "AUD", "EUR");
    BigDecimal others =
        bill.totals().otherCurrencies().values().stream()
            .flatMap(currency -> currency.billed().values().stream())
            .map(Money::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    // Cost 2904149.6298 and credits -275849.2102, whatever their currency.
    assertThat(Bills.billed(bill).add(others)).isEqualByComparingTo("2628300.4196");
    assertThat(bill.totals().billed())
        .containsKeys(ChargeCategory.TAX, ChargeCategory.CREDIT, ChargeCategory.OTHER);
  }

  @Test
  void googles_rows_as_json() {
    Bill bill = read(LocalDate.of(2019, 1, 31), "gcp/cud_test_1_1_rows.json");
    assertThat(bill.unreadable()).isEmpty();
    assertThat(bill.files().getFirst().format()).isEqualTo("gcp-billing");
  }

  @Test
  void awss_two_small_files() {
    Bill bill =
        read(
            LocalDate.of(2026, 8, 31),
            "aws/cur2_bedrock_minimal_fixture.csv",
            "aws/cur2_iam_principal_official_example.csv");
    assertThat(bill.files()).extracting(BillFile::format).containsOnly("aws-cur");
    assertThat(Bills.billed(bill)).isEqualByComparingTo("37.50");
    assertThat(Bills.part(bill.byModel(), "claude-sonnet-4-6").cost())
        .isEqualByComparingTo("37.50");
    // Its amounts do not fit its prices, and nothing says their unit.
    assertThat(bill.tokensPerMonth()).isEmpty();
    // The other has neither days nor currencies.
    assertThat(bill.unreadableRows()).isEqualTo(4);
  }
}
