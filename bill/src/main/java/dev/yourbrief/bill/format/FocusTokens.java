package dev.yourbrief.bill.format;

import dev.yourbrief.bill.ModelNames;
import dev.yourbrief.bill.TokenKind;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a FOCUS row says of tokens. Versions before 1.5 have no column for it: the words of the
 * meter, the price details, the description and the SKU are read, in that order. A vendor's credit
 * called "Token" is not one: only a quantity of tokens that go in or come out counts.
 */
final class FocusTokens {

  /**
   * @param kind what the tokens were billed as; empty when the row is not about tokens
   * @param tokens how many
   * @param model the model as the row names it, or an empty string
   * @param tier the tier the words speak of
   */
  record Reading(Optional<TokenKind> kind, Optional<BigDecimal> tokens, String model, String tier) {
    static final Reading NONE = new Reading(Optional.empty(), Optional.empty(), "", Tiers.UNKNOWN);
  }

  private FocusTokens() {}

  static Reading read(Row row) {
    Map<String, String> details = row.nested("SkuPriceDetails");
    if (!details.containsKey("TokenDirection") && !details.containsKey("TokenType")) {
      Optional<Reading> cloud = FocusClouds.read(row);
      if (cloud.isPresent()) {
        return cloud.get();
      }
    }
    String model =
        Stream.of("ModelId", "ModelName", "ModelFamily")
            .map(key -> details.getOrDefault(key, ""))
            .filter(name -> !name.isEmpty())
            .findFirst()
            .or(() -> named(row))
            .orElse("");
    Optional<BigDecimal> tokens = quantity(row);
    Optional<TokenKind> kind = tokens.isEmpty() ? Optional.empty() : kind(row, details);
    if (kind.isEmpty()) {
      return new Reading(Optional.empty(), Optional.empty(), model, Tiers.UNKNOWN);
    }
    String tier =
        Stream.of(
                details.getOrDefault("ServiceTier", ""),
                row.text("SkuMeter"),
                row.text("ChargeDescription"),
                row.text("SkuPriceId"))
            .flatMap(text -> KindWords.tier(text).stream())
            .findFirst()
            .orElse(Tiers.STANDARD);
    return new Reading(kind, tokens, model, tier);
  }

  private static Optional<String> named(Row row) {
    return Stream.of("SkuMeter", "ChargeDescription", "SkuId", "ResourceName", "ServiceName")
        .flatMap(column -> ModelNames.findIn(row.text(column)).stream())
        .findFirst();
  }

  private static Optional<TokenKind> kind(Row row, Map<String, String> details) {
    String direction =
        details
            .getOrDefault("TokenDirection", details.getOrDefault("TokenType", ""))
            .toLowerCase(Locale.ROOT);
    if (direction.equals("output")) {
      return Optional.of(TokenKind.OUTPUT);
    }
    if (!direction.isEmpty()) {
      String action = details.getOrDefault("TokenCacheAction", "").toLowerCase(Locale.ROOT);
      return switch (action) {
        case "read" -> Optional.of(TokenKind.CACHE_READ);
        case "write" -> Optional.of(write(row));
        case "uncached" -> Optional.of(TokenKind.INPUT_UNCACHED);
        default -> KindWords.kind(direction);
      };
    }
    return Stream.of("SkuMeter", "ChargeDescription", "SkuId")
        .flatMap(column -> KindWords.kind(row.text(column)).stream())
        .findFirst();
  }

  private static TokenKind write(Row row) {
    return KindWords.kind("cache write " + row.text("SkuMeter") + " " + row.text("SkuPriceId"))
        .filter(kind -> kind != TokenKind.CACHE_READ)
        .orElse(TokenKind.CACHE_WRITE);
  }

  /** How many tokens, where a unit says that it is one of tokens. */
  static Optional<BigDecimal> quantity(Row row) {
    return in(row, "ConsumedQuantity", "ConsumedUnit")
        .or(() -> in(row, "PricingQuantity", "PricingUnit"));
  }

  private static Optional<BigDecimal> in(Row row, String quantity, String unit) {
    return TokenUnits.of(row.text(unit))
        .flatMap(each ->
            row.number(quantity)
                .filter(n -> n.signum() >= 0)
                .map(n -> Numbers.kept(n.multiply(each), quantity)));
  }
}
