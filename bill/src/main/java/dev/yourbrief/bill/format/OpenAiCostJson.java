package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** OpenAI's costs API: {@code GET /v1/organization/costs}. It reconciles to the invoice. */
final class OpenAiCostJson implements JsonFormat {

  @Override
  public String id() {
    return "openai-cost-json";
  }

  @Override
  public boolean matches(Row result) {
    return result.text("object").equals("organization.costs.result");
  }

  @Override
  public List<Charge> read(Row row) {
    if (row.text("amount.value").isEmpty()) {
      return List.of();
    }
    ChargeBuilder charge =
        new ChargeBuilder(row.where(), id(), start(row))
            .end(end(row))
            .provider(provider())
            .billed(row.money("amount.value", row.text("amount.currency")))
            .project(row.text("project_id"), row.text("project_name"))
            .account(row.text("organization_id"), row.text("organization_name"))
            .dimension(row.text("project_id"))
            .dimension(row.text("api_key_id"))
            .ungrouped(row.firstOf("line_item", "project_id", "api_key_id").isEmpty());
    OpenAi.lineItem(
        charge, row.text("line_item"), row.number("quantity"), row.text("quantity_unit"));
    return List.of(charge.build());
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
