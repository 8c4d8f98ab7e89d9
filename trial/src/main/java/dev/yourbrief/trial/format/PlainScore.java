package dev.yourbrief.trial.format;

import dev.yourbrief.trial.file.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A cell of a plain table: a score, or a word for one, or for there being none. */
final class PlainScore {

  /** Columns of the long form that measure the answer and say nothing about the item. */
  static final List<String> MEASURES =
      List.of("answer", "latency_seconds", "cost_usd", "input_tokens", "output_tokens");

  private PlainScore() {}

  /** Empty when the cell is neither. */
  static Optional<Score> of(String cell) {
    OptionalDouble number = Numbers.read(cell);
    if (number.isPresent()) {
      return Optional.of(new Score.Given(number.getAsDouble()));
    }
    return switch (cell.strip().toLowerCase(Locale.ROOT)) {
      case "true", "pass", "passed", "yes", "correct" -> Optional.of(new Score.Given(1));
      case "false", "fail", "failed", "no", "incorrect", "wrong" -> Optional.of(new Score.Given(0));
      case "", "na", "n/a", "nan", "null", "none", "-", "skipped" ->
          Optional.of(new Score.Missing(Score.Why.SKIPPED, cell.strip()));
      case "error", "timeout" -> Optional.of(new Score.Missing(Score.Why.ERROR, cell.strip()));
      default -> Optional.empty();
    };
  }

  /** A text without the mark that keeps a spreadsheet from computing it. */
  static String unguarded(String text) {
    return text.length() > 1 && text.charAt(0) == '\'' && "=+-@".indexOf(text.charAt(1)) >= 0
        ? text.substring(1)
        : text;
  }
}
