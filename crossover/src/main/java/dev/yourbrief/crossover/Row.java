package dev.yourbrief.crossover;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One row of a catalogue file, read cell by cell; what is wrong with a cell is thrown. */
public record Row(Map<String, String> cells, List<String> header, Location where) {

  private static final int MAX_DIGITS = 30;

  public Optional<String> optional(String column) {
    return Optional.ofNullable(cells.get(column)).filter(text -> !text.isEmpty());
  }

  public String text(String column) {
    return optional(column)
        .orElseThrow(() -> problem(column, "'" + column + "' is empty", "Every row needs one"));
  }

  /** The parts of a cell between bars. */
  public List<String> list(String column) {
    return optional(column)
        .map(text -> Arrays.stream(text.split("\\|")).map(String::strip).toList())
        .orElse(List.of());
  }

  public BigDecimal amount(String column) {
    return number(column, text(column));
  }

  public Optional<BigDecimal> optionalAmount(String column) {
    return optional(column).map(text -> number(column, text));
  }

  int count(String column) {
    try {
      int count = amount(column).intValueExact();
      if (count > 0) {
        return count;
      }
    } catch (ArithmeticException e) {
      // Said below, in the same words as a count of none.
    }
    throw problem(column, "'" + text(column) + "' is not a count", "Write a whole number above 0");
  }

  public LocalDate date(String column) {
    return toDate(column, text(column));
  }

  public Optional<LocalDate> optionalDate(String column) {
    return optional(column).map(text -> toDate(column, text));
  }

  private LocalDate toDate(String column, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw problem(column, "'" + text + "' is not a date", "Write it as 2026-10-31");
    }
  }

  private BigDecimal number(String column, String text) {
    try {
      if (text.length() <= MAX_DIGITS) {
        BigDecimal value = new BigDecimal(text);
        if (value.signum() >= 0 && Math.abs(value.scale()) <= MAX_DIGITS) {
          return value;
        }
      }
    } catch (NumberFormatException e) {
      // Said below, in the same words as a negative number.
    }
    throw problem(
        column,
        "'" + text + "' is not a number of 0 or more",
        "Write digits with a decimal point and no sign or separators; leave an unknown cell empty");
  }

  private InputException problem(String column, String what, String fix) {
    return new InputException(
        Problem.of(
            new Location(where.file(), where.line(), 0), "column " + column + ": " + what, fix));
  }
}
