import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Amazon Bedrock as FOCUS 1.2, with a monthly tax and a promotional credit. */
final class AwsFocus {
  private AwsFocus() {}

  static void addTo(Bills bills, Traffic traffic) {
    var file =
        new FocusFile(
            FocusFile.V1_2,
            FocusFile.cells(
                "BillingAccountId", "000000000001",
                "BillingAccountName", "Example Shop",
                "BillingAccountType", "Management Account",
                "BillingCurrency", "USD",
                "InvoiceIssuerName", "Amazon Web Services EMEA",
                "PricingCurrency", "USD",
                "ProviderName", "AWS",
                "PublisherName", "AWS",
                "SubAccountId", "000000000002",
                "SubAccountName", "support-eu",
                "SubAccountType", "Member Account"));
    var months = new LinkedHashMap<YearMonth, BigDecimal>();
    for (LocalDate day : Traffic.days()) {
      for (String kind : List.of("input", "output")) {
        long tokens = traffic.tokens(day, "bedrock/" + kind, kind.equals("input") ? 7e6 : 1.4e6);
        BigDecimal cost = Prices.cost("claude-sonnet-5-5", kind, tokens);
        months.merge(YearMonth.from(day), cost, BigDecimal::add);
        file.add(usage(day, kind, tokens, cost));
      }
    }
    BigDecimal whole = months.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal taxes = BigDecimal.ZERO;
    for (var month : months.entrySet()) {
      // The month's tax is worked out on the usage so far and printed to the cent.
      BigDecimal tax =
          month.getValue().multiply(new BigDecimal("0.10")).setScale(2, RoundingMode.HALF_EVEN);
      taxes = taxes.add(tax);
      file.add(other(month.getKey(), "Tax", "VAT 10 %", tax.toPlainString()));
    }
    file.add(other(YearMonth.of(2026, 10), "Credit", "Promotional credit, EU launch", "-210.00"));
    bills.file("aws_focus_1.2_2026-08_2026-11.csv", Texts.lines(Texts.LF, file.lines()));
    bills.fact(
        "AWS usage: "
            + Texts.plain(whole)
            + " USD; tax "
            + Texts.usd(taxes)
            + "; credit -210.00 USD");
  }

  private static Map<String, String> usage(
      LocalDate day, String kind, long tokens, BigDecimal cost) {
    boolean input = kind.equals("input");
    BigDecimal price = Prices.price("claude-sonnet-5-5", kind);
    return FocusFile.merge(
        FocusFile.period(day, day.plusDays(1), YearMonth.from(day)),
        FocusFile.costs(cost.setScale(10).toPlainString()),
        FocusFile.tokens(tokens, price),
        FocusFile.cells(
            "ChargeCategory", "Usage",
            "ChargeDescription",
                "$%s per million %s tokens, Claude Sonnet 5.5, EU (Frankfurt)"
                    .formatted(price, kind),
            "ChargeFrequency", "Usage-Based",
            "InvoiceId", "EX-" + YearMonth.from(day),
            "PricingCategory", "Standard",
            "PricingCurrencyEffectiveCost", cost.setScale(10).toPlainString(),
            "RegionId", "eu-central-1",
            "RegionName", "EU (Frankfurt)",
            "ServiceCategory", "AI and Machine Learning",
            "ServiceName", "Amazon Bedrock",
            "ServiceSubcategory", "Generative AI",
            "SkuId", input ? "EXSONNET55IN" : "EXSONNET55OUT",
            "SkuMeter", input ? "Input Tokens" : "Output Tokens",
            "SkuPriceDetails",
                "{\"ModelId\": \"anthropic.claude-sonnet-5-5\", \"TokenDirection\": \"%s\"}"
                    .formatted(input ? "Input" : "Output"),
            "SkuPriceId", input ? "EXSONNET55IN.ONDEMAND" : "EXSONNET55OUT.ONDEMAND",
            "Tags", "{\"application\": \"support-assistant\"}"));
  }

  /** A month's tax or credit; its quantities are left empty, as in real files. */
  private static Map<String, String> other(
      YearMonth month, String category, String description, String amount) {
    return FocusFile.merge(
        FocusFile.period(month.atDay(1), month.plusMonths(1).atDay(1), month),
        FocusFile.costs(amount),
        FocusFile.cells(
            "ChargeCategory",
            category,
            "ChargeDescription",
            description,
            "ChargeFrequency",
            category.equals("Tax") ? "Recurring" : "One-Time",
            "InvoiceId",
            "EX-" + month,
            "PricingCurrencyEffectiveCost",
            amount,
            "ServiceCategory",
            "AI and Machine Learning",
            "ServiceName",
            "Amazon Bedrock",
            "ServiceSubcategory",
            "Generative AI"));
  }
}
