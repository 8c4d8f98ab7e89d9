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
 * Helicone's requests: the CSV of its export tool, which has no cache columns, or the JSON of its
 * API. Costs are US dollars. Cached tokens stand beside the prompt's, as Helicone's own cost adds
 * them up.
 */
final class Helicone implements RowFormat {

  private static final String NO_REFERENCE = "00000000-0000-0000-0000-000000000000";
  private static final String FIX = "Export the requests again with request_created_at";

  @Override
  public String id() {
    return "helicone";
  }

  @Override
  public Optional<String> version(Set<String> columns) {
    return columns.contains("request_created_at")
            && Gateway.hasAny(columns, "response_id", "request_id")
            && Gateway.hasAny(columns, "prompt_tokens", "costUSD", "cost")
        ? Optional.of("")
        : Optional.empty();
  }

  @Override
  public boolean isLog() {
    return true;
  }

  @Override
  public List<Charge> read(Row row) {
    Times.Moment start = start(row);
    Optional<Money> cost = row.money(row.has("costUSD") ? "costUSD" : "cost", Gateway.USD);
    return Gateway.charges(
        () -> charge(row, start), cost, counts(row).kinds(model(row)), outcome(row));
  }

  private static Counts counts(Row row) {
    Map<TokenKind, BigDecimal> cached = new EnumMap<>(TokenKind.class);
    Counts.put(cached, TokenKind.CACHE_READ, row.count("prompt_cache_read_tokens"));
    Counts.put(cached, TokenKind.CACHE_WRITE, row.count("prompt_cache_write_tokens"));
    return new Counts(
        row.count("prompt_tokens"),
        row.count("completion_tokens"),
        cached,
        row.count("reasoning_tokens"),
        row.number("total_tokens"),
        true);
  }

  private static Gateway.Outcome outcome(Row row) {
    String reference = row.text("cache_reference_id");
    if (!reference.isEmpty() && !reference.equals(NO_REFERENCE)) {
      return Gateway.Outcome.CACHED;
    }
    return Gateway.isFailure(row.text("response_status"))
        ? Gateway.Outcome.FAILED
        : Gateway.Outcome.SERVED;
  }

  private ChargeBuilder charge(Row row, Times.Moment start) {
    return new ChargeBuilder(row.where(), id(), start)
        .authority(Authority.GATEWAY)
        .provider(provider(row))
        .model(model(row))
        .dimension(row.firstOf("request_id", "response_id"));
  }

  private static String model(Row row) {
    return row.firstOf("model_override", "response_model", "model", "request_model");
  }

  private static String provider(Row row) {
    return Upstream.of(row.text("provider"), model(row), row.firstOf("target_url", "request_path"));
  }

  private static Times.Moment start(Row row) {
    return Gateway.time(row, FIX, "request_created_at", "response_created_at");
  }

  @Override
  public Optional<String> request(Row row) {
    return Optional.of(row.firstOf("request_id", "response_id")).filter(id -> !id.isEmpty());
  }

  @Override
  public Optional<IdleDay> idle(Row row) {
    return Optional.of(new IdleDay(provider(row), start(row).day()));
  }

  @Override
  public Optional<String> caveat(Set<String> columns) {
    return columns.contains("prompt_cache_read_tokens")
        ? Optional.empty()
        : Optional.of(Gateway.NO_CACHE_COLUMNS);
  }
}
