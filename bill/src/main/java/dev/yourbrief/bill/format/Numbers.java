package dev.yourbrief.bill.format;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as exports write them: {@code 0.003835980000000000000000000000}, {@code "$10,000.00 "},
 * {@code 1.5E-7}, {@code (12.00)}. Bounded, so that no number of a few letters becomes a thousand
 * digits.
 */
final class Numbers {

  /** Digits after the point that the store keeps. */
  static final int MAX_FRACTION_DIGITS = 30;

  /** Digits before the point that the store keeps. */
  static final int MAX_WHOLE_DIGITS = 18;

  private static final int MAX_LENGTH = 120;
  private static final Pattern PLAIN = Pattern.compile("[-+]?\\d*\\.?\\d*(?:[eE][-+]?\\d{1,4})?");
  private static final Pattern GROUPED = Pattern.compile("[-+]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d*)?");

  private static final Pattern COMMA_GROUPED =
      Pattern.compile("\\(?[-+]?\\d{1,3}(?:\\.\\d{3})+(?:,\\d*)?\\)?");
  private static final Pattern ORNAMENT = Pattern.compile("[\\s\\u00A0\\u202F$€£¥￥]");

  private Numbers() {}

  /**
   * Reads a number; empty for a blank cell.
   *
   * @throws RowException if it is none, or has more digits than are kept
   */
  static Optional<BigDecimal> parse(String text, String column) {
    String digits = text.strip();
    if (digits.isEmpty()) {
      return Optional.empty();
    }
    if (digits.length() > MAX_LENGTH) {
      throw new RowException("'" + column + "' is longer than any number", "Check the row");
    }
    if (isPlain(digits)) {
      return Optional.of(bounded(new BigDecimal(digits), digits, column));
    }
    String shown = digits;
    boolean negative = digits.startsWith("(") && digits.endsWith(")");
    if (negative) {
      digits = digits.substring(1, digits.length() - 1);
    }
    if (!PLAIN.matcher(digits).matches()) {
      digits = ORNAMENT.matcher(digits).replaceAll("");
    }
    if (digits.indexOf(',') > 0 && GROUPED.matcher(digits).matches()) {
      digits = digits.replace(",", "");
    }
    if (!PLAIN.matcher(digits).matches()) {
      throw notANumber(shown, column);
    }
    try {
      BigDecimal value = new BigDecimal(digits);
      return Optional.of(bounded(negative ? value.negate() : value, shown, column));
    } catch (NumberFormatException e) {
      throw notANumber(shown, column);
    }
  }

  /**
   * Reads a number whose fraction follows a comma, its thousands parted by points, spaces or
   * apostrophes: {@code 1.234,56}.
   *
   * @throws RowException if it is none, or has more digits than are kept
   */
  static Optional<BigDecimal> parseWithComma(String text, String column) {
    String digits = text.strip();
    if (digits.length() <= MAX_LENGTH) {
      String bare = ORNAMENT.matcher(digits.replace("'", "").replace("\u2019", "")).replaceAll("");
      if (bare.indexOf('.') >= 0 && !COMMA_GROUPED.matcher(bare).matches()) {
        throw notANumber(digits, column);
      }
      digits = bare.replace(".", "").replace(',', '.');
    }
    return parse(digits, column);
  }

  /** Whether the text is digits with at most one point, as nearly every number of a bill is. */
  private static boolean isPlain(String text) {
    int points = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        points++;
      } else if (c < '0' || c > '9') {
        return false;
      }
    }
    return points <= 1 && text.length() > points;
  }

  /**
   * A number worked out from a cell, such as dollars from cents.
   *
   * @throws RowException if it has more digits than are kept
   */
  static BigDecimal kept(BigDecimal value, String column) {
    return bounded(value, value.toString(), column);
  }

  private static BigDecimal bounded(BigDecimal value, String shown, String column) {
    if (value.scale() >= 0
        && value.scale() <= MAX_FRACTION_DIGITS
        && value.precision() - value.scale() <= MAX_WHOLE_DIGITS) {
      return value;
    }
    BigDecimal stripped = value.stripTrailingZeros();
    if (stripped.scale() > MAX_FRACTION_DIGITS) {
      throw new RowException(
          "'" + column + "' is '" + shown + "', with more than 30 digits after the point",
          "Round it to 30 digits, which is more than any provider bills");
    }
    if ((long) stripped.precision() - stripped.scale() > MAX_WHOLE_DIGITS) {
      throw new RowException(
          "'" + column + "' is '" + shown + "', with more than 18 digits before the point",
          "Check the row: no bill is that large");
    }
    // Plain numbers keep the scale they were written with; exponents are written out.
    return value.scale() < 0 || value.scale() > MAX_FRACTION_DIGITS ? plain(stripped) : value;
  }

  private static BigDecimal plain(BigDecimal value) {
    return value.scale() < 0 ? value.setScale(0) : value;
  }

  private static RowException notANumber(String shown, String column) {
    return new RowException(
        "'" + column + "' is '" + Texts.shorten(shown) + "', which is not a number",
        "Correct the cell, or leave it empty if there is no amount");
  }
}
