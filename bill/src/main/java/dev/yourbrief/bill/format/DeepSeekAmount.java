package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.TokenKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * DeepSeek's tokens by day, model, key and type. The price beside them is not multiplied out: the
 * file names no currency, and the cost file of the same download says what was paid.
 */
final class DeepSeekAmount implements RowFormat {

  private static final Map<String, TokenKind> KINDS =
      Map.of(
          "input_cache_hit_tokens", TokenKind.CACHE_READ,
          "input_cache_miss_tokens", TokenKind.INPUT_UNCACHED,
          "output_tokens", TokenKind.OUTPUT);

  @Override
  public String id() {
    return "deepseek-amount";
  }

  @Override
  public Optional<String> version(Set<String> columns) {
    return columns.containsAll(Set.of("type", "price", "amount")) && DeepSeek.isDated(columns)
        ? Optional.of("")
        : Optional.empty();
  }

  @Override
  public List<Charge> read(Row row) {
    String type = row.text("type");
    BigDecimal amount = row.count("amount");
    boolean isTokens = KINDS.containsKey(type) || type.endsWith("tokens");
    if (amount.signum() == 0 || !isTokens) {
      // How many requests there were is neither tokens nor cost.
      return List.of();
    }
    Optional<TokenKind> kind = Optional.ofNullable(KINDS.get(type)).or(() -> KindWords.kind(type));
    return List.of(
        DeepSeek.charge(row, id())
            .kind(kind)
            .tokens(kind.map(k -> amount))
            .quantity(kind.isPresent() ? Optional.empty() : Optional.of(amount), type)
            .dimension(row.text("api_key_name"))
            .dimension(row.text("api_key"))
            .dimension(type)
            .build());
  }

  @Override
  public Optional<IdleDay> idle(Row row) {
    return DeepSeek.idle(row);
  }

  @Override
  public String zone() {
    return DeepSeek.ZONE;
  }
}
