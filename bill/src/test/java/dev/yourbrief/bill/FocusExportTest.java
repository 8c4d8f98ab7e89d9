package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is counted leaves as FOCUS 1.2, and comes back as the same bill. */
final class FocusExportTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

  @TempDir Path folder;

  private Path bills;

  @BeforeEach
  void bills() throws IOException {
    bills = Files.createDirectory(folder.resolve("bills"));
    StringBuilder cost = new StringBuilder(Bills.OPENAI_COST);
    StringBuilder usage = new StringBuilder(Bills.OPENAI_USAGE);
    StringBuilder claude = new StringBuilder(Bills.ANTHROPIC_COST);
    for (int i = 0; i < 20; i++) {
      LocalDate day = DAY.plusDays(i);
      cost.append(
          Bills.openAiCost(day, "0.00" + (i + 1) + "83598", "gpt-5.4-mini, output", "9001"));
      cost.append(Bills.openAiCost(day, "2.5", "web search tool calls", ""));
      usage.append(Bills.openAiUsage(day, "o4-mini", 1_000, 400, 0, 50));
      claude.append(Bills.anthropicCost(day, "Claude Haiku 4.5", "input_no_cache", "0.07"));
    }
    Bills.write(bills, "openai-cost.csv", cost.toString());
    Bills.write(bills, "openai-usage.csv", usage.toString());
    Bills.write(bills, "claude.csv", claude.toString());
    Bills.write(
        bills,
        "cloud.csv",
        Bills.FOCUS
            + Bills.focus("500", "0", "EUR", "Purchase", "2026-10-01", "2027-10-01")
            + Bills.focus("0", "20.125", "EUR", "Usage", "2026-10-02", "2026-10-05")
            + Bills.focus("19", "19", "USD", "Tax", "2026-10-02", "2026-10-03")
            + Bills.focus("-3", "-3", "USD", "Credit", "2026-10-02", "2026-10-03"));
  }

  private Bill export(Path target) throws IOException {
    try (UsageStore store = UsageStore.inMemory(Bills.options())) {
      store.add(bills, List.of(bills), Progress.SILENT);
      Bill bill = store.bill();
      store.exportFocus(target, bill);
      return bill;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.csv", "out.parquet"})
  void an_export_read_again_is_the_same_bill(String name) throws IOException {
    Path folderAgain = Files.createDirectory(folder.resolve("again"));
    Path target = folderAgain.resolve(name);
    Bill bill = export(target);
    Bill again = Bills.read(folderAgain);
    assertThat(again.unreadable()).isEmpty();
    assertThat(again.totals()).isEqualTo(bill.totals());
    assertThat(again.byProvider()).isEqualTo(bill.byProvider());
    assertThat(again.byModel()).isEqualTo(bill.byModel());
    assertThat(again.byKind()).isEqualTo(bill.byKind());
    assertThat(again.byProject()).isEqualTo(bill.byProject());
    assertThat(again.days()).isEqualTo(bill.days());
    assertThat(again.unitPrices()).isEqualTo(bill.unitPrices());
    assertThat(again.tokensPerMonth()).isEqualTo(bill.tokensPerMonth());
    assertThat(again.runRate()).isEqualTo(bill.runRate());
  }

  @Test
  void the_same_bill_is_the_same_bytes() throws IOException {
    Path first = folder.resolve("first.csv");
    Path second = folder.resolve("second.csv");
    export(first);
    export(second);
    assertThat(second).hasSameTextualContentAs(first);
  }

  @Test
  void p54_a_formula_in_a_name_is_text_in_the_export() throws IOException {
    Bills.write(
        bills,
        "openai-cost.csv",
        Bills.OPENAI_COST
            + Bills.openAiCost(DAY, "-1.5", "gpt-5, input", "10")
                .replace("Proj A", "=HYPERLINK(1)"));
    Path folderAgain = Files.createDirectory(folder.resolve("again"));
    Path target = folderAgain.resolve("out.csv");
    Bill bill = export(target);
    assertThat(Files.readString(target)).contains("'=HYPERLINK(1)").doesNotContain(",=HYPERLINK");
    assertThat(Files.readString(target)).contains("-1.5");
    assertThat(Bills.read(folderAgain).byProject()).isEqualTo(bill.byProject());
  }

  @Test
  void focus_knows_every_column_that_is_not_an_extension() throws IOException {
    Path target = folder.resolve("out.csv");
    export(target);
    List<String> header = List.of(Files.readAllLines(target).getFirst().split(","));
    List<String> mandatory =
        List.of(
            "BilledCost",
            "BillingAccountId",
            "BillingAccountName",
            "BillingCurrency",
            "BillingPeriodEnd",
            "BillingPeriodStart",
            "ChargeCategory",
            "ChargeClass",
            "ChargeDescription",
            "ChargePeriodEnd",
            "ChargePeriodStart",
            "ContractedCost",
            "EffectiveCost",
            "InvoiceIssuerName",
            "ListCost",
            "PricingQuantity",
            "PricingUnit",
            "ProviderName",
            "PublisherName",
            "ServiceCategory",
            "ServiceName");
    assertThat(header).containsAll(mandatory);
    assertThat(header.stream().filter(column -> !column.startsWith("x_")))
        .isSubsetOf(
            java.util.stream.Stream.concat(
                    mandatory.stream(),
                    java.util.stream.Stream.of(
                        "BillingAccountType",
                        "ChargeFrequency",
                        "ConsumedQuantity",
                        "ConsumedUnit",
                        "SkuMeter",
                        "SkuPriceDetails",
                        "SubAccountId",
                        "SubAccountName"))
                .toList());
  }
}
