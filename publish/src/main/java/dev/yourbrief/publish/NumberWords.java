package dev.yourbrief.publish;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A number in words: digits grouped in threes, and a scale ({@code K}, {@code million}) if it is
 * large.
 *
 * @param digits the digits, with sign, comma groups and decimal point
 * @param scale what follows them, with its space: {@code ""}, {@code "K"}, {@code " million"}
 */
record NumberWords(String digits, String scale) {

  /** What large numbers are counted in. */
  enum Scale {
    /** 12K, 3.4M, 1.2B, from ten thousand: as money is written. */
    LETTER,
    /** 3.4 billion, from one million: as things are counted. */
    WORD
  }

  private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

  /** A number rounded to so many significant figures, trailing zeros dropped. */
  static NumberWords rounded(BigDecimal value, int significant, Scale scale) {
    BigDecimal v = value.round(new MathContext(significant, RoundingMode.HALF_UP));
    BigDecimal size = v.abs();
    if (size.compareTo(TEN_THOUSAND) < 0) {
      return new NumberWords(grouped(stripped(v)), "");
    }
    int power = Math.min(12, (size.precision() - size.scale() - 1) / 3 * 3);
    if (power < 6 && scale == Scale.WORD) {
      return new NumberWords(grouped(stripped(v)), "");
    }
    String name =
        switch (power) {
          case 3 -> "K";
          case 6 -> scale == Scale.LETTER ? "M" : " million";
          case 9 -> scale == Scale.LETTER ? "B" : " billion";
          default -> scale == Scale.LETTER ? "T" : " trillion";
        };
    return new NumberWords(grouped(stripped(v.scaleByPowerOfTen(-power))), name);
  }

  /** A number with a fixed count of decimals. */
  static NumberWords decimals(BigDecimal value, int decimals) {
    return new NumberWords(grouped(value.setScale(decimals, RoundingMode.HALF_UP)), "");
  }

  /** Every digit of a number. */
  static NumberWords exact(BigDecimal value) {
    return new NumberWords(grouped(stripped(value)), "");
  }

  static BigDecimal stripped(BigDecimal value) {
    BigDecimal v = value.stripTrailingZeros();
    return v.scale() < 0 ? v.setScale(0) : v;
  }

  private static String grouped(BigDecimal value) {
    String plain = value.abs().toPlainString();
    int point = plain.indexOf('.');
    int end = point < 0 ? plain.length() : point;
    StringBuilder text = new StringBuilder(plain);
    for (int i = end - 3; i > 0; i -= 3) {
      text.insert(i, ',');
    }
    return (value.signum() < 0 ? "−" : "") + text;
  }

  @Override
  public String toString() {
    return digits + scale;
  }
}
