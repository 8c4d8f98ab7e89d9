package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Azure's cost exports, actual and amortised. */
final class AzureCostTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 1);
  private static final String GPT5 = "Azure OpenAI GPT5";
  private static final String MINI = "5.4 mini Inp Gl";

  @TempDir Path folder;

  private List<Charge> read(String rows) {
    Bills.write(folder, "azure.csv", CloudBills.AZURE_EA + rows);
    return Bills.charges(folder);
  }

  private static String row(String meter, String quantity, String unit, String cost) {
    return CloudBills.azure(DAY, GPT5, meter, quantity, unit, cost, "Usage", "OnDemand");
  }

  @Test
  void p17_thousands_and_millions() {
    List<Charge> charges =
        read(row("gpt 4.1 Inp glbl Tokens", "500", "1K", "1") + row(MINI, "500", "1M", "1"));
    assertThat(charges)
        .extracting(charge -> charge.tokens().orElseThrow().toPlainString())
        .containsExactly("500000", "500000000");
    assertThat(charges.getLast().model()).contains("gpt-5.4-mini");
    assertThat(charges.getLast().kind()).contains(TokenKind.INPUT_UNCACHED);
    assertThat(charges.getLast().provider()).isEqualTo("azure");
    assertThat(charges.getLast().day()).isEqualTo(DAY);
  }

  @Test
  void p17_a_name_and_a_unit_that_disagree_leave_the_tokens_unknown() {
    Charge charge = read(row("5.4 opt Gl 1M Tokens", "2", "1K", "20")).getFirst();
    assertThat(charge.tokens()).isEmpty();
    assertThat(charge.quantity()).contains(new BigDecimal("2"));
    assertThat(charge.kind()).contains(TokenKind.OUTPUT);
  }

  @Test
  void p46_hours_and_sessions_are_not_tokens() {
    assertThat(
            read(
                row("Provisioned Managed Global Unit", "24", "1 Hour", "24")
                    + row("o4 mini ft hosting Dz", "24", "1 Hour", "41")
                    + row("Code-Interpreter-global", "3", "1", "0.09")
                    + row("o4-mini-ft model grader output Tokens", "3", "1K", "0.1")))
        .hasSize(4)
        .allSatisfy(charge -> {
          assertThat(charge.kind()).isEmpty();
          assertThat(charge.tokens()).isEmpty();
          assertThat(charge.quantity()).isPresent();
        });
  }

  @Test
  void p40_byte_order_mark_any_case_any_order() {
    Bills.write(
        folder,
        "mca.csv",
        CloudBills.AZURE_MCA
            + CloudBills.azureMca(DAY, GPT5, "6-sol ShortCo Cd Wr Std Gl", "0.5", "1M", "1.25"));
    Charge charge = Bills.charges(folder).getFirst();
    assertThat(charge.billed()).contains(CloudBills.money("1.25", "EUR"));
    assertThat(charge.list()).contains(CloudBills.money("9", "EUR"));
    assertThat(charge.model()).contains("gpt-6-sol");
    assertThat(charge.kind()).contains(TokenKind.CACHE_WRITE);
    assertThat(charge.tokens().orElseThrow()).isEqualByComparingTo("500000");
    assertThat(Bills.read(folder).files().getFirst().formatVersion()).isEqualTo("MCA");
    assertThat(read(row(MINI, "1", "1M", "1"))).hasSize(2);
  }

  @Test
  void p30_types_of_charges_become_categories() {
    String[][] types = {
      {"Usage", "usage"},
      {"Purchase", "purchase"},
      {"Refund", "correction"},
      {"Adjustment", "correction"},
      {"UnusedReservation", "commitment"},
      {"UnusedSavingsPlan", "commitment"},
      {"RoundingAdjustment", "other"},
      {"Tax", "tax"}
    };
    for (String[] type : types) {
      assertThat(
              read(CloudBills.azure(DAY, GPT5, MINI, "1", "1M", "1", type[0], "OnDemand"))
                  .getFirst()
                  .category()
                  .key())
          .as(type[0])
          .isEqualTo(type[1]);
    }
  }

  private static String reserved(String cost, String type) {
    return CloudBills.azure(
        DAY,
        "Azure OpenAI",
        "Provisioned Managed Global Unit",
        "24",
        "1 Hour",
        cost,
        type,
        "Reservation");
  }

  @Test
  void p27_the_actual_and_the_amortised_export_are_one_spend() {
    String actual =
        CloudBills.AZURE_EA
            + row(MINI, "1", "1M", "0.75")
            + reserved("30", "Purchase")
            + reserved("0", "Usage");
    String amortised =
        CloudBills.AZURE_EA
            + row(MINI, "1", "1M", "0.75")
            + reserved("8", "Usage")
            + reserved("2", "UnusedReservation");
    Path both = folder;
    Bills.write(both, "actual.csv", actual);
    assertThat(Bills.billed(Bills.read(both))).isEqualByComparingTo("30.75");
    Bills.write(both, "amortised.csv", amortised);
    Bill bill = Bills.read(both);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("30.75");
    assertThat(Bills.effective(bill)).isEqualByComparingTo("10.75");
    assertThat(Bills.part(bill.byModel(), "gpt-5.4-mini").cost()).isEqualByComparingTo("0.75");
    assertThat(Bills.part(bill.byModel(), "gpt-5.4-mini").tokens())
        .hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo("1000000"));
  }

  @Test
  void services_without_models_are_plain_usage() {
    Charge charge =
        read(CloudBills.azure(
                    DAY,
                    "Tiered Block Blob",
                    "GRS List and Create Container Operations",
                    "0.0004",
                    "10K",
                    "0.00004",
                    "Usage",
                    "OnDemand")
                .replace("Cognitive Services", "Storage"))
            .getFirst();
    assertThat(charge.model()).isEmpty();
    assertThat(charge.kind()).isEmpty();
    assertThat(charge.unit()).isEqualTo("10K");
    assertThat(charge.billed()).contains(CloudBills.money("0.00004", "USD"));
  }

  @RepeatedTest(3)
  void costs_add_up(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    String[] types = {"Usage", "Purchase", "Refund", "Tax", "RoundingAdjustment"};
    String[] meters = {MINI, "gpt 4.1 Outp glbl Tokens", "B1s", "5.4 pp opt Gl 1M Tokens"};
    StringBuilder text = new StringBuilder(CloudBills.AZURE_EA);
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < 300; i++) {
      BigDecimal cost =
          BigDecimal.valueOf(random.nextLong(-1_000_000L, 9_000_000_000L), random.nextInt(18));
      sum = sum.add(cost);
      text.append(
          CloudBills.azure(
              DAY.plusDays(random.nextInt(20)),
              GPT5,
              meters[random.nextInt(4)],
              "" + i,
              random.nextBoolean() ? "1M" : "1 Hour",
              cost.toPlainString(),
              types[random.nextInt(5)],
              "OnDemand"));
    }
    Bills.write(folder, "azure.csv", text.toString());
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(Bills.billed(bill)).isEqualByComparingTo(sum);
  }
}
