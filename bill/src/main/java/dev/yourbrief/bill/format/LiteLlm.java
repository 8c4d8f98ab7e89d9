package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Authority;
import dev.yourbrief.bill.Charge;
import dev.yourbrief.figure.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * LiteLLM's spend log: a row a request, of the table {@code LiteLLM_SpendLogs} or of {@code GET
 * /spend/logs}. Amounts are US dollars; prompt tokens count cached ones too, and completion tokens
 * reasoning. What LiteLLM's own cache answered costs nothing.
 *
 * @see <a href="https://docs.litellm.ai/docs/proxy/cost_tracking">LiteLLM's spend tracking</a>
 */
final class LiteLlm implements RowFormat {

  private static final String FIX =
      "Ask for the log with its times: GET /spend/logs?start_date=…&end_date=…&summarize=false";

  @Override
  public String id() {
    return "litellm";
  }

  @Override
  public Optional<String> version(Set<String> columns) {
    boolean isLog =
        columns.contains("spend")
            && columns.contains("prompt_tokens")
            && Gateway.hasAny(columns, "request_id", "startTime", "start_time", "model_group")
            && !columns.contains("date");
    boolean isBareLog =
        columns.contains("request_id")
            && columns.contains("call_type")
            && Gateway.hasPrefix(columns, "metadata");
    return isLog || isBareLog ? Optional.of("") : Optional.empty();
  }

  @Override
  public boolean isLog() {
    return true;
  }

  @Override
  public List<Charge> read(Row row) {
    Times.Moment start = start(row);
    Map<String, String> metadata = row.nested("metadata");
    Counts counts = counts(row, metadata);
    Optional<Money> cost = row.money(row.has("spend") ? "spend" : "response_cost", Gateway.USD);
    return Gateway.charges(
        () -> charge(row, metadata, start),
        cost,
        counts.kinds(row.text("model")),
        outcome(row, metadata));
  }

  private ChargeBuilder charge(Row row, Map<String, String> metadata, Times.Moment start) {
    return new ChargeBuilder(row.where(), id(), start)
        .end(
            row.time("endTime")
                .or(() -> row.time("end_time"))
                .map(Times.Moment::instant)
                .filter(end -> end.isAfter(start.instant())))
        .authority(Authority.GATEWAY)
        .provider(provider(row))
        .model(row.firstOf("model", "model_group"))
        .project(row.text("team_id"), metadata.getOrDefault("user_api_key_team_alias", ""))
        .account(row.text("organization_id"), "")
        .dimension(row.text("request_id"))
        .dimension(row.text("api_key"));
  }

  private static String provider(Row row) {
    return Upstream.of(
        row.text("custom_llm_provider"), row.firstOf("model", "model_group"), row.text("api_base"));
  }

  private static Gateway.Outcome outcome(Row row, Map<String, String> metadata) {
    String status = row.text("status");
    if (status.isEmpty()) {
      status = metadata.getOrDefault("status", "");
    }
    return Gateway.isYes(row.text("cache_hit"))
        ? Gateway.Outcome.CACHED
        : status.equals("failure") ? Gateway.Outcome.FAILED : Gateway.Outcome.SERVED;
  }

  /** The row's counts, split by what the provider's own answer said of its cache. */
  private static Counts counts(Row row, Map<String, String> metadata) {
    Counts counts =
        Counts.plain(row.count("prompt_tokens"), row.count("completion_tokens"))
            .withTotal(row.number("total_tokens"));
    for (String object : List.of("usage_object.", "additional_usage_values.")) {
      counts = counts.withDetails(Counts.ofUsage(JsonCell.under(metadata, object)));
    }
    return counts.withDetails(
        Counts.ofUsage(
            Map.of(
                "cache_read_input_tokens", row.text("cache_read_input_tokens"),
                "cache_creation_input_tokens", row.text("cache_creation_input_tokens"))));
  }

  private static Times.Moment start(Row row) {
    return Gateway.time(row, FIX, "startTime", "start_time", "endTime", "end_time");
  }

  @Override
  public Optional<String> request(Row row) {
    return Optional.of(row.text("request_id")).filter(id -> !id.isEmpty());
  }

  @Override
  public Optional<IdleDay> idle(Row row) {
    return Optional.of(new IdleDay(provider(row), start(row).day()));
  }

  @Override
  public Optional<String> caveat(Set<String> columns) {
    return Gateway.hasPrefix(columns, "metadata") || columns.contains("cache_read_input_tokens")
        ? Optional.empty()
        : Optional.of(Gateway.NO_CACHE_COLUMNS);
  }
}
