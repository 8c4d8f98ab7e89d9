package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * OpenRouter's activity by request: the CSV of its page, or answers of {@code GET /generation}. The
 * provider's own counts of tokens are taken where both are there: they are what is billed. The
 * upstream cost is part of the total, or of the estimate, and never added.
 */
final class OpenRouterGenerations implements RowFormat {

  @Override
  public String id() {
    return "openrouter-generations";
  }

  @Override
  public Optional<String> version(Set<String> columns) {
    boolean isPage = columns.contains("generation_id") && columns.contains("tokens_prompt");
    boolean isApi =
        columns.contains("native_tokens_prompt")
            && Gateway.hasAny(columns, "total_cost", "usage")
            && columns.contains("id");
    return isPage || isApi ? Optional.of("") : Optional.empty();
  }

  @Override
  public boolean isLog() {
    return true;
  }

  @Override
  public List<Charge> read(Row row) {
    Times.Moment start = row.requireTime("created_at");
    boolean isPage = row.has("cost_total");
    String usage = isPage ? "cost_total" : row.has("usage") ? "usage" : "total_cost";
    String ownKey =
        isPage || row.has("byok_usage_inference")
            ? "byok_usage_inference"
            : Gateway.isYes(row.text("is_byok")) ? "upstream_inference_cost" : "";
    return OpenRouter.charges(
        row,
        () -> OpenRouter.charge(row, id(), start).tier(Tiers.of(row.text("service_tier"))),
        usage,
        ownKey,
        OpenRouter.tokens(
            row.count(best(row, "tokens_prompt")),
            row.count(best(row, "tokens_cached")),
            row.count(best(row, "tokens_completion"))));
  }

  private static String best(Row row, String column) {
    return row.text("native_" + column).isEmpty() ? column : "native_" + column;
  }

  @Override
  public Optional<String> request(Row row) {
    return Optional.of(row.firstOf("generation_id", "id")).filter(id -> !id.isEmpty());
  }

  @Override
  public Optional<IdleDay> idle(Row row) {
    return Optional.of(new IdleDay(Providers.OPENROUTER, row.requireTime("created_at").day()));
  }
}
