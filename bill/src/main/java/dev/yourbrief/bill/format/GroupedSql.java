package dev.yourbrief.bill.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The queries that add up the rows of a large file that are alike. Counts are read as numbers.
 * Money is read as text and taken exactly or not at all: a text of up to 10 letters has at most 9
 * digits after its point and of up to 19 at most 18, so a decimal of that scale holds it; a longer
 * one has to fit 30 digits.
 */
final class GroupedSql {

  /** How times are written: all rows of a file alike, or the file is read row by row. */
  enum Clock {
    /** Ten digits: seconds since 1970. */
    SECONDS,
    /** ISO 8601 with a time of day. */
    ISO,
    /** A day. */
    DAY
  }

  /** How long rows that are alike may lie apart. */
  enum Span {
    HOUR(3_600, 13),
    DAY(86_400, 10);

    private final int seconds;
    private final int letters;

    /**
     * @param letters of a time in ISO 8601, which say no more than this
     */
    Span(int seconds, int letters) {
      this.seconds = seconds;
      this.letters = letters;
    }
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
            + columns.stream()
                .map(column -> text(column) + ": '" + type(column) + "'")
                .collect(Collectors.joining(", "))
            + "})";
  }

  private String type(String column) {
    boolean isTime = column.equals(grain.start()) || grain.end().filter(column::equals).isPresent();
    return grain.counts().contains(column)
        ? "DECIMAL(18, 3)"
        : isTime && clock == Clock.SECONDS ? "BIGINT" : "VARCHAR";
  }

  /** How many combinations of dimensions the first rows have. */
  String combinations(int rows) {
    String dimensions =
        grain.dimensions().stream().map(GroupedSql::quoted).collect(Collectors.joining(", "));
    return "SELECT count(*) FROM (SELECT DISTINCT "
        + (dimensions.isEmpty() ? "1" : dimensions)
        + " FROM (FROM "
        + source
        + " LIMIT "
        + rows
        + "))";
  }

  /**
   * The rows that are alike, added up. Columns: {@code d0 …} the dimensions; {@code s_min}, {@code
   * e_max} the first start and the last end; for each count {@code c0 …} the sum; for each money
   * {@code m0_0, m0_1, m0_2 …} the sums of the short, the longer and the longest texts; {@code n}
   * how many rows; {@code bad} whether one of them is not plain.
   */
  String grouped(Span span) {
    List<String> select = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    List<String> bad = new ArrayList<>();
    String start = quoted(grain.start());
    String end = grain.end().map(GroupedSql::quoted).orElse("NULL::VARCHAR");
    keys.add(within(span, start));
    // A row that ends with the hour or the day is of it, as those within are.
    grain
        .end()
        .ifPresent(
            column -> keys.add(within(span, clock == Clock.SECONDS ? "(" + end + " - 1)" : end)));
    if (clock == Clock.ISO) {
      keys.add("substr(" + start + ", 20)");
      keys.add("substr(" + end + ", 20)");
    }
    for (int i = 0; i < grain.dimensions().size(); i++) {
      String cell = quoted(grain.dimensions().get(i));
      select.add(cell + " AS d" + i);
      keys.add(cell);
    }
    select.add("min(" + start + ") AS s_min");
    select.add("max(" + end + ") AS e_max");
    bad.add("count(" + start + ") < count(*)");
    if (clock == Clock.ISO) {
      // Letters compare like times only where the times are of one form.
      bad.add("bool_or(TRY_CAST(left(" + start + ", 19) AS TIMESTAMP) IS NULL)");
    }
    for (int i = 0; i < grain.counts().size(); i++) {
      String cell = quoted(grain.counts().get(i));
      select.add("sum(" + cell + ") AS c" + i);
      bad.add("min(" + cell + ") < 0");
    }
    for (int i = 0; i < grain.money().size(); i++) {
      money(i, quoted(grain.money().get(i)), select, bad);
    }
    for (Grain.Inclusion inclusion : grain.inclusions()) {
      includes(inclusion, bad);
    }
    select.add("count(*) AS n");
    select.add("coalesce(" + String.join(" OR ", bad) + ", false) AS bad");
    return "SELECT "
        + String.join(", ", select)
        + " FROM "
        + source
        + " GROUP BY "
        + String.join(", ", keys)
        + " ORDER BY ALL";
  }

  private String within(Span span, String cell) {
    return switch (clock) {
      case SECONDS -> cell + " // " + span.seconds;
      case ISO -> "left(" + cell + ", " + span.letters + ")";
      case DAY -> cell;
    };
  }

  /** Either all cells are filled and exact, or all are blank. */
  private static void money(int i, String cell, List<String> select, List<String> bad) {
    String plain =
        " AND NOT contains(%1$s, 'e') AND NOT contains(%1$s, 'E') THEN TRY_CAST(%1$s AS ";
    String small = "CASE WHEN strlen(%1$s) <= 10" + plain + "DECIMAL(18, 9)) END";
    String longer = "CASE WHEN strlen(%1$s) BETWEEN 11 AND 19" + plain + "DECIMAL(38, 18)) END";
    String longest =
        "CASE WHEN strlen(%1$s) > 19 AND strpos(%1$s, '.') BETWEEN 1 AND 8"
            + " AND strlen(%1$s) - strpos(%1$s, '.') <= 30"
            + plain
            + "DECIMAL(38, 30)) END";
    List<String> exact = new ArrayList<>();
    for (String value : List.of(small, longer, longest)) {
      String expression = value.formatted(cell);
      select.add("sum(" + expression + ") AS m" + i + "_" + exact.size());
      exact.add("count(" + expression + ")");
    }
    bad.add("count(" + cell + ") NOT IN (0, count(*))");
    bad.add(String.join(" + ", exact) + " < count(" + cell + ")");
  }

  private static void includes(Grain.Inclusion inclusion, List<String> bad) {
    String whole = quoted(inclusion.whole());
    bad.add("count(" + whole + ") NOT IN (0, count(*))");
    String parts =
        inclusion.parts().stream()
            .map(part -> "coalesce(" + quoted(part) + ", 0)")
            .collect(Collectors.joining(" + "));
    if (!parts.isEmpty()) {
      bad.add("bool_or(" + whole + " < " + parts + ")");
    }
  }

  private static String quoted(String column) {
    return '"' + column.replace("\"", "\"\"") + '"';
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
