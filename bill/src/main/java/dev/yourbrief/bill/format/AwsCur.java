package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.ChargeCategory;
import dev.yourbrief.bill.Memo;
import dev.yourbrief.bill.ModelNames;
import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.figure.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * AWS's Cost and Usage Report, 2.0 and the one before. Models on Bedrock are among its lines: under
 * Bedrock's product codes, or as Marketplace products called "… (Amazon Bedrock Edition)".
 *
 * @see <a href="https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-cur2.html">the
 *     columns</a>
 */
final class AwsCur implements RowFormat {

  /** Tells lines apart; what the rows' ids say changes from one report to the next. */
  private static final List<CurColumn> DIMENSIONS =
      List.of(
          CurColumn.USAGE_TYPE,
          CurColumn.OPERATION,
          CurColumn.PRODUCT_CODE,
          CurColumn.LINE_TYPE,
          CurColumn.RESOURCE,
          CurColumn.ZONE,
          CurColumn.RATE,
          CurColumn.RESERVATION,
          CurColumn.TAX_TYPE,
          CurColumn.CALLER,
          CurColumn.TAGS);

  private static final Memo<String> PRODUCTS = new Memo<>(AwsCur::named);

  @Override
  public String id() {
    return "aws-cur";
  }

  @Override
  public Optional<String> version(Set<String> columns) {
    if (columns.contains("line_item_usage_type")) {
      // Athena names the columns of the older report in the same way, but lacks the names of
      // payers.
      return Optional.of(columns.contains("bill_payer_account_name") ? "2.0" : "");
    }
    return columns.stream().anyMatch(column -> column.startsWith("lineItem/"))
        ? Optional.of("legacy")
        : Optional.empty();
  }

  @Override
  public List<Charge> read(Row row) {
    Times.Moment start = CurColumn.START.requireTime(row);
    String currency = CurColumn.CURRENCY.text(row);
    Optional<Money> billed = CurColumn.COST.money(row, currency);
    if (billed.isEmpty()) {
      throw new RowException(
          "its unblended cost is empty", "Fill it in; 0 when nothing was invoiced");
    }
    CurCost cost = CurCost.of(row, currency);
    Meter meter = meter(row);
    ChargeBuilder charge =
        new ChargeBuilder(row.where(), id(), start)
            .end(CurColumn.END.time(row).map(Times.Moment::instant))
            .provider(Providers.AWS)
            .model(meter.model())
            .category(cost.category())
            .billed(billed)
            .effective(cost.effective())
            .list(CurColumn.LIST_COST.money(row, currency))
            .project(CurColumn.ACCOUNT.text(row), CurColumn.ACCOUNT_NAME.text(row))
            .account(CurColumn.PAYER.text(row), CurColumn.PAYER_NAME.text(row))
            .description(description(row));
    if (cost.category() == ChargeCategory.USAGE) {
      charge.kind(meter.kind()).tier(meter.tier());
      if (!cost.isDiscount()) {
        count(charge, row, meter);
      }
    }
    DIMENSIONS.forEach(column -> charge.dimension(column.text(row)));
    return List.of(charge.build());
  }

  /** What was used: tokens, where the line says of what kind and how many one of its units is. */
  private static void count(ChargeBuilder charge, Row row, Meter meter) {
    Optional<BigDecimal> amount = CurColumn.AMOUNT.number(row);
    String unit = CurColumn.UNIT.text(row);
    Optional<BigDecimal> each =
        meter.kind().isEmpty()
            ? Optional.empty()
            : BedrockUsageType.tokensEach(
                CurColumn.USAGE_TYPE.text(row), List.of(unit), CurColumn.DESCRIPTION.text(row));
    Optional<BigDecimal> tokens =
        each.flatMap(size ->
            amount
                .filter(n -> n.signum() >= 0)
                .map(n -> Numbers.kept(n.multiply(size), "line_item_usage_amount")));
    if (tokens.isPresent()) {
      charge.tokens(tokens);
    } else {
      charge.quantity(amount, unit);
    }
  }

  private static String description(Row row) {
    String description = CurColumn.DESCRIPTION.text(row);
    return description.isEmpty()
        ? Optional.of(CurColumn.USAGE_TYPE.text(row))
            .filter(text -> !text.isEmpty())
            .orElseGet(() -> CurColumn.PRODUCT_CODE.text(row))
        : description;
  }

  /** What the line says of a model; nothing for the many services that are none. */
  private static Meter meter(Row row) {
    Meter meter = BedrockUsageType.read(CurColumn.USAGE_TYPE.text(row));
    String product = product(row);
    boolean isBedrock =
        product.contains("Bedrock")
            || CurColumn.PRODUCT_CODE.text(row).toLowerCase(Locale.ROOT).contains("bedrock");
    if (meter.kind().isEmpty() && !isBedrock) {
      return Meter.NONE;
    }
    String description = CurColumn.DESCRIPTION.text(row);
    if (meter.equals(Meter.NONE)) {
      meter = inMarketplace(description);
    }
    return meter.model().isEmpty()
        ? meter.withModel(
            BedrockUsageType.edition(product)
                .or(() -> ModelNames.findIn(product))
                .or(() -> ModelNames.findIn(description))
                .orElse(""))
        : meter;
  }

  /**
   * Marketplace's descriptions have three parts: "AWS Marketplace software usage|us-east-1|Million
   * Response Tokens Global". The third says what was counted where the usage type does not.
   */
  private static Meter inMarketplace(String description) {
    String dimension = description.substring(description.lastIndexOf('|') + 1);
    if (dimension.length() == description.length() || !dimension.contains("Token")) {
      return Meter.NONE;
    }
    Optional<TokenKind> kind = KindWords.kind(dimension.replace("1 hour", "1h"));
    String tier = KindWords.tier(dimension).orElse(Tiers.STANDARD);
    return kind.map(k -> Meter.tokens("", k, tier)).orElse(Meter.NONE);
  }

  private static String product(Row row) {
    String name = CurColumn.PRODUCT_NAME.text(row);
    if (name.isEmpty()) {
      name = row.firstOf("product.product_name", "product.servicename");
    }
    // In 2.0 the attributes of a product are one column, written as JSON.
    String attributes = name.isEmpty() ? row.text("product") : "";
    return attributes.isEmpty()
        ? Optional.of(name)
            .filter(text -> !text.isEmpty())
            .orElseGet(() -> CurColumn.SERVICE_NAME.text(row))
        : PRODUCTS.of(attributes);
  }

  private static String named(String attributes) {
    Map<String, String> product = JsonCell.fields(attributes);
    return product.getOrDefault("product_name", product.getOrDefault("servicename", ""));
  }
}
