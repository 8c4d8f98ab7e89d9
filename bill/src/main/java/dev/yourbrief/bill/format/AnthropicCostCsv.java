package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.TokenKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The cost export of the Claude Console, four generations of it. */
final class AnthropicCostCsv implements RowFormat {

  @Override
  public String id() {
    return "anthropic-cost-csv";
  }

  @Override
  public Optional<String> version(Set<String> header) {
    if (!header.contains("usage_date_utc") || !header.contains("cost_usd")) {
      return Optional.empty();
    }
    return Optional.of(
        header.contains("api_key_id")
            ? "4"
            : header.contains("list_price_usd") ? "3" : header.contains("cost_type") ? "2" : "1");
  }

  @Override
  public Optional<Grain> grain() {
    return Optional.of(
        new Grain(
            "usage_date_utc",
            Optional.empty(),
            List.of(),
            List.of("cost_usd", "list_price_usd"),
            List.of(
                "model",
                "workspace",
                "api_key",
                "usage_type",
                "context_window",
                "token_type",
                "cost_type",
                "inference_geo",
                "speed",
                "api_key_id"),
            List.of()));
  }

  @Override
  public List<Charge> read(Row row) {
    Times.Moment day = row.requireTime("usage_date_utc");
    String costType = row.text("cost_type");
    Optional<TokenKind> kind = Anthropic.kind(row.text("token_type"), costType);
    if (row.text("cost_usd").isEmpty()) {
      return List.of();
    }
    return List.of(
        new ChargeBuilder(row.where(), id(), day)
            .end(Anthropic.endOfDay(day))
            .provider(Anthropic.PROVIDER)
            .model(row.text("model"))
            .kind(kind)
            .tier(Anthropic.tier(row, "usage_type"))
            .billed(row.money("cost_usd", "USD"))
            .list(row.money("list_price_usd", "USD"))
            .project("", row.text("workspace"))
            .description(
                kind.isPresent() ? row.text("token_type") : row.firstOf("cost_type", "token_type"))
            .dimension(row.text("api_key"))
            .dimension(row.text("inference_geo"))
            .dimension(row.text("api_key_id"))
            .build());
  }

  @Override
  public Optional<IdleDay> idle(Row row) {
    return Optional.of(new IdleDay(Anthropic.PROVIDER, row.requireTime("usage_date_utc").day()));
  }

  @Override
  public Optional<String> caveat() {
    return Optional.of("each row is rounded to a cent, so a sum can be off by half a cent a row");
  }
}
