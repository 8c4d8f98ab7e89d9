import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A FOCUS file: its columns, and rows that name the cells they fill. */
record FocusFile(List<String> columns, Map<String, String> everyRow, List<String> lines) {
  /** The columns of FOCUS 1.2. */
  static final String V1_2 =
      """
      AvailabilityZone BilledCost BillingAccountId BillingAccountName BillingAccountType BillingCurrency
      BillingPeriodEnd BillingPeriodStart CapacityReservationId CapacityReservationStatus ChargeCategory
      ChargeClass ChargeDescription ChargeFrequency ChargePeriodEnd ChargePeriodStart
      CommitmentDiscountCategory CommitmentDiscountId CommitmentDiscountName CommitmentDiscountQuantity
      CommitmentDiscountStatus CommitmentDiscountType CommitmentDiscountUnit ConsumedQuantity ConsumedUnit
      ContractedCost ContractedUnitPrice EffectiveCost InvoiceId InvoiceIssuerName ListCost ListUnitPrice
      PricingCategory PricingCurrency PricingCurrencyContractedUnitPrice PricingCurrencyEffectiveCost
      PricingCurrencyListUnitPrice PricingQuantity PricingUnit ProviderName PublisherName RegionId
      RegionName ResourceId ResourceName ResourceType ServiceCategory ServiceName ServiceSubcategory SkuId
      SkuMeter SkuPriceDetails SkuPriceId SubAccountId SubAccountName SubAccountType Tags
      """;

  /** The columns of FOCUS 1.3. */
  static final String V1_3 =
      """
      AllocatedMethodDetails AllocatedMethodId AllocatedResourceId AllocatedResourceName AllocatedTags
      AvailabilityZone BilledCost BillingAccountId BillingAccountName BillingAccountType BillingCurrency
      BillingPeriodEnd BillingPeriodStart CapacityReservationId CapacityReservationStatus ChargeCategory
      ChargeClass ChargeDescription ChargeFrequency ChargePeriodEnd ChargePeriodStart
      CommitmentDiscountCategory CommitmentDiscountId CommitmentDiscountName CommitmentDiscountQuantity
      CommitmentDiscountStatus CommitmentDiscountType CommitmentDiscountUnit ConsumedQuantity ConsumedUnit
      ContractApplied ContractedCost ContractedUnitPrice EffectiveCost HostProviderName InvoiceId
      InvoiceIssuerName ListCost ListUnitPrice PricingCategory PricingCurrency
      PricingCurrencyContractedUnitPrice PricingCurrencyEffectiveCost PricingCurrencyListUnitPrice
      PricingQuantity PricingUnit ProviderName PublisherName RegionId RegionName ResourceId ResourceName
      ResourceType ServiceCategory ServiceName ServiceProviderName ServiceSubcategory SkuId SkuMeter
      SkuPriceDetails SkuPriceId SubAccountId SubAccountName SubAccountType Tags
      """;

  FocusFile(String columns, Map<String, String> everyRow) {
    this(List.of(columns.strip().split("\\s+")), everyRow, new ArrayList<>());
    lines.add(String.join(",", this.columns));
  }

  void add(Map<String, String> cells) {
    var row = new LinkedHashMap<>(everyRow);
    row.putAll(cells);
    if (!columns.containsAll(row.keySet())) {
      throw new IllegalStateException("a cell without a column in " + row.keySet());
    }
    lines.add(Texts.csv(columns.stream().map(c -> row.getOrDefault(c, "")).toArray()));
  }

  /** Cells of a period: the charge's own, and the invoice month it starts in. */
  static Map<String, String> period(LocalDate from, LocalDate to, YearMonth invoice) {
    return cells(
        "ChargePeriodStart", Texts.midnight(from),
        "ChargePeriodEnd", Texts.midnight(to),
        "BillingPeriodStart", Texts.midnight(invoice.atDay(1)),
        "BillingPeriodEnd", Texts.midnight(invoice.plusMonths(1).atDay(1)));
  }

  /** Cells of a charge whose four costs are the same. */
  static Map<String, String> costs(String amount) {
    return cells(
        "BilledCost", amount,
        "EffectiveCost", amount,
        "ListCost", amount,
        "ContractedCost", amount);
  }

  /** Cells of a number of tokens, priced by the million. */
  static Map<String, String> tokens(long tokens, BigDecimal perMillion) {
    String unit = Texts.plain(perMillion);
    return cells(
        "ConsumedQuantity",
        Long.toString(tokens),
        "ConsumedUnit",
        "Tokens",
        "PricingQuantity",
        Texts.plain(BigDecimal.valueOf(tokens).movePointLeft(6)),
        "PricingUnit",
        "1000000 Tokens",
        "ListUnitPrice",
        unit,
        "ContractedUnitPrice",
        unit,
        "PricingCurrencyListUnitPrice",
        unit,
        "PricingCurrencyContractedUnitPrice",
        unit);
  }

  @SafeVarargs
  static Map<String, String> merge(Map<String, String>... parts) {
    var all = new LinkedHashMap<String, String>();
    Stream.of(parts).forEach(all::putAll);
    return all;
  }

  static Map<String, String> cells(String... namesAndValues) {
    var cells = new LinkedHashMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      cells.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return cells;
  }
}
