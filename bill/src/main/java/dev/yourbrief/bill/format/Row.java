package dev.yourbrief.bill.format;

import dev.yourbrief.figure.Money;
import dev.yourbrief.figure.source.Location;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One row of an export, whatever it was written in: cells by name. A cell that is not there, empty
 * or the word NULL reads as blank.
 */
abstract class Row {

  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());
  private static final Pattern VIRTUAL = Pattern.compile("[A-Z0-9 _-]{1,32}");

  private final Location where;

  Row(Location where) {
    this.where = where;
  }

  final Location where() {
    return where;
  }

  /** The cell, stripped; an empty string when blank. */
  abstract String text(String column);

  /** Whether the export has such a column, blank or not. */
  abstract boolean has(String column);

  /** Whether the file itself stores a number there, to which no country's way to write applies. */
  boolean storesNumber(String column) {
    return false;
  }

  /** Whether the file itself stores a time there, which is in ISO 8601. */
  boolean storesTime(String column) {
    return false;
  }

  /**
   * The fields of the JSON in a cell, those within named with a dot, elements of arrays numbered
   * from 0; none where the cell holds no JSON. Of a row that is JSON itself, the fields within.
   */
  Map<String, String> nested(String column) {
    return JsonCell.fields(text(column));
  }

  /** The first of the cells that is not blank. */
  final String firstOf(String... columns) {
    for (String column : columns) {
      String text = text(column);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  final Optional<BigDecimal> number(String column) {
    return Numbers.parse(text(column), column);
  }

  /** A count of tokens: never negative; a blank cell counts none. */
  final BigDecimal count(String column) {
    return count(number(column), column);
  }

  static BigDecimal count(Optional<BigDecimal> number, String column) {
    BigDecimal value = number.orElse(BigDecimal.ZERO);
    if (value.signum() < 0) {
      throw new RowException(
          "'"
              + column
              + "' is "
              + value.toPlainString()
              + ", and a count of tokens is never below zero",
          "Correct the cell");
    }
    return value;
  }

  /** An amount in the currency named by its code. */
  final Optional<Money> money(String column, String currency) {
    return number(column).map(amount -> new Money(amount, currency(currency)));
  }

  /**
   * The code in capitals. Vendors' own credits have codes too, and stay apart under them.
   *
   * @throws RowException if it is blank
   */
  static String currency(String code) {
    String capitals = code.strip().toUpperCase(Locale.ROOT);
    if (capitals.isEmpty()) {
      throw new RowException("it has an amount and no currency", "Fill in the currency");
    }
    if (!CURRENCIES.contains(capitals) && !VIRTUAL.matcher(capitals).matches()) {
      throw new RowException(
          "'" + Texts.shorten(code) + "' is not a currency", "Write a code such as USD");
    }
    return capitals;
  }

  /** A time in UTC, or with the offset it carries. */
  final Optional<Times.Moment> time(String column) {
    return time(column, ZoneOffset.UTC);
  }

  final Optional<Times.Moment> time(String column, ZoneId zone) {
    return Times.parse(text(column), column, zone);
  }

  final Times.Moment requireTime(String column) {
    return time(column)
        .orElseThrow(() ->
            new RowException("'" + column + "' is empty", "Fill in the time the line begins"));
  }
}
