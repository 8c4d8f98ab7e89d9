package dev.yourbrief.bill;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a charge is for. Only {@link #USAGE} goes on from month to month, so only it is projected.
 */
public enum ChargeCategory {
  USAGE,
  TAX,
  CREDIT,
  PURCHASE,
  CORRECTION,
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
