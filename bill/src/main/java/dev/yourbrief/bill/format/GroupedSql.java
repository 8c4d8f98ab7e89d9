package dev.yourbrief.bill.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The queries that add up the rows of a large file that are alike. Every cell is read as text, and
 * an amount is taken as it is written or not at all: one of up to 19 letters has at most 18 digits
 * after the point, so a decimal of that scale holds it exactly; a longer one has to fit 30 digits.
 */
final class GroupedSql {

  private static final int HOUR = 3_600;

  /** How times are written: all rows of a file alike, or the file is read row by row. */
  enum Clock {
    /** Ten digits: seconds since 1970. */
    SECONDS,
    /** ISO 8601 with a time of day. */
    ISO,
    /** A day. */
    DAY
  }

  private final Grain grain;
  private final Clock clock;
  private final String source;

  /**
   * @param columns the file's columns in order
   * @param carriageReturns whether lines end in CR LF
   */
  GroupedSql(
      Grain grain,
      Clock clock,
      Path file,
      List<String> columns,
      char separator,
      boolean carriageReturns) {
    this.grain = grain;
    this.clock = clock;
    this.source =
        "read_csv("
            + text(file.toString())
            + ", auto_detect=false, header=true, strict_mode=true, quote='\"', escape='\"', delim="
            + text(Character.toString(separator))
            + ", new_line="
            + (carriageReturns ? "'\\r\\n'" : "'\\n'")
            + ", max_line_size="
            + Lines.MAX_LINE_BYTES
            + ", columns={"
            + columns.stream().map(c -> text(c) + ": 'VARCHAR'").collect(Collectors.joining(", "))
            + "})";
  }

  /**
   * The rows of an hour that are alike. Columns: {@code s}, {@code e} the hours of start and end;
   * {@code d0 …} the dimensions; {@code s_min}, {@code e_max}; for each amount {@code a0 …} the sum
   * of the short and {@code b0 …} of the long ones, {@code n0 …} how many are not blank; {@code
   * bad} how many rows are not plain; {@code n} how many rows.
   */
  String byHour() {
    List<String> select = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    key("s", hour(quoted(grain.start())), select, keys);
    String end = grain.end().map(GroupedSql::quoted).orElse("NULL::VARCHAR");
    key("e", hour(end), select, keys);
    if (clock == Clock.ISO) {
      key("so", "substr(" + quoted(grain.start()) + ", 20)", select, keys);
      key("eo", "substr(" + end + ", 20)", select, keys);
    }
    for (int i = 0; i < grain.dimensions().size(); i++) {
      key("d" + i, quoted(grain.dimensions().get(i)), select, keys);
    }
    key("mask", mask(), select, keys);
    select.add("min(" + quoted(grain.start()) + ") AS s_min");
    select.add("max(" + end + ") AS e_max");
    for (int i = 0; i < grain.amounts().size(); i++) {
      String cell = quoted(grain.amounts().get(i));
      select.add("sum(" + shortValue(cell) + ") AS a" + i);
      select.add("sum(" + longValue(cell) + ") AS b" + i);
      select.add("count(" + cell + ") AS n" + i);
    }
    select.add("count(*) FILTER (WHERE " + notPlain(end) + ") AS bad");
    select.add("count(*) AS n");
    return "CREATE TEMP TABLE by_hour AS SELECT "
        + String.join(", ", select)
        + " FROM "
        + source
        + " GROUP BY "
        + String.join(", ", keys);
  }

  /** The same rows, those of a day together. */
  String byDay() {
    List<String> keys =
        new ArrayList<>(
            clock == Clock.ISO
                ? List.of("left(s, 10)", "left(e, 10)", "so", "eo")
                : clock == Clock.SECONDS ? List.of("s // 24", "e // 24") : List.of("s", "e"));
    List<String> dimensions =
        IntStream.range(0, grain.dimensions().size()).mapToObj(i -> "d" + i).toList();
    keys.addAll(dimensions);
    keys.add("mask");
    List<String> select = new ArrayList<>(dimensions);
    select.add("min(s_min) AS s_min");
    select.add("max(e_max) AS e_max");
    for (int i = 0; i < grain.amounts().size(); i++) {
      select.add(
          "sum(a%1$d) AS a%1$d, sum(b%1$d) AS b%1$d, sum(n%1$d)::BIGINT AS n%1$d".formatted(i));
    }
    select.add("sum(n)::BIGINT AS n");
    return "CREATE TEMP TABLE by_day AS SELECT "
        + String.join(", ", select)
        + " FROM by_hour GROUP BY "
        + String.join(", ", keys);
  }

  private static void key(String name, String expression, List<String> select, List<String> keys) {
    select.add(expression + " AS " + name);
    keys.add(expression);
  }

  private String hour(String cell) {
    return switch (clock) {
      case SECONDS -> "TRY_CAST(" + cell + " AS BIGINT) // " + HOUR;
      case ISO -> "left(" + cell + ", 13)";
      case DAY -> cell;
    };
  }

  /** Which amounts are blank or negative, and which counts do not include what they should. */
  private String mask() {
    List<String> bits = new ArrayList<>();
    for (String amount : grain.amounts()) {
      String cell = quoted(amount);
      bits.add(bit("(" + cell + " IS NULL)", bits.size()));
      bits.add(bit("coalesce(starts_with(" + cell + ", '-'), false)", bits.size()));
    }
    return String.join(" + ", bits);
  }

  private static String bit(String condition, int place) {
    return condition + "::BIGINT * " + (1L << place);
  }

  private String notPlain(String end) {
    List<String> conditions = new ArrayList<>();
    conditions.add(notPlainTime(quoted(grain.start()), true));
    if (grain.end().isPresent()) {
      conditions.add(notPlainTime(end, false));
    }
    for (String amount : grain.amounts()) {
      String cell = quoted(amount);
      conditions.add(
          "("
              + cell
              + " IS NOT NULL AND "
              + shortValue(cell)
              + " IS NULL AND "
              + longValue(cell)
              + " IS NULL)");
    }
    for (Grain.Inclusion inclusion : grain.inclusions()) {
      String parts =
          inclusion.parts().stream()
              .map(part -> "coalesce(" + shortValue(quoted(part)) + ", 0)")
              .collect(Collectors.joining(" + "));
      if (!parts.isEmpty()) {
        String whole = quoted(inclusion.whole());
        conditions.add("(" + whole + " IS NOT NULL AND " + shortValue(whole) + " < " + parts + ")");
      }
    }
    return String.join(" OR ", conditions);
  }

  private String notPlainTime(String cell, boolean required) {
    String plain =
        switch (clock) {
          case SECONDS -> "strlen(%1$s) = 10 AND TRY_CAST(%1$s AS BIGINT) IS NOT NULL";
          case ISO -> "strlen(%1$s) >= 19 AND TRY_CAST(left(%1$s, 19) AS TIMESTAMP) IS NOT NULL";
          case DAY -> "strlen(%1$s) <= 10";
        };
    String wrong = "NOT coalesce(" + plain.formatted(cell) + ", false)";
    return "(" + (required ? wrong : cell + " IS NOT NULL AND " + wrong) + ")";
  }

  private static String shortValue(String cell) {
    return "CASE WHEN strlen(%1$s) <= 19 AND NOT contains(%1$s, 'e') AND NOT contains(%1$s, 'E') THEN TRY_CAST(%1$s AS DECIMAL(38, 18)) END"
        .formatted(cell);
  }

  private static String longValue(String cell) {
    return ("CASE WHEN strlen(%1$s) > 19 AND strlen(%1$s) - strpos(%1$s, '.') <= 30 AND"
            + " strpos(%1$s, '.') BETWEEN 1 AND 8 AND NOT contains(%1$s, 'e')"
            + " AND NOT contains(%1$s, 'E') THEN TRY_CAST(%1$s AS DECIMAL(38, 30)) END")
        .formatted(cell);
  }

  private static String quoted(String column) {
    return '"' + column.replace("\"", "\"\"") + '"';
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
