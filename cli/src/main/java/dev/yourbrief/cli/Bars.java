package dev.yourbrief.cli;

import java.util.List;
import java.util.stream.Collectors;

/** Bars of block characters. */
final class Bars {

  private static final String COLUMNS = "▁▂▃▄▅▆▇█";
  private static final String ROWS = "▏▎▍▌▋▊▉█";

  private Bars() {}

  /** A column for each value, the highest for the largest. */
  static String columns(List<Double> values) {
    double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    return values.stream()
        .map(value ->
            most > 0 ? (int) Math.round(Math.max(0, value) / most * (COLUMNS.length() - 1)) : 0)
        .map(level -> COLUMNS.substring(level, level + 1))
        .collect(Collectors.joining());
  }

  /** A row as long as its value, to an eighth of a character. */
  static String row(double value, double most, int width) {
    int eighths = most > 0 ? (int) Math.round(Math.max(0, value) / most * width * 8) : 0;
    int rest = eighths % 8;
    return "█".repeat(eighths / 8) + (rest > 0 ? ROWS.substring(rest - 1, rest) : "");
  }
}
