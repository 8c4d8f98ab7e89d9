package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Memo;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How many tokens one of a unit is: {@code Tokens}, {@code 1K tokens}, {@code 1000000 Tokens}. */
final class TokenUnits {

  private static final int MAX_DIGITS = 15;

  private static final Pattern UNIT =
      Pattern.compile(
          "(?:(?<count>\\d[\\d,]{0,18})\\s*(?<suffix>k|m|b)?|(?<word>thousand|million))?[\\s-]*"
              + "tokens?",
          Pattern.CASE_INSENSITIVE);

  /**
   * In a sentence: "$0.003 per 1K tokens for …", "Million Input Tokens Regional". Only round
   * numbers that start with a 1, because sizes of models and contexts are in sentences too.
   */
  private static final Pattern SAID =
      Pattern.compile(
          "\\b(?:(?<count>1)\\s?(?<suffix>k|m)|(?<plain>1,?000(?:,?000)?)"
              + "|(?<word>thousand|million))\\b"
              + "(?:[ -](?:1|hour|batch|flex|priority|cache|cached|read|write|input|output"
              + "|prompt|response|completion|text|long|context)){0,8}+[ -]tokens?\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Memo<Optional<BigDecimal>> UNITS = new Memo<>(TokenUnits::workOut);
  private static final Memo<Optional<BigDecimal>> SENTENCES = new Memo<>(TokenUnits::workOutSaid);

  private TokenUnits() {}

  /** How many tokens the unit stands for; empty when it is not one of tokens. */
  static Optional<BigDecimal> of(String unit) {
    return unit.isEmpty() ? Optional.empty() : UNITS.of(unit);
  }

  /** How many tokens a description says that its price is for; empty when it says none. */
  static Optional<BigDecimal> saidIn(String description) {
    return description.isEmpty() ? Optional.empty() : SENTENCES.of(description);
  }

  private static Optional<BigDecimal> workOut(String unit) {
    Matcher matcher = UNIT.matcher(unit.strip());
    return matcher.matches()
        ? size(matcher.group("count"), matcher.group("suffix"), matcher.group("word"))
        : Optional.empty();
  }

  private static Optional<BigDecimal> workOutSaid(String description) {
    Matcher matcher = SAID.matcher(description);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String plain = matcher.group("plain");
    return size(
        plain == null ? matcher.group("count") : plain,
        matcher.group("suffix"),
        matcher.group("word"));
  }

  private static Optional<BigDecimal> size(
      @Nullable String count, @Nullable String suffix, @Nullable String word) {
    String digits = count == null ? "1" : count.replace(",", "");
    if (digits.length() > MAX_DIGITS) {
      return Optional.empty();
    }
    BigDecimal leading = new BigDecimal(digits);
    String scale = (word == null ? suffix == null ? "" : suffix : word).toLowerCase(Locale.ROOT);
    BigDecimal size =
        switch (scale) {
          case "k", "thousand" -> leading.movePointRight(3);
          case "m", "million" -> leading.movePointRight(6);
          case "b" -> leading.movePointRight(9);
          default -> leading;
        };
    return size.signum() > 0 ? Optional.of(size) : Optional.empty();
  }
}
