package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** OpenAI's usage API: {@code GET /v1/organization/usage/completions}. Tokens, no cost. */
final class OpenAiUsageJson implements JsonFormat {

  @Override
  public String id() {
    return "openai-usage-json";
  }

  @Override
  public boolean matches(Row result) {
    return result.text("object").equals("organization.usage.completions.result");
  }

  @Override
  public Optional<BigDecimal> requests(Row row) {
    return OpenAi.requests(row);
  }

  @Override
  public List<Charge> read(Row row) {
    return OpenAi.usage(row, id(), start(row), end(row));
  }

  @Override
  public Times.Moment start(Row bucket) {
    return OpenAi.start(bucket);
  }

  @Override
  public Optional<Instant> end(Row bucket) {
    return OpenAi.end(bucket);
  }

  @Override
  public String provider() {
    return OpenAi.PROVIDER;
  }
}
