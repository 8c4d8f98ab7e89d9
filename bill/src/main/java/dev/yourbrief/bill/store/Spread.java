package dev.yourbrief.bill.store;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Parts an amount over days in equal shares; the last takes what is left, so nothing is lost. */
final class Spread {

  private static final int FRACTION_DIGITS = 12;
  private static final int MAX_FRACTION_DIGITS = 30;

  private Spread() {}

  /** Shares of money, to 12 digits or as many as the amount has. */
  static List<BigDecimal> money(BigDecimal amount, int days) {
    int scale = Math.max(FRACTION_DIGITS, amount.scale());
    return shares(amount, days, Math.min(scale, MAX_FRACTION_DIGITS));
  }

  /** Shares of tokens: whole ones, unless the amount itself is not whole. */
  static List<BigDecimal> tokens(BigDecimal amount, int days) {
    return shares(amount, days, Math.max(0, amount.stripTrailingZeros().scale()));
  }

  private static List<BigDecimal> shares(BigDecimal amount, int days, int scale) {
    BigDecimal each = amount.divide(BigDecimal.valueOf(days), scale, RoundingMode.DOWN);
    List<BigDecimal> shares = new ArrayList<>(days);
    for (int i = 1; i < days; i++) {
      shares.add(each);
    }
    shares.add(amount.subtract(each.multiply(BigDecimal.valueOf(days - 1L))));
    return shares;
  }
}
