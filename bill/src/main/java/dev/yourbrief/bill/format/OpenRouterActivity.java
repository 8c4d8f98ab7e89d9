package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** OpenRouter's activity by day and model: the CSV of its page, or {@code GET /activity}. */
final class OpenRouterActivity implements RowFormat {

  @Override
  public String id() {
    return "openrouter-activity";
  }

  @Override
  public Optional<String> version(Set<String> columns) {
    boolean isPage = columns.contains("Slug") && columns.contains("BYOK Usage");
    boolean isApi =
        columns.contains("byok_usage_inference")
            && columns.contains("model_permaslug")
            && columns.contains("date");
    return isPage || isApi ? Optional.of("") : Optional.empty();
  }

  @Override
  public List<Charge> read(Row row) {
    boolean isPage = row.has("Slug");
    Times.Moment day = day(row);
    return OpenRouter.charges(
        row,
        () -> OpenRouter.charge(row, id(), day).end(Anthropic.endOfDay(day)),
        isPage ? "Usage" : "usage",
        isPage ? "BYOK Usage" : "byok_usage_inference",
        OpenRouter.tokens(
            row.count(isPage ? "Prompt Tokens" : "prompt_tokens"),
            BigDecimal.ZERO,
            row.count(isPage ? "Completion Tokens" : "completion_tokens")));
  }

  @Override
  public Optional<BigDecimal> requests(Row row) {
    return Optional.of(row.count(row.has("Requests") ? "Requests" : "requests"))
        .filter(n -> n.signum() > 0);
  }

  private static Times.Moment day(Row row) {
    return row.requireTime(row.has("date") ? "date" : "Date");
  }

  @Override
  public Optional<IdleDay> idle(Row row) {
    return Optional.of(new IdleDay(Providers.OPENROUTER, day(row).day()));
  }

  @Override
  public Optional<String> caveat() {
    return Optional.of(
        "OpenRouter gives no more than the last 30 days, so export it every month; "
            + Gateway.NO_CACHE_COLUMNS);
  }
}
