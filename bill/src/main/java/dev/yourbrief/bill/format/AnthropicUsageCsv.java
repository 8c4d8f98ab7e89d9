package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.TokenKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The usage export of the Claude Console: tokens, no cost. */
final class AnthropicUsageCsv implements RowFormat {

  private static final Map<TokenKind, String> COLUMNS =
      Map.of(
          TokenKind.INPUT_UNCACHED, "usage_input_tokens_no_cache",
          TokenKind.CACHE_READ, "usage_input_tokens_cache_read",
          TokenKind.CACHE_WRITE_5M, "usage_input_tokens_cache_write_5m",
          TokenKind.CACHE_WRITE_1H, "usage_input_tokens_cache_write_1h",
          TokenKind.OUTPUT, "usage_output_tokens");
  private static final Anthropic.UsageNames NAMES =
      new Anthropic.UsageNames("model_version", "usage_type", "", "workspace", "api_key");

  @Override
  public String id() {
    return "anthropic-usage-csv";
  }

  @Override
  public Optional<String> version(Set<String> header) {
    return header.contains("usage_date_utc") && header.contains("usage_input_tokens_no_cache")
        ? Optional.of("")
        : Optional.empty();
  }

  @Override
  public Optional<Grain> grain() {
    return Optional.of(
        new Grain(
            "usage_date_utc",
            Optional.empty(),
            List.copyOf(COLUMNS.values()),
            List.of(),
            List.of(
                "model_version",
                "usage_type",
                "workspace",
                "api_key",
                "context_window",
                "inference_geo",
                "speed",
                "account_id",
                "service_account_id"),
            List.of()));
  }

  @Override
  public List<Charge> read(Row row) {
    Times.Moment day = row.requireTime("usage_date_utc");
    return Anthropic.usage(row, id(), day, Anthropic.endOfDay(day), COLUMNS, NAMES);
  }

  @Override
  public Optional<IdleDay> idle(Row row) {
    return Optional.of(new IdleDay(Anthropic.PROVIDER, row.requireTime("usage_date_utc").day()));
  }
}
