package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Authority;
import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.ChargeCategory;
import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.figure.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What {@code bill --focus} writes: FOCUS 1.2 with columns of its own for what FOCUS has none for.
 * Reading it says what was written, to the last digit.
 */
final class OwnExport implements RowFormat {

  @Override
  public String id() {
    return "yourbrief-focus";
  }

  @Override
  public Optional<String> version(Set<String> columns) {
    return columns.containsAll(Set.of("BilledCost", "x_TokenKind", "x_CostUnknown", "x_Day"))
        ? Optional.of("")
        : Optional.empty();
  }

  @Override
  public List<Charge> read(Row row) {
    String currency = row.text("BillingCurrency");
    boolean hasCost = row.text("x_CostUnknown").isEmpty();
    Optional<BigDecimal> quantity = row.number("ConsumedQuantity");
    boolean isTokens = row.text("ConsumedUnit").equals("Tokens");
    ChargeBuilder charge =
        new ChargeBuilder(row.where(), id(), row.requireTime("ChargePeriodStart"))
            .end(row.time("ChargePeriodEnd").map(Times.Moment::instant))
            .on(day(row), hour(row))
            .authority(Authority.ofKey(row.text("x_Authority")).orElse(Authority.BILL))
            .provider(unescaped(row.text("ProviderName")))
            .model(row.nested("SkuPriceDetails").getOrDefault("ModelId", ""))
            .category(
                ChargeCategory.ofKey(row.text("x_Category").toLowerCase(Locale.ROOT))
                    .orElse(ChargeCategory.OTHER))
            .kind(TokenKind.ofKey(row.text("x_TokenKind")))
            .tier(unescaped(row.text("x_ServiceTier")))
            .billed(hasCost ? billed(row, currency) : Optional.empty())
            .effective(hasCost ? row.money("EffectiveCost", currency) : Optional.empty())
            .list(hasCost ? row.money("ListCost", currency) : Optional.empty())
            .project(unescaped(row.text("SubAccountId")), unescaped(row.text("SubAccountName")))
            .account("", unescaped(row.text("BillingAccountName")))
            .description(unescaped(row.text("ChargeDescription")))
            .dimension(row.text("x_SourceFile"))
            .dimension(row.text("x_SourceLine"));
    return List.of(
        (isTokens
                ? charge.tokens(quantity)
                : charge.quantity(quantity, unescaped(row.text("ConsumedUnit"))))
            .build());
  }

  /** Consumed and never billed: a blank, which is not a bill of nothing. */
  private static Optional<Money> billed(Row row, String currency) {
    return row.text("x_BilledUnknown").isEmpty()
        ? row.money("BilledCost", currency)
        : Optional.empty();
  }

  private static LocalDate day(Row row) {
    try {
      return LocalDate.parse(row.text("x_Day"));
    } catch (java.time.DateTimeException e) {
      throw new RowException(
          "'x_Day' is '" + Texts.shorten(row.text("x_Day")) + "', which is not a day",
          "Write it as 2026-09-28");
    }
  }

  private static OptionalInt hour(Row row) {
    Optional<BigDecimal> hour = row.number("x_Hour");
    return hour.isPresent() ? OptionalInt.of(hour.get().intValue()) : OptionalInt.empty();
  }

  /** Text a spreadsheet would take for a formula was written with an apostrophe before it. */
  private static String unescaped(String text) {
    return text.length() > 1 && text.charAt(0) == '\'' && "=+@-\t\r".indexOf(text.charAt(1)) >= 0
        ? text.substring(1)
        : text;
  }
}
