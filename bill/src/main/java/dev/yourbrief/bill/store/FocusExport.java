package dev.yourbrief.bill.store;

import dev.yourbrief.bill.ChargeCategory;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * Writes what is counted as a FOCUS 1.2 file, CSV or Parquet, in an order of its own that is the
 * same every time. What FOCUS 1.2 has no column for stands in columns of the form {@code x_…}, so
 * that reading the file again gives the same bill. Text that a spreadsheet would take for a formula
 * gets an apostrophe in CSV.
 *
 * @see <a href="https://focus.finops.org/focus-specification/v1-2/">FOCUS 1.2</a>
 */
public final class FocusExport {

  /** FOCUS's name for a category: only usage, purchases, taxes, credits and adjustments exist. */
  private static final Map<ChargeCategory, String> CATEGORIES =
      Map.of(
          ChargeCategory.USAGE, "Usage",
          ChargeCategory.TAX, "Tax",
          ChargeCategory.CREDIT, "Credit",
          ChargeCategory.PURCHASE, "Purchase",
          ChargeCategory.COMMITMENT, "Purchase",
          ChargeCategory.CORRECTION, "Adjustment",
          ChargeCategory.NOTIONAL, "Usage",
          ChargeCategory.OTHER, "Adjustment");

  private static final int MOST_DIGITS = 38;

  private final ChargeStore store;
  private final List<String> files;

  /**
   * @param files the names of the files by their number
   */
  public FocusExport(ChargeStore store, List<String> files) {
    this.store = store;
    this.files = files;
  }

  /**
   * Writes the file.
   *
   * @param target where to; Parquet if its name ends so, else CSV
   * @param currency the currency to state on lines without a cost
   */
  public void write(Path target, String currency, List<SavedProject> projects, List<String> shown) {
    boolean parquet = target.toString().endsWith(".parquet");
    try (Statement statement = store.connection().createStatement()) {
      statement.execute("CREATE OR REPLACE TEMP TABLE sources (file INTEGER, name VARCHAR)");
      statement.execute(
          "CREATE OR REPLACE TEMP TABLE projects (project INTEGER, id VARCHAR, name VARCHAR)");
      fill(projects, shown);
      int scale = scale(statement);
      String select = select(currency, scale, parquet);
      statement.execute(
          "COPY ("
              + select
              + ") TO '"
              + target.toAbsolutePath().toString().replace("'", "''")
              + "' ("
              + (parquet ? "FORMAT parquet, COMPRESSION zstd" : "FORMAT csv, HEADER")
              + ")");
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  private void fill(List<SavedProject> projects, List<String> shown) throws SQLException {
    try (PreparedStatement row =
        store.connection().prepareStatement("INSERT INTO sources VALUES (?, ?)")) {
      for (int i = 0; i < files.size(); i++) {
        row.setInt(1, i);
        row.setString(2, files.get(i));
        row.execute();
      }
    }
    try (PreparedStatement row =
        store.connection().prepareStatement("INSERT INTO projects VALUES (?, ?, ?)")) {
      for (int i = 0; i < projects.size(); i++) {
        row.setInt(1, i);
        row.setString(2, projects.get(i).id());
        row.setString(3, shown.get(i));
        row.execute();
      }
    }
  }

  /** As many digits after the point as the amounts need, if they fit with those before it. */
  private static int scale(Statement statement) throws SQLException {
    String digits = "max(length(rtrim(abs(%1$s_fraction)::VARCHAR, '0')) - 2)";
    String wholes = "max(length(abs(%1$s_whole)::VARCHAR))";
    String query =
        "SELECT greatest(2, " + each(digits) + "), greatest(1, " + each(wholes) + ") FROM kept";
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      int needed = row.getInt(1);
      int room = MOST_DIGITS - row.getInt(2);
      if (needed > room) {
        throw new SQLException(
            "the amounts have " + needed + " digits after the point and more before it than fit");
      }
      return needed;
    }
  }

  private static String each(String template) {
    return String.join(
        ", ",
        List.of("billed", "cost", "list", "quantity", "tokens").stream()
            .map(name -> "coalesce(" + template.formatted(name) + ", 0)")
            .toList());
  }

  private static String select(String currency, int scale, boolean parquet) {
    StringBuilder category = new StringBuilder("CASE k.category");
    CATEGORIES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            e -> category.append(" WHEN '%s' THEN '%s'".formatted(e.getKey().key(), e.getValue())));
    category.append(" END");
    Columns columns = new Columns(parquet, scale);
    columns.amount("BilledCost", "billed", true);
    columns.text("BillingAccountId", "k.account");
    columns.text("BillingAccountName", "k.account");
    columns.text("BillingAccountType", "NULL::VARCHAR");
    columns.text(
        "BillingCurrency",
        "coalesce(nullif(k.currency, ''), '" + currency.replace("'", "''") + "')");
    columns.time("BillingPeriodEnd", "(date_trunc('month', k.day) + INTERVAL 1 MONTH)::TIMESTAMP");
    columns.time("BillingPeriodStart", "date_trunc('month', k.day)::TIMESTAMP");
    columns.text("ChargeCategory", category.toString());
    columns.text("ChargeClass", "CASE WHEN k.category = 'correction' THEN 'Correction' END");
    columns.text("ChargeDescription", "k.description");
    columns.text("ChargeFrequency", "CASE WHEN k.category = 'usage' THEN 'Usage-Based' END");
    columns.time("ChargePeriodEnd", "make_timestamp(k.end_at)");
    columns.time("ChargePeriodStart", "make_timestamp(k.start_at)");
    columns.amount("ContractedCost", "cost", true);
    columns.number(
        "ConsumedQuantity",
        "CASE WHEN k.has_tokens THEN "
            + columns.exact("tokens")
            + " ELSE "
            + columns.exact("quantity")
            + " END");
    columns.text(
        "ConsumedUnit", "CASE WHEN k.has_tokens THEN 'Tokens' ELSE nullif(k.unit, '') END");
    columns.amount("EffectiveCost", "cost", true);
    columns.text("InvoiceIssuerName", "k.provider");
    columns.number(
        "ListCost", "coalesce(" + columns.exact("list") + ", " + columns.exact("cost") + ", 0)");
    columns.number(
        "PricingQuantity", "CASE WHEN k.has_tokens THEN " + columns.exact("tokens") + " END");
    columns.text("PricingUnit", "CASE WHEN k.has_tokens THEN 'Tokens' END");
    columns.text("ProviderName", "k.provider");
    columns.text("PublisherName", "k.provider");
    columns.text("ServiceCategory", "'AI and Machine Learning'");
    columns.text("ServiceName", "k.provider");
    columns.text(
        "SkuMeter", "CASE WHEN k.kind <> '' THEN replace(k.kind, '_', ' ') || ' tokens' END");
    columns.text(
        "SkuPriceDetails",
        "CASE WHEN k.model_raw <> '' THEN json_object('ModelId', k.model_raw)::VARCHAR END");
    columns.text("SubAccountId", "coalesce(nullif(p.id, ''), nullif(p.name, ''))");
    columns.text("SubAccountName", "nullif(p.name, '')");
    columns.text("x_Authority", "k.authority");
    columns.text(
        "x_BilledUnknown", "CASE WHEN k.has_cost AND k.billed_whole IS NULL THEN 'true' END");
    columns.text("x_Category", "k.category");
    columns.text("x_CostUnknown", "CASE WHEN NOT k.has_cost THEN 'true' END");
    columns.text("x_Day", "k.day::VARCHAR");
    columns.text("x_Hour", "k.hour::VARCHAR");
    columns.text("x_ServiceTier", "k.tier");
    columns.text("x_SourceFile", "s.name");
    columns.text("x_SourceFormat", "k.format");
    columns.text("x_SourceLine", "k.line::VARCHAR");
    columns.text("x_TokenKind", "k.kind");
    return "SELECT "
        + columns
        + " FROM kept k JOIN sources s ON s.file = k.file LEFT JOIN projects p ON p.project ="
        + " k.project ORDER BY k.day, k.provider, k.category, k.model, k.kind, k.tier, k.file,"
        + " k.line, k.id, k.start_at, k.billed_whole, k.billed_fraction, k.tokens_whole";
  }

  /** Puts the columns together. */
  private static final class Columns {
    private final StringBuilder text = new StringBuilder();
    private final boolean parquet;
    private final int scale;

    Columns(boolean parquet, int scale) {
      this.parquet = parquet;
      this.scale = scale;
    }

    private void add(String name, String expression) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(expression)
          .append(" AS \"")
          .append(name)
          .append('"');
    }

    void text(String name, String expression) {
      String cell = "(" + expression + ")";
      String formula = "regexp_matches(" + cell + ", '^[=+@\\t\\r-]')";
      add(
          name,
          parquet
              ? expression
              : "CASE WHEN " + formula + " THEN '''' || " + cell + " ELSE " + cell + " END");
    }

    void time(String name, String expression) {
      add(name, parquet ? expression : "strftime(" + expression + ", '%Y-%m-%dT%H:%M:%SZ')");
    }

    String exact(String amount) {
      String type = "DECIMAL(38, " + scale + ")";
      return "(k.%1$s_whole::%2$s + k.%1$s_fraction::%2$s)::%2$s".formatted(amount, type);
    }

    void amount(String name, String amount, boolean required) {
      number(name, required ? "coalesce(" + exact(amount) + ", 0)" : exact(amount));
    }

    /** In CSV without the zeros at the end that a decimal's scale brings. */
    void number(String name, String expression) {
      String digits = "(" + expression + ")::VARCHAR";
      add(
          name,
          parquet
              ? expression
              : "CASE WHEN contains("
                  + digits
                  + ", '.') THEN rtrim(rtrim("
                  + digits
                  + ", '0'), '.') ELSE "
                  + digits
                  + " END");
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
