package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.figure.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Anthropic's cost report: {@code GET /v1/organizations/cost_report}. Its amounts are in
 * <em>cents</em>, as text. Priority Tier is never in it.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/admin/cost_report/retrieve">the
 *     reference</a>
 */
final class AnthropicCostJson implements JsonFormat {

  @Override
  public String id() {
    return "anthropic-cost-json";
  }

  @Override
  public boolean matches(Row result) {
    return result.has("amount") && result.has("cost_type");
  }

  @Override
  public List<Charge> read(Row row) {
    Optional<Money> billed =
        row.number("amount")
            .map(cents ->
                new Money(
                    Numbers.kept(cents.movePointLeft(2), "amount"),
                    Row.currency(row.text("currency"))));
    if (billed.isEmpty()) {
      return List.of();
    }
    Optional<TokenKind> kind = Anthropic.kind(row.text("token_type"), row.text("cost_type"));
    return List.of(
        new ChargeBuilder(row.where(), id(), start(row))
            .end(end(row))
            .provider(provider())
            .model(row.text("model"))
            .kind(kind)
            .tier(Anthropic.tier(row, "service_tier"))
            .billed(billed)
            .project(row.text("workspace_id"), "")
            .description(row.firstOf("description", "cost_type"))
            .dimension(row.text("inference_geo"))
            .build());
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
