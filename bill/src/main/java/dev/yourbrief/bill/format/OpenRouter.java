package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Authority;
import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.TokenKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What OpenRouter's exports have in common. OpenRouter sells, so its amounts, in US dollars, are
 * what is paid, and its 0 is free. With a key of one's own at the provider, its amount is a fee;
 * what the provider bills is only estimated here, and is a charge of that provider's.
 *
 * @see <a href="https://openrouter.ai/docs/api-reference/analytics/get-activity">The activity
 *     API</a>
 */
final class OpenRouter {

  private OpenRouter() {}

  /** A charge of the row, without its amounts. */
  static ChargeBuilder charge(Row row, String format, Times.Moment start) {
    return new ChargeBuilder(row.where(), format, start)
        .provider(Providers.OPENROUTER)
        .model(model(row))
        .dimension(row.firstOf("generation_id", "id"))
        .dimension(row.firstOf("endpoint_id", "provider_name"))
        .dimension(row.text("api_key_name"));
  }

  static String model(Row row) {
    return row.firstOf("model_permaslug", "model", "Slug");
  }

  /** The charges of a row: what OpenRouter takes, its tokens, and what a key of one's own costs. */
  static List<Charge> charges(
      Row row,
      Supplier<ChargeBuilder> charge,
      String usage,
      String ownKey,
      Map<TokenKind, BigDecimal> tokens) {
    List<Charge> charges =
        new ArrayList<>(Gateway.charges(charge, row.money(usage, Gateway.USD), tokens));
    row.money(ownKey, Gateway.USD)
        .filter(money -> money.amount().signum() != 0)
        .ifPresent(money ->
            charges.add(
                charge
                    .get()
                    .authority(Authority.ESTIMATE)
                    .provider(Upstream.of(row.text("provider_name"), model(row), ""))
                    .description("estimate for a key of one's own")
                    .billed(Optional.of(money))
                    .build()));
    return charges;
  }

  /** Cached tokens are inside the prompt, and reasoning inside the completion. */
  static Map<TokenKind, BigDecimal> tokens(
      BigDecimal prompt, BigDecimal cached, BigDecimal completion) {
    Map<TokenKind, BigDecimal> kinds = new EnumMap<>(TokenKind.class);
    // Two tokenizers may have counted: never more cached than there was to cache.
    BigDecimal read = cached.min(prompt);
    Counts.put(kinds, TokenKind.INPUT_UNCACHED, prompt.subtract(read));
    Counts.put(kinds, TokenKind.CACHE_READ, read);
    Counts.put(kinds, TokenKind.OUTPUT, completion);
    return kinds;
  }
}
