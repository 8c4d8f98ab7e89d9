package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Memo;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many of what one of Azure's units of measure is: {@code 1K}, {@code 1M Tokens}, {@code 10K},
 * {@code 1 Hour}, {@code 1/Month}.
 *
 * @param size how many
 * @param of of what, in lower case; an empty string where the unit does not say
 */
record AzureUnit(BigDecimal size, String of) {

  private static final Pattern UNIT =
      Pattern.compile(
          "(\\d[\\d,]{0,14}+(?:\\.\\d{1,6}+)?+)(?:\\s?+([kmb])(?![a-z])|(?![a-z]))(.*)");

  private static final Memo<Optional<AzureUnit>> UNITS = new Memo<>(AzureUnit::workOut);

  static Optional<AzureUnit> of(String unitOfMeasure) {
    return unitOfMeasure.isEmpty() ? Optional.empty() : UNITS.of(unitOfMeasure);
  }

  private static Optional<AzureUnit> workOut(String unit) {
    Matcher matcher = UNIT.matcher(unit.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal count = new BigDecimal(matcher.group(1).replace(",", ""));
    int zeros =
        switch (matcher.group(2) == null ? "" : matcher.group(2)) {
          case "k" -> 3;
          case "m" -> 6;
          case "b" -> 9;
          default -> 0;
        };
    String what = matcher.group(3).strip();
    return count.signum() > 0
        ? Optional.of(new AzureUnit(count.scaleByPowerOfTen(zeros), what))
        : Optional.empty();
  }

  /** Whether it can be a unit of tokens: it says so, or does not say of what. */
  boolean mayBeTokens() {
    return of.isEmpty() || of.startsWith("token");
  }
}
