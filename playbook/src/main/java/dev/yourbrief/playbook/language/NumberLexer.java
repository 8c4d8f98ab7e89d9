package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.UnitException;
import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.playbook.language.Token.Amount;
import dev.yourbrief.playbook.language.Token.Kind;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a number and the unit after it. The word after a number is always its unit, unless it is a
 * word of the language; inside a unit there are no spaces, so that {@code 10 USD / team} divides
 * and {@code 10 USD/month} does not.
 */
final class NumberLexer {

  private static final Pattern NUMBER =
      Pattern.compile(
          "([0-9][0-9_]*+(?:\\.[0-9][0-9_]*+)?+(?:[eE][-+]?[0-9]{1,3}+(?![0-9]))?+)"
              + "([kKMB](?![A-Za-z0-9_]))?+");
  private static final Pattern UNIT =
      Pattern.compile("(?:\\s*(%|[A-Za-z]+)|\\s+1(?=/[A-Za-z]))(?:[-/](?:[A-Za-z]+|%))*+");

  private static final Pattern THOUSANDS = Pattern.compile(",[0-9]{3}(?![0-9_])");

  /** A number written with more digits than this keeps no promise of being exact. */
  private static final int MAX_DIGITS = Exact.CONTEXT.getPrecision();

  private final Source source;
  private final String text;

  NumberLexer(Source source) {
    this.source = source;
    this.text = source.text();
  }

  /** The number at an offset where a digit stands. */
  Token read(int at) {
    Matcher m = NUMBER.matcher(text).region(at, text.length());
    if (!m.lookingAt()) {
      throw new IllegalStateException("no digit at " + at);
    }
    BigDecimal value = value(m, at);
    refuseOddTail(m.end());
    Matcher u = UNIT.matcher(text).region(m.end(), text.length());
    if (!u.lookingAt() || (u.group(1) != null && Keywords.ALL.contains(u.group(1)))) {
      return token(value, Optional.empty(), at, m.end());
    }
    String written = u.group().strip();
    Optional<Unit> unit = Optional.of(unit(written, u.end() - written.length()));
    return token(value, unit.filter(one -> !one.equals(Unit.ONE)), at, u.end());
  }

  private BigDecimal value(Matcher m, int at) {
    BigDecimal value = new BigDecimal(m.group(1).replace("_", ""));
    if (m.group(2) != null) {
      value =
          value.scaleByPowerOfTen(
              switch (m.group(2)) {
                case "M" -> 6;
                case "B" -> 9;
                default -> 3;
              });
    }
    BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    if (!Exact.inRange(plain)) {
      throw source.problem(
          at, "this number is too large or too small to reckon with", "Check its exponent");
    }
    if (plain.precision() > MAX_DIGITS) {
      throw source.problem(at, "this number has more than " + MAX_DIGITS + " digits", "Round it");
    }
    return plain;
  }

  /** A comma between thousands, a second decimal point: slips that would read as something else. */
  private void refuseOddTail(int end) {
    if (end >= text.length()) {
      return;
    }
    char c = text.charAt(end);
    if (c == '.') {
      throw source.problem(end, "a decimal point stands here without digits after it", "Remove it");
    }
    if (c == ',' && THOUSANDS.matcher(text).region(end, text.length()).lookingAt()) {
      throw source.problem(
          end,
          "this comma could separate thousands or the parts of a list",
          "Write thousands as 25_000, and a space after the comma of a list");
    }
    if (c == '$' || c == '€' || c == '£') {
      throw source.problem(end, "'" + c + "' is not a unit", "Write the currency's code, as USD");
    }
  }

  private Unit unit(String written, int at) {
    try {
      return Unit.parse(written);
    } catch (UnitException e) {
      String[] parts = String.valueOf(e.getMessage()).split("; ", 2);
      String hint =
          Closest.to(written, Keywords.ALL)
              .map(word -> "Did you mean '" + word + "'?")
              .orElse(parts.length < 2 ? "" : capital(parts[1]));
      if (written.contains("-") || written.contains("/")) {
        String verb = written.contains("/") ? "divide" : "subtract";
        hint = "To " + verb + " put spaces around the sign; " + uncapital(hint);
      }
      throw source.problem(at, parts[0], hint);
    }
  }

  private static String uncapital(String text) {
    return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static Token token(BigDecimal value, Optional<Unit> unit, int start, int end) {
    return new Token(Kind.NUMBER, "", Optional.of(new Amount(value, unit)), start, end);
  }
}
