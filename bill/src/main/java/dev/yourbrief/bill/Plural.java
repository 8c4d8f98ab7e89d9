package dev.yourbrief.bill;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Counts as sentences have them: {@code 1 line is}, {@code 1,200 lines are}. */
final class Plural {

  private Plural() {}

  /** The count and the words that go with it. */
  static String of(long count, String one, String many) {
    return number(BigDecimal.valueOf(count)) + " " + (count == 1 ? one : many);
  }

  /** A count with its thousands set apart. */
  static String number(BigDecimal count) {
    return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(count);
  }
}
