package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Authority;
import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.figure.Money;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * LiteLLM's spend by day: a table such as {@code LiteLLM_DailyUserSpend}, the CSV of its usage
 * page, or the JSON of its reports (see {@link LiteLlmReports}). Its generations are cuts of the
 * same spend, so only the one that says most of a day counts.
 */
final class LiteLlmDaily implements RowFormat {

  static final String ID = "litellm-daily";

  @Override
  public String id() {
    return ID;
  }

  /** The cuts of one spend, the one that says least of it first. */
  @Override
  public Optional<String> version(Set<String> columns) {
    if (LiteLlmReports.isReport(columns)) {
      return Optional.of("0");
    }
    if (columns.contains("Date") && columns.contains("Spend ($)")) {
      return Optional.of(columns.contains("Model") ? "2" : "1");
    }
    if (LiteLlmReports.isDayOfLogs(columns)) {
      return Optional.of("3");
    }
    if (columns.contains("date") && Gateway.hasPrefix(columns, "metrics.")) {
      return Optional.of("5");
    }
    boolean isTable =
        columns.contains("date")
            && columns.contains("spend")
            && Gateway.hasAny(columns, "prompt_tokens", "api_requests");
    return isTable ? Optional.of(columns.contains("user_id") ? "6" : "4") : Optional.empty();
  }

  @Override
  public List<Charge> read(Row row) {
    if (!row.has("spend") && !row.has("Spend ($)")) {
      return LiteLlmReports.read(row);
    }
    if (row.has("startTime")) {
      return LiteLlmReports.read(row);
    }
    Times.Moment day = day(row);
    boolean isPage = row.has("Spend ($)");
    Map<TokenKind, BigDecimal> tokens =
        tokens(
            count(row, "prompt_tokens", "Prompt Tokens"),
            count(row, "completion_tokens", "Completion Tokens"),
            count(row, "cache_read_input_tokens", "Cache Read Input Tokens"),
            count(row, "cache_creation_input_tokens", "Cache Creation Input Tokens"),
            row.firstOf("model", "Model"));
    return Gateway.charges(
        () -> charge(row, day),
        amount(row, isPage ? "Spend ($)" : "spend").map(n -> new Money(n, Gateway.USD)),
        tokens,
        Gateway.Outcome.SERVED);
  }

  /** Of a table, whose rows name their counts; failed requests are of no tokens. */
  @Override
  public Optional<BigDecimal> requests(Row row) {
    String column = row.has("successful_requests") ? "successful_requests" : "api_requests";
    return amount(row, column).filter(n -> n.signum() > 0);
  }

  private static ChargeBuilder charge(Row row, Times.Moment day) {
    String model = row.firstOf("model", "Model", "model_group");
    return new ChargeBuilder(row.where(), ID, day)
        .end(Anthropic.endOfDay(day))
        .authority(Authority.GATEWAY)
        .provider(Upstream.of(row.text("custom_llm_provider"), model, ""))
        .model(model)
        .project(row.firstOf("team_id", "Team ID"), row.text("Team"))
        .account(row.firstOf("organization_id", "Organization ID"), row.text("Organization"))
        .dimension(row.firstOf("id", "user_id", "tag", "Tag", "Customer ID", "Agent ID"))
        .dimension(row.firstOf("api_key", "Key ID"))
        .dimension(row.firstOf("endpoint", "mcp_namespaced_tool_name"));
  }

  /** The exclusive kinds of a day's counts: LiteLLM's prompt tokens count cached ones too. */
  static Map<TokenKind, BigDecimal> tokens(
      BigDecimal input, BigDecimal output, BigDecimal read, BigDecimal written, String model) {
    Map<TokenKind, BigDecimal> cached = new EnumMap<>(TokenKind.class);
    Counts.put(cached, TokenKind.CACHE_READ, read);
    Counts.put(cached, TokenKind.CACHE_WRITE, written);
    return new Counts(input, output, cached, BigDecimal.ZERO, Optional.empty(), false).kinds(model);
  }

  private static BigDecimal count(Row row, String inTable, String onPage) {
    return amount(row, row.has(inTable) ? inTable : onPage).orElse(BigDecimal.ZERO);
  }

  /** The page writes a dash for nothing. */
  private static Optional<BigDecimal> amount(Row row, String column) {
    return row.text(column).equals("-") ? Optional.empty() : row.number(column);
  }

  private static Times.Moment day(Row row) {
    return row.requireTime(row.has("date") ? "date" : "Date");
  }

  @Override
  public Optional<IdleDay> idle(Row row) {
    return row.firstOf("date", "Date").isEmpty()
        ? Optional.empty()
        : Optional.of(
            new IdleDay(
                Upstream.of(row.text("custom_llm_provider"), row.firstOf("model", "Model"), ""),
                day(row).day()));
  }

  @Override
  public Optional<String> caveat(Set<String> columns) {
    if (Gateway.hasAny(columns, "Tag", "tag")) {
      return Optional.of(
          "a request with several tags stands under each of them, so its cost may count more than"
              + " once: export by user or team instead");
    }
    if (columns.contains("Spend ($)")) {
      String rounded = "each amount is rounded to a hundredth of a cent";
      return Optional.of(
          columns.contains("Cache Read Input Tokens")
              ? rounded
              : rounded + "; " + Gateway.NO_CACHE_COLUMNS);
    }
    boolean hasCache =
        columns.contains("cache_read_input_tokens")
            || columns.stream().anyMatch(name -> name.endsWith(".cache_read_input_tokens"));
    boolean hasTokens =
        columns.contains("prompt_tokens") || Gateway.hasPrefix(columns, "metrics.prompt_tokens");
    return hasTokens && !hasCache ? Optional.of(Gateway.NO_CACHE_COLUMNS) : Optional.empty();
  }
}
