package dev.yourbrief.figure;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An estimate as a person writes it, with a unit if they wrote one: {@code 40}, {@code 2.2 to 3.5
 * USD/GPU-hour}, {@code 15k to 30k USD/month}, {@code 12 %}.
 *
 * @param estimate the amount, in {@code unit} where there is one
 * @param unit the unit that was written
 */
public record Quantity(Estimate estimate, Optional<Unit> unit) {

  private static final String NUMBER =
      "[-+]?(?:\\d[\\d_,]*)(?:\\.\\d+)?(?:[eE][-+]?\\d{1,3})?[kKMB]?";
  private static final Pattern SHAPE =
      Pattern.compile(
          "\\s*(?<sign>\\$)?(?<low>"
              + NUMBER
              + ")(?:\\s*(?:to|–|\\.\\.)\\s*\\$?(?<high>"
              + NUMBER
              + "))?\\s*(?<unit>[^\\d\\s].*)?");
  private static final Pattern GROUPED = Pattern.compile("[-+]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");

  /**
   * Reads an estimate.
   *
   * @throws IllegalArgumentException if the text is none, or runs from high to low; the message is
   *     for people
   * @throws UnitException if the unit is not known
   */
  public static Quantity parse(String text) {
    Matcher m = SHAPE.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a number; write one number, or 'low to high' for a 90 % interval");
    }
    BigDecimal low = number(m.group("low"));
    String high = m.group("high");
    Optional<Unit> unit = Optional.ofNullable(m.group("unit")).map(String::strip).map(Unit::parse);
    if (unit.isEmpty() && m.group("sign") != null) {
      unit = Optional.of(Unit.parse("USD"));
    }
    return new Quantity(high == null ? new Point(low) : interval(low, number(high)), unit);
  }

  private static Range interval(BigDecimal low, BigDecimal high) {
    if (low.compareTo(high) > 0) {
      throw new IllegalArgumentException(
          "the interval is written high to low; write '" + plain(high) + " to " + plain(low) + "'");
    }
    if (low.compareTo(high) == 0) {
      throw new IllegalArgumentException(
          "the interval has no width; write '" + plain(low) + "' if you are sure of it");
    }
    return new Range(low, high);
  }

  private static BigDecimal number(String text) {
    String digits = text.replace("_", "");
    int power =
        switch (digits.charAt(digits.length() - 1)) {
          case 'k', 'K' -> 3;
          case 'M' -> 6;
          case 'B' -> 9;
          default -> 0;
        };
    if (power > 0) {
      digits = digits.substring(0, digits.length() - 1);
    }
    if (digits.contains(",") && !GROUPED.matcher(digits).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' has a comma that separates no thousands; write a decimal point");
    }
    return new BigDecimal(digits.replace(",", "")).scaleByPowerOfTen(power);
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
