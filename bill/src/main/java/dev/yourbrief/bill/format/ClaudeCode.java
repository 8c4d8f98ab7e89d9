package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Authority;
import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.ChargeCategory;
import dev.yourbrief.bill.TokenKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The session logs that Claude Code and Codex keep on a developer's disk. Under a subscription
 * nobody pays by the token, so all of it is {@link ChargeCategory#NOTIONAL}: shown apart, never
 * spend. Claude Code writes a message several times while it streams, the last time in full; Codex
 * writes the last usage again when something else changes.
 */
final class ClaudeCode implements RowFormat {

  private static final String SYNTHETIC = "<synthetic>";
  private static final String TOTAL = "payload.info.total_token_usage";

  private String codexModel = "";

  @Override
  public String id() {
    return "claude-code";
  }

  @Override
  public Optional<String> version(Set<String> columns) {
    boolean isClaude =
        columns.contains("message.usage.output_tokens")
            || columns.containsAll(Set.of("sessionId", "type"))
            || columns.containsAll(Set.of("leafUuid", "type"));
    boolean isCodex = columns.containsAll(Set.of("timestamp", "type", "payload.type"));
    boolean isTurn = columns.containsAll(Set.of("timestamp", "type", "payload.model"));
    boolean isSession = columns.containsAll(Set.of("timestamp", "type", "payload.cwd"));
    return isClaude || isCodex || isTurn || isSession ? Optional.of("") : Optional.empty();
  }

  @Override
  public boolean isMixed() {
    return true;
  }

  /** A turn of Codex names the model of the counts that follow. */
  @Override
  public RowFormat forFile() {
    return new ClaudeCode();
  }

  @Override
  public boolean isLog() {
    return true;
  }

  @Override
  public List<Charge> read(Row row) {
    if (row.text("type").equals("turn_context")) {
      codexModel = row.text("payload.model");
    }
    Map<String, String> message = row.nested("message.usage");
    if (!message.isEmpty() && !row.text("message.model").equals(SYNTHETIC)) {
      return charges(
          row, row.text("message.model"), Counts.ofUsage(message), row.text("message.id"));
    }
    if (row.text("payload.type").equals("token_count")) {
      Map<String, String> usage = row.nested("payload.info.last_token_usage");
      String model = row.firstOf("payload.info.model", "payload.model");
      return charges(
          row,
          model.isEmpty() ? codexModel : model,
          // Its total is not always the sum of its parts; its reasoning is always inside.
          Counts.ofUsage(usage).withTotal(Optional.empty()),
          request(row).orElse(""));
    }
    return List.of();
  }

  private List<Charge> charges(Row row, String model, Counts counts, String request) {
    if (counts.isEmpty()) {
      return List.of();
    }
    Times.Moment start = Gateway.time(row, "Give the log as the program wrote it", "timestamp");
    Map<TokenKind, BigDecimal> tokens = counts.kinds(model);
    List<Charge> charges = new ArrayList<>();
    row.money("costUSD", Gateway.USD)
        .filter(cost -> cost.amount().signum() != 0)
        .map(cost -> charge(row, model, start, request).effective(Optional.of(cost)).build())
        .ifPresent(charges::add);
    tokens.forEach((kind, count) ->
        charges.add(
            charge(row, model, start, request)
                .kind(Optional.of(kind))
                .tokens(Optional.of(count))
                .build()));
    return charges;
  }

  private ChargeBuilder charge(Row row, String model, Times.Moment start, String request) {
    return new ChargeBuilder(row.where(), id(), start)
        .authority(Authority.ESTIMATE)
        .category(ChargeCategory.NOTIONAL)
        .provider(Upstream.ofModel(model))
        .model(model)
        .tier(
            Tiers.withSpeed(
                Tiers.of(row.text("message.usage.service_tier")), row.text("message.usage.speed")))
        .dimension(request);
  }

  @Override
  public Optional<String> request(Row row) {
    if (!row.text("message.id").isEmpty() && row.has("message.usage.output_tokens")) {
      return Optional.of(row.text("message.id"));
    }
    Map<String, String> total = row.nested(TOTAL);
    return total.isEmpty() || row.text("payload.info.last_token_usage.total_tokens").isEmpty()
        ? Optional.empty()
        : Optional.of(total.toString());
  }

  @Override
  public Optional<String> caveat() {
    return Optional.of(
        "a developer's own log tells of use, and not of a bill: it is shown apart, and is part of"
            + " no sum of spend");
  }
}
