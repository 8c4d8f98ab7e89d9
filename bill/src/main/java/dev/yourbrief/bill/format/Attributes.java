package dev.yourbrief.bill.format;

import java.math.BigDecimal;

/** The attributes of a span, within it or written flat beside its name, by any of their names. */
final class Attributes {

  private static final String WITHIN = "attributes.";

  private Attributes() {}

  /** The first of them that is filled, or an empty string. */
  static String any(Row row, String... names) {
    for (String name : names) {
      String value = row.firstOf(WITHIN + name, name);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  /** The count in the first of them that is filled, or 0. */
  static BigDecimal count(Row row, String... names) {
    for (String name : names) {
      String column = row.text(WITHIN + name).isEmpty() ? name : WITHIN + name;
      if (!row.text(column).isEmpty()) {
        return row.count(column);
      }
    }
    return BigDecimal.ZERO;
  }
}
