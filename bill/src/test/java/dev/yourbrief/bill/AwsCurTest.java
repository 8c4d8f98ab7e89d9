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

/** Cost and Usage Reports of AWS. */
final class AwsCurTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 1);
  private static final String MP = "USE1-MP:USE1_InputTokenCount-Units";
  private static final String SONNET = "Claude Sonnet 4.6 (Amazon Bedrock Edition)";

  @TempDir Path folder;

  private Charge only(String row) {
    Bills.write(folder, "cur.csv", CloudBills.CUR + row);
    List<Charge> charges = Bills.charges(folder);
    assertThat(charges).hasSize(1);
    return charges.getFirst();
  }

  private static void assertTokens(Charge charge, String tokens) {
    assertThat(charge.tokens()).hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo(tokens));
  }

  @Test
  void a_bedrock_line_says_model_kind_tier_and_tokens() {
    Charge charge =
        only(
            CloudBills.bedrock(
                DAY, "USE1-Claude4.6Opus-output-tokens-cross-region-global-batch", "1.5", "0.02"));
    assertThat(charge.provider()).isEqualTo("aws");
    assertThat(charge.format()).isEqualTo("aws-cur");
    assertThat(charge.model()).contains("claude-opus-4-6");
    assertThat(charge.kind()).contains(TokenKind.OUTPUT);
    assertThat(charge.tier()).isEqualTo("batch");
    assertTokens(charge, "1500");
    assertThat(charge.project()).isEqualTo("Team");
    assertThat(charge.account()).isEqualTo("Payer");
    assertThat(charge.day()).isEqualTo(DAY);
  }

  @Test
  void p18_thousands_and_millions_are_told_line_by_line() {
    Bills.write(
        folder,
        "cur.csv",
        CloudBills.CUR
            + CloudBills.bedrock(DAY, "USE1-Claude4.6Opus-input-tokens", "1.5", "0.01")
            + CloudBills.cur(
                DAY,
                "Usage",
                "5ab",
                MP,
                "1.5",
                "Units",
                "4.5",
                "AWS Marketplace software usage|us-east-1|Million Input Tokens Regional",
                SONNET)
            + CloudBills.cur(
                DAY,
                "Usage",
                "AmazonBedrock",
                "USE1-Claude4.6Opus-input-tokens",
                "1.5",
                "",
                "7.5",
                "$5.00 per 1M tokens for Claude 4.6 Opus",
                ""));
    assertThat(Bills.charges(folder))
        .extracting(charge -> charge.tokens().orElseThrow().stripTrailingZeros().toPlainString())
        .containsExactly("1500", "1500000", "1500000");
  }

  @Test
  void p18_tokens_stay_unknown_where_nothing_says_their_unit() {
    Charge charge =
        only(
            CloudBills.cur(
                DAY,
                "Usage",
                "AmazonBedrock",
                "USE1-Claude4.6Sonnet-input-tokens",
                "1000000",
                "",
                "15.00",
                "",
                ""));
    assertThat(charge.tokens()).isEmpty();
    assertThat(charge.kind()).contains(TokenKind.INPUT_UNCACHED);
    assertThat(charge.quantity()).contains(new BigDecimal("1000000"));
    assertThat(charge.billed()).contains(CloudBills.money("15.00", "USD"));
  }

  @Test
  void p47_marketplace_models_are_found_by_their_product() {
    Charge charge =
        only(
            CloudBills.cur(
                DAY,
                "Usage",
                "5kqxq2example",
                "USE1-MP:USE1_CacheWrite1hInputTokenCount_Global-Units",
                "2",
                "Units",
                "12",
                "",
                SONNET));
    assertThat(charge.model()).contains("claude-sonnet-4-6");
    assertThat(charge.kind()).contains(TokenKind.CACHE_WRITE_1H);
    assertTokens(charge, "2000000");
  }

  @Test
  void p47_where_the_usage_type_says_nothing_the_description_does() {
    Charge charge =
        only(
            CloudBills.cur(
                DAY,
                "Usage",
                "5kq",
                "USE1-MP:USE1_Usage-Units",
                "2",
                "Units",
                "30",
                "AWS Marketplace software usage|us-east-1|Million Response Tokens Global",
                SONNET));
    assertThat(charge.kind()).contains(TokenKind.OUTPUT);
    assertTokens(charge, "2000000");
  }

  @Test
  void p46_what_is_not_tokens_keeps_its_quantity_and_unit() {
    Bills.write(
        folder,
        "cur.csv",
        CloudBills.CUR
            + CloudBills.cur(
                DAY,
                "Usage",
                "AmazonBedrock",
                "USE1-Qwen3-32B-ProvisionedThroughput-NoCommit-ModelUnits",
                "24",
                "hour",
                "950",
                "",
                "Amazon Bedrock")
            + CloudBills.cur(
                DAY,
                "Usage",
                "AmazonBedrock",
                "USE1-Guardrail-AutomatedReasoningPolicyUnitsConsumed",
                "9",
                "Units",
                "1",
                "",
                "")
            + CloudBills.cur(
                DAY,
                "Usage",
                "5kq",
                "USE1-MP:USE1_Reserved_1Month_InputTPM_Geo-Units",
                "3",
                "Units",
                "5",
                "",
                SONNET)
            + CloudBills.cur(
                DAY,
                "Usage",
                "5kq",
                "USE1-MP:USE1_created_image-Units",
                "3",
                "Units",
                "5",
                "",
                "Stable Image (Amazon Bedrock Edition)"));
    assertThat(Bills.charges(folder))
        .hasSize(4)
        .allSatisfy(charge -> {
          assertThat(charge.kind()).isEmpty();
          assertThat(charge.tokens()).isEmpty();
          assertThat(charge.quantity()).isPresent();
          assertThat(charge.unit()).isNotEmpty();
          assertThat(charge.category()).isEqualTo(ChargeCategory.USAGE);
        });
    assertThat(Bills.charges(folder).getFirst().model()).contains("qwen3-32b");
    assertThat(Bills.charges(folder).get(2).model()).contains("claude-sonnet-4-6");
  }

  @Test
  void services_without_models_are_plain_usage() {
    Charge charge =
        only(
            CloudBills.cur(
                DAY,
                "Usage",
                "AmazonEC2",
                "USE1-BoxUsage:m5.large",
                "24",
                "Hrs",
                "2.3",
                "$0.096 per On Demand Linux m5.large Instance Hour",
                "Amazon Elastic Compute Cloud"));
    assertThat(charge.model()).isEmpty();
    assertThat(charge.kind()).isEmpty();
    assertThat(charge.category()).isEqualTo(ChargeCategory.USAGE);
    assertThat(charge.quantity()).contains(new BigDecimal("24"));
    assertThat(charge.unit()).isEqualTo("Hrs");
  }

  @Test
  void p30_types_of_lines_become_categories() {
    String[][] types = {
      {"Usage", "usage"},
      {"Tax", "tax"},
      {"Credit", "credit"},
      {"Refund", "correction"},
      {"Fee", "purchase"},
      {"RIFee", "commitment"},
      {"DiscountedUsage", "usage"},
      {"SavingsPlanCoveredUsage", "usage"},
      {"SavingsPlanNegation", "commitment"},
      {"SavingsPlanRecurringFee", "commitment"},
      {"SavingsPlanUpfrontFee", "commitment"},
      {"EdpDiscount", "usage"},
      {"BundledDiscount", "usage"},
      {"PrivateRateDiscount", "usage"},
      {"SomethingNew", "other"}
    };
    for (String[] type : types) {
      Charge charge = only(CloudBills.cur(DAY, type[0], "AmazonBedrock", "", "", "", "1", "x", ""));
      assertThat(charge.category().key()).as(type[0]).isEqualTo(type[1]);
    }
  }

  @Test
  void a_discount_lowers_the_price_and_counts_no_tokens() {
    Charge charge =
        only(
            CloudBills.cur(
                DAY,
                "EdpDiscount",
                "AmazonBedrock",
                "USE1-Claude4.6Opus-input-tokens",
                "1.5",
                "1K tokens",
                "-0.3",
                "",
                ""));
    assertThat(charge.category()).isEqualTo(ChargeCategory.USAGE);
    assertThat(charge.model()).contains("claude-opus-4-6");
    assertThat(charge.tokens()).isEmpty();
  }

  @Test
  void p27_commitments_are_invoiced_once_and_consumed_once() {
    Bills.write(
        folder,
        "cur.csv",
        CloudBills.CUR_LEGACY
            // On demand 10, covered by a plan for 7; 8 were committed, 7 of them used.
            + CloudBills.curLegacy(DAY, "SavingsPlanCoveredUsage", "10", "", ",,,,7,,")
            + CloudBills.curLegacy(DAY, "SavingsPlanNegation", "-10", "", ",,,,,,")
            + CloudBills.curLegacy(DAY, "SavingsPlanRecurringFee", "8", "", ",,,,,8,7")
            // A reservation's month of 5, of which 2 went unused.
            + CloudBills.curLegacy(DAY, "DiscountedUsage", "0", "", "arn:ri,3,,,,,")
            + CloudBills.curLegacy(DAY, "RIFee", "5", "", "arn:ri,,0.5,1.5,,,"));
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(bill.files().getFirst().formatVersion()).isEqualTo("legacy");
    assertThat(Bills.billed(bill)).isEqualByComparingTo("13");
    assertThat(Bills.effective(bill)).isEqualByComparingTo("13");
    assertThat(Bills.costOf(bill.byProvider())).isEqualByComparingTo("10");
  }

  @Test
  void a_net_cost_has_the_discount_in_it_already() {
    Bills.write(
        folder,
        "cur.csv",
        CloudBills.CUR_LEGACY
            + CloudBills.curLegacy(DAY, "Usage", "10", "9", ",,,,,,")
            + CloudBills.curLegacy(DAY, "EdpDiscount", "-1", "", ",,,,,,"));
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("9");
    assertThat(Bills.effective(bill)).isEqualByComparingTo("9");
  }

  @Test
  void a_line_without_a_day_says_so_and_costs_no_other() {
    Bills.write(
        folder,
        "cur.csv",
        "line_item_iam_principal,line_item_usage_type,line_item_unblended_cost,"
            + "line_item_currency_code\narn:x,USE1-Claude4.6Opus-input-tokens,0.2,USD\n");
    Bills.write(
        folder,
        "whole.csv",
        CloudBills.CUR + CloudBills.bedrock(DAY, "USE1-Claude4.6Opus-input-tokens", "1", "2"));
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("2");
    assertThat(bill.unreadable())
        .singleElement()
        .satisfies(p -> assertThat(p.toString()).contains("line_item_usage_start_date"));
  }

  @Test
  void who_called_is_not_kept_but_parts_lines() {
    String row = CloudBills.bedrock(DAY, "USE1-Claude4.6Opus-input-tokens", "1", "2");
    Bills.write(
        folder, "cur.csv", CloudBills.CUR + row + row.replace("arn:x", "arn:aws:iam::1:user/ann"));
    List<Charge> charges = Bills.charges(folder);
    assertThat(charges.getFirst().identity()).isNotEqualTo(charges.getLast().identity());
    assertThat(charges.toString()).doesNotContain("ann");
  }

  /** Every amount of the cost column is in the bill, to the last digit. */
  @RepeatedTest(3)
  void costs_add_up(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    String[] types = {
      "Usage", "Tax", "Credit", "Refund", "Fee", "EdpDiscount", "SavingsPlanNegation", "Odd"
    };
    String[] usages = {"USE1-Claude4.6Opus-input-tokens", MP, "BoxUsage", ""};
    StringBuilder text = new StringBuilder(CloudBills.CUR);
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < 300; i++) {
      BigDecimal cost =
          BigDecimal.valueOf(random.nextLong(-1_000_000_000L, 9_000_000_000L), random.nextInt(13));
      sum = sum.add(cost);
      text.append(
          CloudBills.cur(
              DAY.plusDays(random.nextInt(20)),
              types[random.nextInt(types.length)],
              "AmazonBedrock",
              usages[random.nextInt(usages.length)],
              "" + random.nextInt(90),
              random.nextBoolean() ? "1K tokens" : "Units",
              cost.toPlainString(),
              "d" + i,
              SONNET));
    }
    Bills.write(folder, "cur.csv", text.toString());
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(Bills.billed(bill)).isEqualByComparingTo(sum);
  }
}
