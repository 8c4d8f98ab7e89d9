package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The completions-usage export of OpenAI's dashboard: tokens, no cost. Columns vary: by name. */
final class OpenAiUsageCsv implements RowFormat {

  @Override
  public String id() {
    return "openai-usage-csv";
  }

  @Override
  public Optional<String> version(Set<String> header) {
    return header.contains("num_model_requests") && header.contains("start_time")
        ? Optional.of("")
        : Optional.empty();
  }

  @Override
  public Optional<Grain> grain() {
    return Optional.of(OpenAi.USAGE_GRAIN);
  }

  @Override
  public Optional<Grain> grainOfTokens() {
    return Optional.of(OpenAi.TOKENS_GRAIN);
  }

  @Override
  public Optional<BigDecimal> requests(Row row) {
    return OpenAi.requests(row);
  }

  @Override
  public List<Charge> read(Row row) {
    return OpenAi.usage(row, id(), OpenAi.start(row), OpenAi.end(row));
  }

  @Override
  public Optional<IdleDay> idle(Row row) {
    return Optional.of(new IdleDay(OpenAi.PROVIDER, OpenAi.start(row).day()));
  }
}
