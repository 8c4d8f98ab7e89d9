package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.ChargeCategory;
import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.figure.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Azure's cost exports, actual and amortised, of enterprise agreements, customer agreements and
 * subscriptions paid by card. The two exports tell of the same use: where a reservation or a
 * savings plan pays, the actual one has its purchase and use at no cost, the amortised one no
 * purchase and use at its share. So a purchase is invoiced and not consumed, covered use consumed
 * and not invoiced, and the two files together are neither too much nor too little.
 *
 * @see <a
 *     href="https://learn.microsoft.com/en-us/azure/cost-management-billing/automate/understand-usage-details-fields">
 *     the fields</a>
 */
final class AzureCost implements RowFormat {

  private static final String[] COST = {"Cost", "CostInBillingCurrency", "PreTaxCost"};
  private static final String[] CURRENCY = {"BillingCurrency", "BillingCurrencyCode", "Currency"};
  private static final String[] DATE = {"Date", "UsageDate", "UsageDateTime"};

  /** Tells rows apart. */
  private static final List<String> DIMENSIONS =
      List.of(
          "MeterId",
          "ResourceId",
          "InstanceId",
          "PartNumber",
          "ResourceLocation",
          "ChargeType",
          "Frequency",
          "PricingModel",
          "ReservationId",
          "BenefitId",
          "ProductOrderId",
          "CostAllocationRuleName",
          "InvoiceSectionId",
          "Tags",
          "AdditionalInfo");

  @Override
  public String id() {
    return "azure-cost";
  }

  @Override
  public boolean ignoresCase() {
    return true;
  }

  @Override
  public Optional<String> version(Set<String> columns) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(columns);
    if (!names.contains("MeterCategory") || !names.contains("MeterName")) {
      return Optional.empty();
    }
    return Optional.of(
        names.contains("CostInBillingCurrency") ? "MCA" : names.contains("Cost") ? "EA" : "");
  }

  @Override
  public Optional<String> caveat() {
    return Optional.of(
        "what reservations and savings plans pay for is in the amortised export only; what is"
            + " invoiced for them, in the actual one: with both files, neither counts twice");
  }

  @Override
  public List<Charge> read(Row row) {
    String currency = row.firstOf(CURRENCY);
    Optional<Money> cost = row.money(present(row, COST), currency);
    if (cost.isEmpty()) {
      throw new RowException(
          "'" + present(row, COST) + "' is empty", "Fill it in; 0 when it cost nothing");
    }
    boolean committed = isCommitted(row);
    ChargeCategory category = category(row, committed);
    boolean isUse = isUse(row);
    ChargeBuilder charge =
        new ChargeBuilder(row.where(), id(), row.requireTime(present(row, DATE)))
            .provider(Providers.AZURE)
            .category(category)
            .project(
                row.firstOf("SubscriptionId", "SubscriptionGuid"), row.text("SubscriptionName"))
            .account(row.text("BillingAccountId"), row.text("BillingAccountName"))
            .description(row.firstOf("MeterName", "Product", "ProductOrderName"));
    Money nothing = new Money(BigDecimal.ZERO, cost.get().currency());
    if (committed && isUse) {
      charge.billed(Optional.of(nothing)).effective(cost);
      // Covered use is in both exports: what the actual one says of it would count it again.
      charge.dimension(cost.get().amount().signum() == 0 ? "" : "amortised");
    } else {
      charge.billed(cost).effective(committed ? Optional.of(nothing) : Optional.empty());
    }
    charge.list(list(row, currency));
    if (category == ChargeCategory.USAGE) {
      use(charge, row, committed && cost.get().amount().signum() == 0);
    }
    DIMENSIONS.forEach(column -> charge.dimension(row.text(column)));
    return List.of(charge.build());
  }

  /** The model and the tokens, or how much of what else was used. */
  private static void use(ChargeBuilder charge, Row row, boolean isInOtherExport) {
    String name = row.text("MeterName");
    String unit = row.text("UnitOfMeasure");
    Meter meter =
        AzureMeter.read(
            name,
            String.join(
                " ",
                row.text("MeterCategory"),
                row.text("MeterSubCategory"),
                row.firstOf("Product", "ProductName")));
    Optional<BigDecimal> each = AzureMeter.tokensEach(name, unit);
    // A unit of hours or sessions is none of tokens, whatever the name sounds like.
    boolean mayBe = unit.isEmpty() || AzureUnit.of(unit).map(AzureUnit::mayBeTokens).orElse(false);
    Optional<TokenKind> kind = mayBe ? meter.kind() : Optional.empty();
    Optional<BigDecimal> quantity = row.number(present(row, "Quantity", "UsageQuantity"));
    Optional<BigDecimal> tokens =
        kind.flatMap(k -> each)
            .flatMap(size ->
                quantity
                    .filter(n -> n.signum() >= 0)
                    .map(n -> Numbers.kept(n.multiply(size), "Quantity")));
    charge.model(meter.model()).kind(kind).tier(kind.isEmpty() ? Tiers.UNKNOWN : meter.tier());
    if (tokens.isPresent() && !isInOtherExport) {
      charge.tokens(tokens);
    } else {
      charge.quantity(quantity, unit);
    }
  }

  /** Whether a reservation or a savings plan is behind the row. */
  private static boolean isCommitted(Row row) {
    String model = row.text("PricingModel").toLowerCase(Locale.ROOT).replace(" ", "");
    if (!model.isEmpty()) {
      return model.equals("reservation") || model.equals("savingsplan");
    }
    return !row.firstOf("ReservationId", "BenefitId").isEmpty();
  }

  private static String type(Row row) {
    return row.text("ChargeType").toLowerCase(Locale.ROOT).replace(" ", "");
  }

  /** Whether the row is about use, of what was bought or of what was left unused of it. */
  private static boolean isUse(Row row) {
    String type = type(row);
    return type.isEmpty() || type.equals("usage") || type.startsWith("unused");
  }

  private static ChargeCategory category(Row row, boolean committed) {
    String type = type(row);
    return switch (type) {
      case "", "usage" -> ChargeCategory.USAGE;
      case "purchase" -> committed ? ChargeCategory.COMMITMENT : ChargeCategory.PURCHASE;
      case "refund", "adjustment" -> ChargeCategory.CORRECTION;
      case "tax" -> ChargeCategory.TAX;
      case "credit" -> ChargeCategory.CREDIT;
      default -> type.startsWith("unused") ? ChargeCategory.COMMITMENT : ChargeCategory.OTHER;
    };
  }

  /** Customer agreements say it; enterprise agreements have its price. */
  private static Optional<Money> list(Row row, String currency) {
    if (row.has("CostInBillingCurrency")) {
      return row.money("PaygCostInBillingCurrency", currency);
    }
    return row.number("PayGPrice")
        .filter(price -> price.signum() > 0)
        .flatMap(price -> row.number("Quantity").map(price::multiply))
        .map(BigDecimal::stripTrailingZeros)
        .filter(amount -> amount.scale() <= Numbers.MAX_FRACTION_DIGITS)
        .map(amount -> new Money(Numbers.kept(amount, "PayGPrice"), Row.currency(currency)));
  }

  /** The first of the columns that the export has. */
  private static String present(Row row, String... columns) {
    for (String column : columns) {
      if (row.has(column)) {
        return column;
      }
    }
    return columns[0];
  }
}
