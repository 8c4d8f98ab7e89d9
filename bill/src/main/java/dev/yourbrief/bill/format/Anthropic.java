package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.TokenKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Anthropic's four exports have in common. */
final class Anthropic {

  static final String PROVIDER = "anthropic";

  private static final Map<String, TokenKind> KINDS =
      Map.ofEntries(
          Map.entry("input_no_cache", TokenKind.INPUT_UNCACHED),
          Map.entry("uncached_input_tokens", TokenKind.INPUT_UNCACHED),
          Map.entry("input_cache_read", TokenKind.CACHE_READ),
          Map.entry("cache_read_input_tokens", TokenKind.CACHE_READ),
          Map.entry("input_cache_write_5m", TokenKind.CACHE_WRITE_5M),
          Map.entry("cache_creation.ephemeral_5m_input_tokens", TokenKind.CACHE_WRITE_5M),
          Map.entry("input_cache_write_1h", TokenKind.CACHE_WRITE_1H),
          Map.entry("cache_creation.ephemeral_1h_input_tokens", TokenKind.CACHE_WRITE_1H),
          Map.entry("output", TokenKind.OUTPUT),
          Map.entry("output_tokens", TokenKind.OUTPUT));

  private Anthropic() {}

  /** The kind a {@code token_type} names; other words are read as words. */
  static Optional<TokenKind> kind(String tokenType, String costType) {
    if (!costType.isEmpty() && !costType.startsWith("token")) {
      return Optional.empty();
    }
    return Optional.ofNullable(KINDS.get(tokenType)).or(() -> KindWords.kind(tokenType));
  }

  /** A day of the console's exports, which carry no time. */
  static Optional<Instant> endOfDay(Times.Moment day) {
    return Optional.of(day.instant().plus(1, ChronoUnit.DAYS));
  }

  static String tier(Row row, String column) {
    String tier = Tiers.of(row.text(column));
    return Tiers.withContext(Tiers.withSpeed(tier, row.text("speed")), row.text("context_window"));
  }

  /**
   * The token counts of a usage row. They are exclusive as they stand: cached tokens are not in the
   * uncached input, and nothing is taken off it.
   *
   * @param columns the export's column of each kind
   */
  static List<Charge> usage(
      Row row,
      String format,
      Times.Moment start,
      Optional<Instant> end,
      Map<TokenKind, String> columns,
      UsageNames names) {
    List<Charge> charges = new ArrayList<>();
    for (TokenKind kind : TokenKind.values()) {
      String column = columns.get(kind);
      BigDecimal tokens = column == null ? BigDecimal.ZERO : row.count(column);
      if (tokens.signum() != 0) {
        charges.add(
            new ChargeBuilder(row.where(), format, start)
                .end(end)
                .provider(PROVIDER)
                .model(row.text(names.model()))
                .kind(Optional.of(kind))
                .tier(tier(row, names.tier()))
                .tokens(Optional.of(tokens))
                .project(row.text(names.workspaceId()), row.text(names.workspace()))
                .dimension(row.text(names.apiKey()))
                .dimension(row.text("inference_geo"))
                .dimension(row.text("account_id"))
                .dimension(row.text("service_account_id"))
                .build());
      }
    }
    return charges;
  }

  /** What a usage export calls its columns; blank for one it lacks. */
  record UsageNames(
      String model, String tier, String workspaceId, String workspace, String apiKey) {}
}
