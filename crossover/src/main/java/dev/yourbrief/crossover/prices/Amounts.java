package dev.yourbrief.crossover.prices;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/**
 * Prices as lists write them, made exact. Whoever made a list may have computed in doubles: {@code
 * 0.0000006000000000000001} is then six tenths of a millionth and a rounding error.
 */
final class Amounts {

  /** US dollars a million tokens beyond which a number is no price. */
  private static final BigDecimal MOST = new BigDecimal("1000000");

  private static final int MAX_LENGTH = 60;

  /** A double has 15 sure digits; more of them may be noise. */
  private static final int SURE_DIGITS = 15;

  private static final MathContext CLEAN = new MathContext(12, RoundingMode.HALF_EVEN);
  private static final BigDecimal NOISE = new BigDecimal("1e-13");

  private Amounts() {}

  /**
   * A number of dollars per million tokens.
   *
   * @param shift the power of ten from the list's unit to a million tokens
   * @return empty if it is not a number, is negative, or is too large to be a price
   */
  static Optional<BigDecimal> read(String text, int shift) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      BigDecimal value = new BigDecimal(text);
      if (value.signum() < 0 || Math.abs((long) value.scale()) > MAX_LENGTH) {
        return Optional.empty();
      }
      BigDecimal usd = plain(clean(value).scaleByPowerOfTen(shift));
      return usd.compareTo(MOST) > 0 ? Optional.empty() : Optional.of(usd);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether reading the text takes the rounding error of a double away. */
  static boolean isNoisy(String text) {
    if (text.length() > MAX_LENGTH) {
      return false;
    }
    try {
      BigDecimal value = new BigDecimal(text);
      return clean(value).compareTo(value) != 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static BigDecimal clean(BigDecimal value) {
    if (value.precision() <= SURE_DIGITS || value.signum() == 0) {
      return value;
    }
    BigDecimal clean = value.round(CLEAN);
    BigDecimal off = clean.subtract(value).abs();
    return off.compareTo(value.abs().multiply(NOISE)) <= 0 ? clean : value;
  }

  /** Without zeros at the end, and never as a power of ten. */
  static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
  }

  static boolean same(Map<String, BigDecimal> a, Map<String, BigDecimal> b) {
    return a.keySet().equals(b.keySet())
        && a.entrySet().stream()
            .allMatch(entry -> entry.getValue().compareTo(b.get(entry.getKey())) == 0);
  }
}
