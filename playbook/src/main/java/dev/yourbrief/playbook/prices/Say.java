package dev.yourbrief.playbook.prices;

import dev.yourbrief.crossover.ModelPrice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Figures as findings say them. */
final class Say {

  private Say() {}

  /** Four digits are enough to know a price by. */
  static String price(BigDecimal usd) {
    BigDecimal rounded = usd.round(new MathContext(4, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    return (rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded)
        .toPlainString();
  }

  static String percent(BigDecimal part) {
    return format("#,##0.#", part.scaleByPowerOfTen(2)) + " %";
  }

  static String amount(BigDecimal cost) {
    return format("#,##0.00", cost);
  }

  static String tokens(BigDecimal tokens) {
    return format("#,##0", tokens);
  }

  private static String format(String pattern, BigDecimal value) {
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_EVEN);
    return format.format(value);
  }

  static String days(List<PricedDay> days) {
    String first = days.getFirst().day().day().toString();
    String last = days.getLast().day().day().toString();
    return first.equals(last) ? "on " + first : "from " + first + " to " + last;
  }

  static String claims(List<ModelPrice> claims, String kind) {
    return claims.stream()
        .map(claim ->
            price(claim.usdPerMtok(kind).orElseThrow())
                + " ("
                + claim.source()
                + ", "
                + claim.asOf()
                + ")")
        .collect(Collectors.joining(", "));
  }
}
