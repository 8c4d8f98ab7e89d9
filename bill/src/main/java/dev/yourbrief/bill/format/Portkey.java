package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Authority;
import dev.yourbrief.bill.Charge;
import dev.yourbrief.figure.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Portkey's log export. Its cost is in <em>cents</em>, and 0 where Portkey has no price; how much
 * of the input a cache answered stands in the provider's answer only.
 *
 * @see <a href="https://portkey.ai/docs/product/observability/logs-export">Logs export</a>
 */
final class Portkey implements RowFormat {

  private static final String FIX = "Export the logs again with the field created_at";

  @Override
  public String id() {
    return "portkey";
  }

  @Override
  public Optional<String> version(Set<String> columns) {
    return columns.contains("ai_model") && Gateway.hasAny(columns, "req_units", "total_units")
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
    Optional<Money> cost =
        row.number("cost").map(cents -> new Money(dollars(cents), currency(row)));
    Counts counts =
        Counts.plain(row.count("req_units"), row.count("res_units"))
            .withTotal(row.number("total_units"))
            .withDetails(Gateway.answered(row.nested("response")));
    return Gateway.charges(
        () -> charge(row, start), cost, counts.kinds(row.text("ai_model")), outcome(row));
  }

  private static BigDecimal dollars(BigDecimal cents) {
    return Numbers.kept(cents.movePointLeft(2), "cost");
  }

  private static String currency(Row row) {
    String code = row.text("cost_currency");
    return Row.currency(code.isEmpty() ? Gateway.USD : code);
  }

  private static Gateway.Outcome outcome(Row row) {
    String cache = row.text("cache_status").toLowerCase(Locale.ROOT);
    if (cache.contains("hit")) {
      return Gateway.Outcome.CACHED;
    }
    boolean failed =
        row.text("is_success").equalsIgnoreCase("false")
            || row.text("is_success").equals("0")
            || Gateway.isFailure(row.text("response_status_code"));
    return failed ? Gateway.Outcome.FAILED : Gateway.Outcome.SERVED;
  }

  private ChargeBuilder charge(Row row, Times.Moment start) {
    return new ChargeBuilder(row.where(), id(), start)
        .authority(Authority.GATEWAY)
        .provider(provider(row))
        .model(row.text("ai_model"))
        .project(row.firstOf("workspace_id", "workspace_slug"), row.text("workspace_slug"))
        .dimension(row.firstOf("id", "trace_id"))
        .dimension(row.text("prompt_slug"));
  }

  private static String provider(Row row) {
    return Upstream.of(
        row.firstOf("ai_org", "provider"), row.text("ai_model"), row.text("request_url"));
  }

  private static Times.Moment start(Row row) {
    return Gateway.time(row, FIX, "created_at", "time_of_generation");
  }

  @Override
  public Optional<String> request(Row row) {
    return Optional.of(row.text("id")).filter(id -> !id.isEmpty());
  }

  @Override
  public Optional<IdleDay> idle(Row row) {
    return Optional.of(new IdleDay(provider(row), start(row).day()));
  }

  @Override
  public Optional<String> caveat(Set<String> columns) {
    return Gateway.hasPrefix(columns, "response.") || columns.contains("response")
        ? Optional.empty()
        : Optional.of(Gateway.NO_CACHE_COLUMNS);
  }
}
