package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.ChargeCategory;
import dev.yourbrief.figure.Money;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A FOCUS cost and usage file, 1.0 and later, of any vendor. The effective cost is what was
 * consumed; the billed cost what was invoiced; for a prepaid amount they fall on different rows.
 *
 * @see <a href="https://focus.finops.org/focus-specification/">the FOCUS specification</a>
 */
final class Focus implements RowFormat {

  /** Tells rows apart in every version: later versions' columns would part equal rows. */
  private static final List<String> DIMENSIONS =
      List.of(
          "BillingAccountId",
          "SubAccountId",
          "ResourceId",
          "RegionId",
          "SkuId",
          "SkuPriceId",
          "ChargeCategory",
          "ChargeClass",
          "ChargeFrequency",
          "PricingCategory",
          "CommitmentDiscountId",
          "CommitmentDiscountStatus",
          "Tags");

  @Override
  public String id() {
    return "focus";
  }

  @Override
  public Optional<String> version(Set<String> header) {
    if (!header.contains("BilledCost") || !header.contains("ChargePeriodStart")) {
      return Optional.empty();
    }
    return Optional.of(lowerBound(header));
  }

  /** The earliest version that has the columns: a file does not say which it was written for. */
  private static String lowerBound(Set<String> header) {
    boolean third =
        header.contains("ServiceProviderName")
            || header.contains("HostProviderName")
            || header.contains("ContractApplied");
    if (third) {
      boolean dropped = !header.contains("ProviderName") && !header.contains("PublisherName");
      return dropped ? "1.4 or later" : "1.3 or later";
    }
    if (header.contains("PricingCurrency")
        || header.contains("InvoiceId")
        || header.contains("BillingAccountType")) {
      return "1.2 or later";
    }
    return header.contains("SkuMeter")
            || header.contains("SkuPriceDetails")
            || header.contains("ServiceSubcategory")
        ? "1.1 or later"
        : "1.0";
  }

  @Override
  public List<Charge> read(Row row) {
    String currency = row.text("BillingCurrency");
    Optional<Money> billed = row.money("BilledCost", currency);
    if (billed.isEmpty()) {
      throw new RowException("'BilledCost' is empty", "Fill it in; 0 when nothing was invoiced");
    }
    ChargeCategory category = category(row);
    FocusTokens.Reading tokens =
        category == ChargeCategory.USAGE ? FocusTokens.read(row) : FocusTokens.Reading.NONE;
    ChargeBuilder charge =
        new ChargeBuilder(row.where(), id(), row.requireTime("ChargePeriodStart"))
            .end(row.time("ChargePeriodEnd").map(Times.Moment::instant))
            .provider(
                row.firstOf(
                    "ServiceProviderName", "ProviderName", "InvoiceIssuerName", "PublisherName"))
            .model(tokens.model())
            .category(category)
            .kind(tokens.kind())
            .tier(tokens.tier())
            .tokens(tokens.tokens())
            .billed(billed)
            .effective(row.money("EffectiveCost", currency))
            .list(row.money("ListCost", currency))
            .project(row.text("SubAccountId"), row.text("SubAccountName"))
            .account(row.text("BillingAccountId"), row.text("BillingAccountName"))
            .description(row.firstOf("ChargeDescription", "SkuMeter", "ServiceName"));
    if (tokens.tokens().isEmpty()) {
      charge.quantity(row.number("ConsumedQuantity"), row.text("ConsumedUnit"));
    }
    DIMENSIONS.forEach(column -> charge.dimension(row.text(column)));
    return List.of(charge.build());
  }

  private static ChargeCategory category(Row row) {
    if (row.text("ChargeClass").equalsIgnoreCase("correction")) {
      return ChargeCategory.CORRECTION;
    }
    boolean committed = !row.text("CommitmentDiscountId").isEmpty();
    boolean unused = row.text("CommitmentDiscountStatus").equalsIgnoreCase("unused");
    return switch (row.text("ChargeCategory").toLowerCase(Locale.ROOT)) {
      case "usage" -> unused ? ChargeCategory.COMMITMENT : ChargeCategory.USAGE;
      case "purchase" -> committed ? ChargeCategory.COMMITMENT : ChargeCategory.PURCHASE;
      case "tax" -> ChargeCategory.TAX;
      case "credit" -> ChargeCategory.CREDIT;
      default -> ChargeCategory.OTHER;
    };
  }
}
