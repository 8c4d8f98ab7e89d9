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

/** Google Cloud's billing export. */
final class GcpBillingTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 1);
  private static final String FLASH = "Gemini 2.5 Flash GA Text Input - Predictions";

  @TempDir Path folder;

  private List<Charge> read(String rows) {
    Bills.write(folder, "gcp.csv", CloudBills.GCP + rows);
    return Bills.charges(folder);
  }

  @Test
  void p46_the_sku_says_that_a_count_is_one_of_tokens() {
    Charge charge =
        read(CloudBills.gcp(DAY, FLASH, "1.5", "USD", "5000000", "", "", "regular")).getFirst();
    assertThat(charge.provider()).isEqualTo("google");
    assertThat(charge.model()).contains("gemini-2.5-flash");
    assertThat(charge.kind()).contains(TokenKind.INPUT_UNCACHED);
    assertThat(charge.tier()).isEqualTo("standard");
    assertThat(charge.tokens()).contains(new BigDecimal("5000000"));
    assertThat(charge.project()).isEqualTo("Proj");
    Charge audio =
        read(CloudBills.gcp(
                DAY,
                "Gemini 2.5 Flash GA Audio Input - Predictions",
                "1",
                "USD",
                "7",
                "",
                "",
                "regular"))
            .getFirst();
    assertThat(audio.tokens()).isEmpty();
    assertThat(audio.quantity()).contains(new BigDecimal("7"));
    assertThat(audio.unit()).isEqualTo("count");
  }

  @Test
  void p48_p49_lite_is_not_flash_and_output_of_short_input_is_output() {
    List<Charge> charges =
        read(
            CloudBills.gcp(
                    DAY,
                    "Gemini 2.5 Flash Lite Text Input - Predictions",
                    "1",
                    "USD",
                    "9",
                    "",
                    "",
                    "regular")
                + CloudBills.gcp(
                    DAY,
                    "Generate content output token count gemini 2.5 flash short input text",
                    "1",
                    "USD",
                    "9",
                    "",
                    "",
                    "regular"));
    assertThat(charges.getFirst().model()).contains("gemini-2.5-flash-lite");
    assertThat(charges.getLast().model()).contains("gemini-2.5-flash");
    assertThat(charges.getLast().kind()).contains(TokenKind.OUTPUT);
  }

  @Test
  void p31_a_promotion_does_not_hide_what_use_costs() {
    Bills.write(
        folder,
        "gcp.csv",
        CloudBills.GCP
            + CloudBills.gcp(DAY, FLASH, "42.50", "USD", "9", "PROMOTION", "-42.50", "regular"));
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("0");
    assertThat(Bills.costOf(bill.byModel())).isEqualByComparingTo("42.50");
    assertThat(Bills.charges(folder))
        .extracting(Charge::category)
        .containsExactly(ChargeCategory.USAGE, ChargeCategory.CREDIT);
    assertThat(Bills.charges(folder))
        .allSatisfy(charge -> {
          assertThat(charge.day()).isEqualTo(DAY);
          assertThat(charge.provider()).isEqualTo("google");
        });
  }

  @Test
  void lasting_discounts_are_in_the_price() {
    for (String type :
        List.of(
            "SUSTAINED_USAGE_DISCOUNT",
            "COMMITTED_USAGE_DISCOUNT",
            "DISCOUNT",
            "RESELLER_MARGIN",
            "COMMITTED_USAGE_DISCOUNT_DOLLAR_BASE",
            "SUBSCRIPTION_BENEFIT",
            "FEE_UTILIZATION_OFFSET")) {
      List<Charge> charges =
          read(CloudBills.gcp(DAY, FLASH, "10", "USD", "9", type, "-2.5", "regular"));
      assertThat(charges).as(type).hasSize(1);
      assertThat(charges.getFirst().billed()).contains(CloudBills.money("7.5", "USD"));
    }
    assertThat(read(CloudBills.gcp(DAY, FLASH, "10", "USD", "9", "FREE_TIER", "-2.5", "regular")))
        .hasSize(2);
  }

  @Test
  void credits_are_counted_once_though_exports_write_them_twice() {
    Bills.write(
        folder,
        "gcp.csv",
        CloudBills.GCP
            + CloudBills.gcp(DAY, FLASH, "10", "USD", "9", "DISCOUNT", "-2", "regular")
            // Only the columns, as when the array was taken apart by a query.
            + CloudBills.gcp(DAY, FLASH, "10", "USD", "9", "DISCOUNT", "-3", "regular")
                .replaceFirst("\"\\[\\{.*?}]\"", ""));
    assertThat(Bills.billed(Bills.read(folder))).isEqualByComparingTo("15");
  }

  @Test
  void credits_that_cannot_be_read_are_said_to_be() {
    Bills.write(
        folder,
        "gcp.csv",
        CloudBills.GCP
            + CloudBills.gcp(DAY, FLASH, "10", "USD", "9", "", "", "regular")
                .replace("count,[]", "count,[{'amount': -3}]"));
    assertThat(Bills.read(folder).unreadable())
        .singleElement()
        .satisfies(p -> assertThat(p.toString()).contains("credits").contains("TO_JSON_STRING"));
  }

  @Test
  void p30_types_of_cost_become_categories() {
    String[][] types = {
      {"regular", "usage"},
      {"", "usage"},
      {"tax", "tax"},
      {"adjustment", "correction"},
      {"rounding_error", "other"},
      {"roundoff", "other"}
    };
    for (String[] type : types) {
      assertThat(
              read(CloudBills.gcp(DAY, FLASH, "1", "USD", "9", "", "", type[0]))
                  .getFirst()
                  .category()
                  .key())
          .as(type[0])
          .isEqualTo(type[1]);
    }
    assertThat(
            read(CloudBills.gcp(
                    DAY,
                    "Commitment v1: Ram in Americas for 3 Year",
                    "1",
                    "USD",
                    "9",
                    "",
                    "",
                    "regular"))
                .getFirst()
                .category())
        .isEqualTo(ChargeCategory.COMMITMENT);
  }

  @Test
  void p25_every_row_has_its_own_currency() {
    Bills.write(
        folder,
        "gcp.csv",
        CloudBills.GCP
            + CloudBills.gcp(DAY, FLASH, "1", "USD", "9", "", "", "regular")
            + CloudBills.gcp(DAY, FLASH, "3", "USD", "9", "", "", "regular")
            + CloudBills.gcp(DAY, FLASH, "2", "GBP", "9", "DISCOUNT", "-0.5", "regular")
            + CloudBills.gcp(DAY, FLASH, "4", "AUD", "9", "", "", "regular"));
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("4");
    assertThat(bill.totals().otherCurrencies()).containsOnlyKeys("GBP", "AUD");
    assertThat(bill.totals().otherCurrencies().values())
        .flatExtracting(currency -> currency.billed().values())
        .containsExactly(CloudBills.money("4", "AUD"), CloudBills.money("1.5", "GBP"));
  }

  @Test
  void json_rows_nested_and_flat_say_the_same() {
    Bills.write(
        folder,
        "rows.json",
        """
        {"billing_account_id":"01AB","service":{"id":"s","description":"Gemini API"},
         "sku":{"id":"k","description":"Generate content output token count gemini 3.5 flash text"},
         "usage_start_time":"2026-10-01 00:00:00 UTC","usage_end_time":"2026-10-01 01:00:00 UTC",
         "project":{"id":"p","name":null},"cost":"1.9e-05","currency":"USD",
         "usage":{"amount":"12","unit":"count"},"invoice":{"month":"202610"},"cost_type":"regular",
         "credits":[{"name":"a","amount":"-9e-06","type":"DISCOUNT"},
                    {"name":"b","amount":"-1e-05","type":"PROMOTION"}]}
        {"billing_account_id":"01AB","service_description":"Gemini API",
         "sku_description":"Generate content output token count gemini 3.5 flash text",
         "usage_start_time":"2026-10-02 00:00:00","usage_end_time":"2026-10-02 01:00:00",
         "project_id":"p","cost":"2","currency":"USD","usage_amount":"12.0","usage_unit":"count",
         "credits":[{"name":"Committed Usage Discount: CPU","amount":"-0.5"}]}
        """);
    List<Charge> charges = Bills.charges(folder);
    assertThat(Bills.read(folder).unreadable()).isEmpty();
    assertThat(charges).hasSize(3);
    assertThat(charges.getFirst().billed().orElseThrow().amount()).isEqualByComparingTo("0.00001");
    assertThat(charges.get(1).billed().orElseThrow().amount()).isEqualByComparingTo("-0.00001");
    assertThat(charges.getLast().billed().orElseThrow().amount()).isEqualByComparingTo("1.5");
    assertThat(charges)
        .filteredOn(c -> c.category() == ChargeCategory.USAGE)
        .allSatisfy(charge -> {
          assertThat(charge.model()).contains("gemini-3.5-flash");
          assertThat(charge.kind()).contains(TokenKind.OUTPUT);
          assertThat(charge.tokens().orElseThrow()).isEqualByComparingTo("12");
          assertThat(charge.project()).isEqualTo("p");
        });
  }

  @Test
  void the_same_rows_as_csv_and_as_json_are_one_spend() {
    Bills.write(
        folder,
        "gcp.csv",
        CloudBills.GCP + CloudBills.gcp(DAY, FLASH, "2", "USD", "9", "", "", ""));
    Bills.write(
        folder,
        "gcp.json",
        """
        {"billing_account_id":"01AB","service":{"id":"s-1","description":"Vertex AI"},
         "sku":{"id":"k-1","description":"%s"},"usage_start_time":"2026-10-01 00:00:00 UTC",
         "usage_end_time":"2026-10-01 01:00:00 UTC","project":{"id":"proj-1","name":"Proj"},
         "labels":[],"cost":"2.0","currency":"USD","usage":{"amount":"9.0","unit":"count"},
         "credits":[],"invoice":{"month":"202610"}}
        """
            .formatted(FLASH));
    assertThat(Bills.billed(Bills.read(folder))).isEqualByComparingTo("2");
  }

  /** Cost and credits: everything that is in the columns is in the bill, to the last digit. */
  @RepeatedTest(3)
  void costs_and_credits_add_up(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    String[] credits = {
      "", "PROMOTION", "DISCOUNT", "FREE_TIER", "COMMITTED_USAGE_DISCOUNT", "NEW"
    };
    String[] types = {"regular", "tax", "adjustment", "rounding_error"};
    String[] skus = {FLASH, "N1 Custom Ram", "Commitment v1: Cpu"};
    StringBuilder text = new StringBuilder(CloudBills.GCP);
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < 300; i++) {
      BigDecimal cost =
          BigDecimal.valueOf(random.nextLong(-1_000_000L, 9_000_000_000L), random.nextInt(16));
      BigDecimal credit = BigDecimal.valueOf(-random.nextLong(9_000_000L), random.nextInt(16));
      String type = credits[random.nextInt(credits.length)];
      sum = sum.add(cost).add(type.isEmpty() ? BigDecimal.ZERO : credit);
      text.append(
          CloudBills.gcp(
              DAY.plusDays(random.nextInt(20)),
              skus[random.nextInt(3)],
              cost.toPlainString(),
              "USD",
              "" + i,
              type,
              type.isEmpty() ? "" : credit.toPlainString(),
              types[random.nextInt(4)]));
    }
    Bills.write(folder, "gcp.csv", text.toString());
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(Bills.billed(bill)).isEqualByComparingTo(sum);
  }
}
