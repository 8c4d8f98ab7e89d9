package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.TokenKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Anthropic's usage report: {@code GET /v1/organizations/usage_report/messages}. No cost. */
final class AnthropicUsageJson implements JsonFormat {

  private static final Map<TokenKind, String> FIELDS =
      Map.of(
          TokenKind.INPUT_UNCACHED, "uncached_input_tokens",
          TokenKind.CACHE_READ, "cache_read_input_tokens",
          TokenKind.CACHE_WRITE_5M, "cache_creation.ephemeral_5m_input_tokens",
          TokenKind.CACHE_WRITE_1H, "cache_creation.ephemeral_1h_input_tokens",
          TokenKind.OUTPUT, "output_tokens");
  private static final Anthropic.UsageNames NAMES =
      new Anthropic.UsageNames("model", "service_tier", "workspace_id", "", "api_key_id");

  @Override
  public String id() {
    return "anthropic-usage-json";
  }

  @Override
  public boolean matches(Row result) {
    return result.has("uncached_input_tokens");
  }

  @Override
  public List<Charge> read(Row row) {
    return Anthropic.usage(row, id(), start(row), end(row), FIELDS, NAMES);
  }

  @Override
  public Times.Moment start(Row bucket) {
    return bucket.requireTime("starting_at");
  }

  @Override
  public Optional<Instant> end(Row bucket) {
    return bucket.time("ending_at").map(Times.Moment::instant);
  }

  @Override
  public String provider() {
    return Anthropic.PROVIDER;
  }
}
