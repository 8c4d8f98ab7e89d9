package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What OpenAI's dashboard exports when nothing was used: times, and nothing else. */
final class OpenAiEmptyCsv implements RowFormat {

  private static final Set<String> HEADER =
      Set.of("start_time", "end_time", "start_time_iso", "end_time_iso");

  @Override
  public String id() {
    return "openai-empty-csv";
  }

  @Override
  public Optional<String> version(Set<String> header) {
    return header.equals(HEADER) ? Optional.of("") : Optional.empty();
  }

  @Override
  public List<Charge> read(Row row) {
    return List.of();
  }

  @Override
  public Optional<IdleDay> idle(Row row) {
    return Optional.of(new IdleDay(OpenAi.PROVIDER, OpenAi.start(row).day()));
  }
}
