import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** Vertex AI as FOCUS 1.3, with a correction, a credit and a purchase of nothing. */
final class GoogleFocus {
  private GoogleFocus() {}

  /** Two projects on one model, about 60 % of the spend. */
  static void addTo(Bills bills, Traffic traffic) {
    var file =
        new FocusFile(
            FocusFile.V1_3,
            FocusFile.cells(
                "BillingAccountId", "EXAMPL-000000-000001",
                "BillingAccountName", "Example Insurance",
                "BillingAccountType", "Billing Account",
                "BillingCurrency", "USD",
                "HostProviderName", "Google Cloud",
                "InvoiceIssuerName", "Google Cloud",
                "PricingCurrency", "USD",
                "ProviderName", "Google Cloud",
                "PublisherName", "Google Cloud",
                "ServiceCategory", "AI and Machine Learning",
                "ServiceName", "Vertex AI",
                "ServiceProviderName", "Google Cloud",
                "ServiceSubcategory", "Generative AI"));
    file.add(
        other(
            LocalDate.of(2026, 9, 1),
            YearMonth.of(2026, 9),
            "Purchase",
            "",
            "Trial subscription, first year without charge",
            "0"));
    BigDecimal usage = BigDecimal.ZERO;
    for (LocalDate day : Traffic.days()) {
      for (String project : List.of("claims", "invoices")) {
        double scale = project.equals("claims") ? 0.65 : 0.35;
        for (String kind : List.of("input", "output")) {
          double average = kind.equals("input") ? 2_913e6 : 364e6;
          long tokens = traffic.tokens(day, project + '/' + kind, average * scale);
          BigDecimal cost = Prices.cost("gemini-3.8-flash", kind, tokens);
          usage = usage.add(cost);
          file.add(gemini(day, project, kind, tokens, cost));
        }
      }
      if (day.equals(LocalDate.of(2026, 10, 5))) {
        file.add(
            other(
                LocalDate.of(2026, 9, 18),
                YearMonth.of(2026, 10),
                "Usage",
                "Correction",
                "Correction: requests counted twice on 2026-09-18",
                "-1843.27"));
      }
      if (day.equals(LocalDate.of(2026, 10, 31))) {
        file.add(
            other(
                day,
                YearMonth.of(2026, 10),
                "Credit",
                "",
                "Service level credit, October 2026",
                "-2500"));
      }
    }
    bills.file(
        "google_cloud_focus_1.3.csv",
        Texts.BYTE_ORDER_MARK + Texts.lines(Texts.CRLF, file.lines()));
    bills.fact(
        "Google Cloud usage: " + Texts.plain(usage) + " USD; correction -1843.27; credit -2500");
  }

  private static Map<String, String> gemini(
      LocalDate day, String project, String kind, long tokens, BigDecimal cost) {
    boolean input = kind.equals("input");
    return FocusFile.merge(
        FocusFile.period(day, day.plusDays(1), YearMonth.from(day)),
        FocusFile.costs(Texts.plain(cost)),
        FocusFile.tokens(tokens, Prices.price("gemini-3.8-flash", kind)),
        FocusFile.cells(
            "ChargeCategory",
            "Usage",
            "ChargeDescription",
            "Gemini 3.8 Flash Text %s - Predictions".formatted(input ? "Input" : "Output"),
            "ChargeFrequency",
            "Usage-Based",
            "PricingCategory",
            "Standard",
            "PricingCurrencyEffectiveCost",
            Texts.plain(cost),
            "RegionId",
            "europe-west4",
            "RegionName",
            "Netherlands (europe-west4)",
            "SkuId",
            input ? "EX38-0001" : "EX38-0002",
            "SkuMeter",
            input ? "Input Tokens" : "Output Tokens",
            "SkuPriceDetails",
            "{\"ModelId\": \"gemini-3.8-flash\", \"TokenDirection\": \"%s\"}"
                .formatted(input ? "Input" : "Output"),
            "SkuPriceId",
            input ? "EX38-0001-1" : "EX38-0002-1",
            "SubAccountId",
            "extract-" + project,
            "SubAccountName",
            "extract-" + project,
            "SubAccountType",
            "Project"));
  }

  /** A row that is not a day's tokens; its quantities are left empty, as in real files. */
  private static Map<String, String> other(
      LocalDate day,
      YearMonth invoice,
      String category,
      String chargeClass,
      String description,
      String amount) {
    return FocusFile.merge(
        FocusFile.period(day, day.plusDays(1), invoice),
        FocusFile.costs(amount),
        FocusFile.cells(
            "ChargeCategory",
            category,
            "ChargeClass",
            chargeClass,
            "ChargeDescription",
            description,
            "ChargeFrequency",
            "One-Time",
            "PricingCurrencyEffectiveCost",
            amount,
            "SubAccountId",
            "extract-claims",
            "SubAccountName",
            "extract-claims",
            "SubAccountType",
            "Project"));
  }
}
