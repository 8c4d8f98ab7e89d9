package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FOCUS files of the clouds, whose own columns say what those of the specification do not. */
final class FocusCloudsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 1);
  private static final String COLUMNS =
      "BilledCost,EffectiveCost,BillingCurrency,ChargeCategory,ChargeClass,ChargePeriodStart,"
          + "ChargePeriodEnd,ConsumedQuantity,ConsumedUnit,PricingQuantity,PricingUnit,"
          + "ProviderName,ServiceName,ChargeDescription,CommitmentDiscountId,"
          + "CommitmentDiscountStatus";

  @TempDir Path folder;

  private static String row(
      String cost,
      String consumed,
      String priced,
      String provider,
      String service,
      String description) {
    return "%s,%s,USD,Usage,NULL,%sT00:00:00Z,%sT00:00:00Z,%s,%s,%s,%s,%s,NULL,NULL"
        .formatted(
            cost, cost, DAY, DAY.plusDays(1), consumed, priced, provider, service, description);
  }

  private Charge only(String columns, String row) {
    Bills.write(folder, "focus.csv", columns + "\n" + row + "\n");
    List<Charge> charges = Bills.charges(folder);
    assertThat(charges).hasSize(1);
    return charges.getFirst();
  }

  private static void assertSays(Charge charge, String model, TokenKind kind, String tokens) {
    assertThat(charge.model()).contains(model);
    assertThat(charge.kind()).contains(kind);
    assertThat(charge.tokens()).hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo(tokens));
  }

  @Test
  void aws_says_it_in_its_usage_type() {
    Charge charge =
        only(
            COLUMNS + ",x_UsageType",
            row("0.02", "1.5,1K tokens", "1.5,1K tokens", "AWS", "Amazon Bedrock", "x")
                + ",USE1-Claude4.6Opus-output-tokens-batch");
    assertSays(charge, "claude-opus-4-6", TokenKind.OUTPUT, "1500");
    assertThat(charge.tier()).isEqualTo("batch");
    assertThat(charge.provider()).isEqualTo("aws");
  }

  @Test
  void aws_marketplace_has_the_model_in_the_service() {
    assertSays(
        only(
            COLUMNS + ",x_UsageType",
            row(
                    "6",
                    "2,Units",
                    "2,Units",
                    "AWS",
                    "Claude Sonnet 4.6 (Amazon Bedrock Edition)",
                    "AWS Marketplace software usage|us-east-1|Million Input Tokens")
                + ",USE1-MP:USE1_InputTokenCount-Units"),
        "claude-sonnet-4-6",
        TokenKind.INPUT_UNCACHED,
        "2000000");
  }

  @Test
  void azure_says_it_in_its_meter() {
    String columns =
        COLUMNS
            + ",x_SkuMeterName,x_SkuMeterCategory,x_SkuMeterSubcategory,x_PricingBlockSize,"
            + "x_PricingUnitDescription";
    assertSays(
        only(
            columns,
            row("3", "4000000,Units", "4,Units", "Microsoft", "Azure OpenAI", "x")
                + ",5.4 mini Inp Gl,Cognitive Services,Azure OpenAI GPT5,1000000,1M"),
        "gpt-5.4-mini",
        TokenKind.INPUT_UNCACHED,
        "4000000");
    // The quantities do not say which of them counts tokens.
    Charge unclear =
        only(
            columns,
            row("3", "4,Units", "4,Units", "Microsoft", "Azure OpenAI", "x")
                + ",5.4 mini Inp Gl,Cognitive Services,Azure OpenAI GPT5,1000000,1M");
    assertThat(unclear.model()).contains("gpt-5.4-mini");
    assertThat(unclear.tokens()).isEmpty();
  }

  @Test
  void azure_from_1_2_on_names_the_meter_in_a_column_of_the_specification() {
    assertSays(
        only(
            COLUMNS + ",SkuMeter,x_SkuMeterSubcategory,x_PricingBlockSize,InvoiceId",
            row("3", "4000,Units", "4,Units", "Microsoft", "Azure OpenAI", "x")
                + ",gpt 4.1 cached Inp glbl Tokens,Azure OpenAI,1000,i"),
        "gpt-4.1",
        TokenKind.CACHE_READ,
        "4000");
  }

  @Test
  void google_says_it_in_its_sku() {
    assertSays(
        only(
            COLUMNS,
            row(
                "3",
                "4000,count",
                "4000,count",
                "Google Cloud",
                "Vertex AI",
                "Gemini 2.5 Flash Lite Text Output - Predictions")),
        "gemini-2.5-flash-lite",
        TokenKind.OUTPUT,
        "4000");
  }

  @Test
  void other_rows_of_clouds_are_plain_usage() {
    Charge charge =
        only(
            COLUMNS + ",x_UsageType",
            row("3", "4,Hrs", "4,Hrs", "AWS", "Amazon Elastic Compute Cloud", "a machine")
                + ",BoxUsage:m5.large");
    assertThat(charge.model()).isEmpty();
    assertThat(charge.kind()).isEmpty();
    assertThat(charge.quantity()).contains(new BigDecimal("4"));
  }

  @Test
  void corrections_and_commitments() {
    String usage = row("1", "4,Hrs", "4,Hrs", "AWS", "EC2", "x");
    assertThat(only(COLUMNS, usage.replace("Usage,NULL", "Usage,Correction")).category())
        .isEqualTo(ChargeCategory.CORRECTION);
    assertThat(only(COLUMNS, usage.replace("x,NULL,NULL", "x,cd-1,Unused")).category())
        .isEqualTo(ChargeCategory.COMMITMENT);
    assertThat(
            only(
                    COLUMNS,
                    usage
                        .replace("Usage,NULL", "Purchase,NULL")
                        .replace("x,NULL,NULL", "x,cd-1,NULL"))
                .category())
        .isEqualTo(ChargeCategory.COMMITMENT);
  }

  @Test
  void a_focus_file_and_the_clouds_own_are_one_spend() {
    Bills.write(
        folder,
        "cur.csv",
        CloudBills.CUR
            + CloudBills.bedrock(DAY, "USE1-Claude4.6Opus-input-tokens", "1500", "7.5")
            + CloudBills.cur(DAY, "Tax", "AmazonBedrock", "", "", "", "1.5", "tax", ""));
    Bills.write(
        folder,
        "focus.csv",
        COLUMNS
            + ",x_UsageType\n"
            + row("7.5", "1500,1K tokens", "1500,1K tokens", "AWS", "Amazon Bedrock", "x")
            + ",USE1-Claude4.6Opus-input-tokens\n"
            + row("1.5", ",", ",", "AWS", "Amazon Bedrock", "tax").replace("Usage,", "Tax,")
            + ",\n");
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(Bills.billed(bill)).isEqualByComparingTo("9");
    assertThat(Bills.part(bill.byModel(), "claude-opus-4-6").tokens())
        .hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo("1500000"));
    assertThat(Bills.price(bill, "claude-opus-4-6", TokenKind.INPUT_UNCACHED))
        .hasValueSatisfying(p -> assertThat(p.perMtok()).isEqualByComparingTo("5"));
  }

  @Test
  void so_are_googles_and_azures() {
    Bills.write(
        folder,
        "gcp.csv",
        CloudBills.GCP
            + CloudBills.gcp(
                DAY, "Gemini 2.5 Pro Text Input", "2", "USD", "9", "PROMOTION", "-1", "regular"));
    Bills.write(
        folder,
        "azure.csv",
        CloudBills.AZURE_EA
            + CloudBills.azure(
                DAY, "Azure OpenAI GPT5", "5.4 mini Inp Gl", "4", "1M", "3", "Usage", "OnDemand"));
    Bills.write(
        folder,
        "focus.csv",
        COLUMNS
            + "\n"
            + row(
                "2", "9,count", "9,count", "Google Cloud", "Vertex AI", "Gemini 2.5 Pro Text Input")
            + "\n"
            + row("-1", ",", ",", "Google Cloud", "Vertex AI", "promotion")
                .replace("Usage,", "Credit,")
            + "\n"
            + row("3", "4000000,Units", "4,Units", "Microsoft", "Azure OpenAI", "tokens")
            + "\n");
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("4");
    assertThat(bill.byProvider())
        .extracting(BillPart::name)
        .containsExactlyInAnyOrder("google", "azure");
  }
}
