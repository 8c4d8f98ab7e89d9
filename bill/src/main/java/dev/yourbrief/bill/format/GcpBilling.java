package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.ChargeCategory;
import dev.yourbrief.bill.Memo;
import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.figure.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Google Cloud's billing export out of BigQuery, standard or detailed: rows of JSON, or CSV with
 * the fields of a record in columns of their own ({@code sku_description}) or as JSON in one.
 *
 * @see <a
 *     href="https://cloud.google.com/billing/docs/how-to/export-data-bigquery-tables/standard-usage">
 *     the fields</a>
 */
final class GcpBilling implements RowFormat {

  /** Tells rows apart. */
  private static final List<String> DIMENSIONS =
      List.of(
          "sku.id",
          "service.id",
          "location.location",
          "location.region",
          "location.zone",
          "resource.name",
          "resource.global_name",
          "price.tier_start_amount",
          "adjustment_info.id",
          "consumption_model.id",
          "subscription.instance_id",
          "cost_type",
          "seller_name");

  /** Lists that tell rows apart; in JSON their elements are fields, so the first ones count. */
  private static final List<String> LISTS = List.of("labels", "system_labels", "tags");

  private static final Pattern COMMITMENT =
      Pattern.compile("^(?:commitment\\b|committed use).*", Pattern.CASE_INSENSITIVE);
  private static final Pattern COUNT =
      Pattern.compile("counts?|requests?|units?|1|each|", Pattern.CASE_INSENSITIVE);

  private static final Memo<String> IN_CELLS =
      new Memo<>(cell -> JsonCell.fields(cell).values().toString());

  @Override
  public String id() {
    return "gcp-billing";
  }

  @Override
  public Optional<String> version(Set<String> columns) {
    boolean isExport =
        columns.contains("usage_start_time")
            && (columns.contains("sku_description")
                || columns.contains("sku.description")
                || columns.contains("sku"));
    if (!isExport) {
      return Optional.empty();
    }
    boolean detailed =
        columns.stream()
            .anyMatch(name ->
                name.startsWith("resource.")
                    || name.startsWith("resource_")
                    || name.startsWith("price.")
                    || name.equals("price"));
    return Optional.of(detailed ? "detailed" : "standard");
  }

  @Override
  public List<Charge> read(Row row) {
    String currency = row.text("currency");
    Optional<Money> cost = row.money("cost", currency);
    if (cost.isEmpty()) {
      throw new RowException("'cost' is empty", "Fill it in; 0 when it cost nothing");
    }
    GcpCredits credits = GcpCredits.of(row, currency);
    BigDecimal net = Numbers.kept(cost.get().amount().add(credits.lasting()), "cost");
    List<Charge> charges = new ArrayList<>();
    ChargeBuilder charge =
        start(row)
            .category(category(row))
            .billed(Optional.of(new Money(net, cost.get().currency())))
            .list(row.money("cost_at_list", currency))
            .description(text(row, "sku.description"));
    use(charge, row);
    charges.add(charge.build());
    for (GcpCredits.Credit credit : credits.ending()) {
      charges.add(
          start(row)
              .category(ChargeCategory.CREDIT)
              .billed(Optional.of(credit.amount()))
              .description(credit.name())
              .dimension(text(row, "sku.description"))
              .dimension(credit.id())
              .build());
    }
    return charges;
  }

  private ChargeBuilder start(Row row) {
    ChargeBuilder charge =
        new ChargeBuilder(row.where(), id(), row.requireTime("usage_start_time"))
            .end(row.time("usage_end_time").map(Times.Moment::instant))
            .provider(Providers.GOOGLE)
            .project(text(row, "project.id"), text(row, "project.name"))
            .account(row.text("billing_account_id"), "");
    DIMENSIONS.forEach(name -> charge.dimension(text(row, name)));
    LISTS.forEach(name -> charge.dimension(list(row, name)));
    return charge;
  }

  private static ChargeCategory category(Row row) {
    return switch (row.text("cost_type").toLowerCase(Locale.ROOT)) {
      case "", "regular" ->
          COMMITMENT.matcher(text(row, "sku.description")).matches()
              ? ChargeCategory.COMMITMENT
              : ChargeCategory.USAGE;
      case "tax" -> ChargeCategory.TAX;
      case "adjustment" -> ChargeCategory.CORRECTION;
      default -> ChargeCategory.OTHER;
    };
  }

  /** The model and the tokens, or how much of what else was used. */
  private static void use(ChargeBuilder charge, Row row) {
    Meter meter = meter(row);
    Optional<BigDecimal> amount = Numbers.parse(text(row, "usage.amount"), "usage.amount");
    String unit = text(row, "usage.unit");
    charge.model(meter.model());
    if (category(row) != ChargeCategory.USAGE) {
      return;
    }
    Optional<BigDecimal> tokens =
        meter.kind().isEmpty()
            ? Optional.empty()
            : tokensEach(unit)
                .flatMap(each ->
                    amount
                        .filter(n -> n.signum() >= 0)
                        .map(n -> Numbers.kept(n.multiply(each), "usage.amount")));
    Optional<TokenKind> kind = tokensEach(unit).flatMap(each -> meter.kind());
    charge.kind(kind).tier(kind.isEmpty() ? Tiers.UNKNOWN : meter.tier());
    if (tokens.isPresent()) {
      charge.tokens(tokens);
    } else {
      charge.quantity(amount, unit);
    }
  }

  private static Meter meter(Row row) {
    Meter meter = VertexSku.read(text(row, "sku.description"));
    // Partners' models may be services of their own, with SKUs that only say the kind.
    return meter.kind().isPresent() && meter.model().isEmpty()
        ? meter.withModel(VertexSku.read(text(row, "service.description")).model())
        : meter;
  }

  /** How many tokens one of the unit is, when the SKU says that it counts tokens. */
  static Optional<BigDecimal> tokensEach(String unit) {
    return COUNT.matcher(unit).matches() ? Optional.of(BigDecimal.ONE) : TokenUnits.of(unit);
  }

  /** A field of a record, as JSON, as a column of its own, or out of the record in one column. */
  private static String text(Row row, String field) {
    int dot = field.indexOf('.');
    String text = dot < 0 ? row.text(field) : row.firstOf(field, field.replace('.', '_'));
    return text.isEmpty() && dot > 0 && row.has(field.substring(0, dot))
        ? row.nested(field.substring(0, dot)).getOrDefault(field.substring(dot + 1), "")
        : text;
  }

  /** The same text for a list as JSON in a cell and as fields. */
  private static String list(Row row, String name) {
    String cell = row.text(name);
    return cell.isEmpty() ? row.nested(name).values().toString() : IN_CELLS.of(cell);
  }
}
