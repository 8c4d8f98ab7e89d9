package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The cost export of OpenAI's dashboard: one line a day, line item, key and project. */
final class OpenAiCostCsv implements RowFormat {

  @Override
  public String id() {
    return "openai-cost-csv";
  }

  @Override
  public Optional<String> version(Set<String> header) {
    return header.contains("amount_value") && header.contains("start_time_iso")
        ? Optional.of("")
        : Optional.empty();
  }

  @Override
  public Optional<Grain> grain() {
    return Optional.of(
        new Grain(
            "start_time",
            Optional.of("end_time"),
            List.of(),
            List.of("amount_value", "quantity"),
            List.of(
                "amount_currency",
                "quantity_unit",
                "line_item",
                "project_id",
                "project_name",
                "organization_id",
                "organization_name",
                "api_key_id",
                "user_id",
                "api_source"),
            List.of()));
  }

  @Override
  public List<Charge> read(Row row) {
    if (row.text("amount_value").isEmpty()) {
      return List.of();
    }
    ChargeBuilder charge =
        new ChargeBuilder(row.where(), id(), OpenAi.start(row))
            .end(OpenAi.end(row))
            .provider(OpenAi.PROVIDER)
            .billed(row.money("amount_value", row.text("amount_currency")))
            .project(row.text("project_id"), row.text("project_name"))
            .account(row.text("organization_id"), row.text("organization_name"))
            .dimension(row.text("project_id"))
            .dimension(row.text("organization_id"))
            .dimension(row.text("api_key_id"))
            .dimension(row.text("user_id"))
            .dimension(row.text("api_source"))
            .ungrouped(row.firstOf("line_item", "project_id", "api_key_id", "user_id").isEmpty());
    OpenAi.lineItem(
        charge, row.text("line_item"), row.number("quantity"), row.text("quantity_unit"));
    return List.of(charge.build());
  }

  @Override
  public Optional<IdleDay> idle(Row row) {
    return Optional.of(new IdleDay(OpenAi.PROVIDER, OpenAi.start(row).day()));
  }
}
