package dev.yourbrief.bill;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a charge is for. Only {@link #USAGE} goes on from month to month, so only it is projected.
 */
public enum ChargeCategory {
  /** What was used. */
  USAGE,
  TAX,
  /** A credit or promotion that ends one day; a lasting discount is in the usage's own price. */
  CREDIT,
  /** Bought ahead, to be drawn down. */
  PURCHASE,
  /** Paid for a promise to use: reservations, savings plans, their unused part. */
  COMMITMENT,
  /** A change to an earlier period. */
  CORRECTION,
  /** What use under a flat subscription would have cost by the token: nobody pays it. */
  NOTIONAL,
  OTHER;

  /** The category's name in files: {@code usage}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The category of that name in files. */
  public static Optional<ChargeCategory> ofKey(String key) {
    return Arrays.stream(values()).filter(category -> category.key().equals(key)).findFirst();
  }
}
