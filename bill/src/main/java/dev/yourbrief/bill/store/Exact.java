package dev.yourbrief.bill.store;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.duckdb.DuckDBAppender;

/**
 * An amount as two columns: its whole part, and its fraction to 30 digits. The database adds each
 * up exactly in 128 bits; together they are the exact sum, where one decimal column of 30 fraction
 * digits would hold no more than 99,999,999.
 */
final class Exact {

  private static final int DIGITS = 30;

  private Exact() {}

  /** The two columns' definition. */
  static String columns(String name) {
    return name + "_whole BIGINT, " + name + "_fraction DECIMAL(38, " + DIGITS + ")";
  }

  /** The two sums over the two columns. */
  static String sum(String name) {
    return "sum(" + name + "_whole), sum(" + name + "_fraction)";
  }

  /** Appends an amount of at most 18 digits before the point and 30 after it, or none. */
  static void append(DuckDBAppender row, Optional<BigDecimal> amount) throws SQLException {
    if (amount.isEmpty()) {
      row.appendNull();
      row.appendNull();
      return;
    }
    BigDecimal whole = amount.get().setScale(0, RoundingMode.DOWN);
    row.append(whole.longValueExact());
    row.append(amount.get().subtract(whole).setScale(DIGITS, RoundingMode.UNNECESSARY));
  }

  /** The sum that stands in two columns from {@code first} on; zero when nothing was added. */
  static BigDecimal read(ResultSet row, int first) throws SQLException {
    BigDecimal whole = row.getBigDecimal(first);
    BigDecimal fraction = row.getBigDecimal(first + 1);
    if (whole == null || fraction == null) {
      return BigDecimal.ZERO;
    }
    BigDecimal sum = whole.add(fraction).stripTrailingZeros();
    return sum.scale() < 0 ? sum.setScale(0) : sum;
  }
}
