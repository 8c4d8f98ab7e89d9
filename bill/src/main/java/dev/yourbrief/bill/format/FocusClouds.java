package dev.yourbrief.bill.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a cloud's own columns in a FOCUS file say of tokens: its {@code x_} columns, or its meter's
 * name in a column of the specification. They read as in the cloud's own export.
 */
final class FocusClouds {

  /** How far two quantities that are worked out from each other may be apart. */
  private static final BigDecimal TOLERANCE = new BigDecimal("0.000001");

  private FocusClouds() {}

  /** Empty where the row is of no cloud, or of none of its models. */
  static Optional<FocusTokens.Reading> read(Row row) {
    String provider =
        Providers.of(
            row.firstOf(
                "ServiceProviderName",
                "ProviderName",
                "HostProviderName",
                "InvoiceIssuerName",
                "PublisherName"));
    Optional<FocusTokens.Reading> reading =
        switch (provider) {
          case Providers.AWS -> aws(row);
          case Providers.AZURE -> azure(row);
          case Providers.GOOGLE -> google(row);
          default -> Optional.empty();
        };
    return reading.filter(r -> r.kind().isPresent() || !r.model().isEmpty());
  }

  private static Optional<FocusTokens.Reading> aws(Row row) {
    String usageType = row.firstOf("x_UsageType", "SkuMeter");
    Meter meter = BedrockUsageType.read(usageType);
    String product = row.text("ServiceName");
    boolean isBedrock = product.contains("Bedrock") || meter.kind().isPresent();
    if (!isBedrock) {
      return Optional.empty();
    }
    Meter named =
        meter.model().isEmpty()
            ? meter.withModel(
                Stream.of(product, row.text("ResourceName"), row.text("PublisherName"))
                    .flatMap(text -> BedrockUsageType.edition(text).stream())
                    .findFirst()
                    .orElse(""))
            : meter;
    Optional<BigDecimal> each =
        BedrockUsageType.tokensEach(
            usageType,
            List.of(row.text("PricingUnit"), row.text("ConsumedUnit")),
            row.text("ChargeDescription"));
    return reading(named, each.flatMap(size -> quantity(row).map(size::multiply)));
  }

  private static Optional<FocusTokens.Reading> azure(Row row) {
    String name = row.firstOf("x_SkuMeterName", "SkuMeter");
    Meter meter =
        AzureMeter.read(
            name,
            String.join(
                " ",
                row.text("x_SkuMeterCategory"),
                row.text("x_SkuMeterSubcategory"),
                row.text("ServiceName"),
                row.text("x_SkuDescription")));
    return reading(meter, FocusTokens.quantity(row).or(() -> azureTokens(row, name)));
  }

  /**
   * The consumed quantity counts single units, the pricing quantity blocks of them; where the two
   * do not fit together, neither is believed.
   */
  private static Optional<BigDecimal> azureTokens(Row row, String name) {
    Optional<BigDecimal> block =
        AzureMeter.tokensEach(name, row.text("x_PricingUnitDescription"))
            .or(() -> row.number("x_PricingBlockSize").filter(size -> size.signum() > 0));
    Optional<BigDecimal> priced =
        block.flatMap(size -> row.number("PricingQuantity").map(size::multiply));
    Optional<BigDecimal> consumed = row.number("ConsumedQuantity");
    if (priced.isEmpty() || consumed.isEmpty()) {
      return priced;
    }
    BigDecimal apart = priced.get().subtract(consumed.get()).abs();
    return apart.compareTo(consumed.get().abs().multiply(TOLERANCE, MathContext.DECIMAL64)) <= 0
        ? consumed
        : Optional.empty();
  }

  private static Optional<FocusTokens.Reading> google(Row row) {
    Meter meter =
        Stream.of("SkuMeter", "x_SkuDescription", "ChargeDescription")
            .map(column -> VertexSku.read(row.text(column)))
            .filter(read -> !read.equals(Meter.NONE) && !read.equals(Meter.other("")))
            .findFirst()
            .orElse(Meter.NONE);
    return reading(
        meter,
        GcpBilling.tokensEach(row.text("ConsumedUnit"))
            .flatMap(each -> row.number("ConsumedQuantity").map(each::multiply)));
  }

  private static Optional<BigDecimal> quantity(Row row) {
    return row.number("ConsumedQuantity").or(() -> row.number("PricingQuantity"));
  }

  private static Optional<FocusTokens.Reading> reading(Meter meter, Optional<BigDecimal> tokens) {
    return Optional.of(
        new FocusTokens.Reading(
            meter.kind(),
            meter.kind().isEmpty()
                ? Optional.empty()
                : tokens.filter(n -> n.signum() >= 0).map(n -> Numbers.kept(n, "ConsumedQuantity")),
            meter.model(),
            meter.tier()));
  }
}
