package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.playbook.language.Token.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the token at a place. It keeps no place of its own: the parser asks again from wherever it
 * is, because a choice word such as {@code not-sure} can only be told from a subtraction by one who
 * knows what stands on its left.
 */
final class Lexer {

  private static final Pattern WORD =
      Pattern.compile("[A-Za-z][A-Za-z0-9_]*(?:\\.[A-Za-z][A-Za-z0-9_]*)*");
  private static final Pattern CHOICE = Pattern.compile("[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*");
  private static final Pattern DATE =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(?![A-Za-z0-9_.])");
  private static final String SIGNS = "<= >= != < > = + - * / ^ ( ) ,";

  /** What people type who come from a spreadsheet, a word processor or another language. */
  private static final Map<String, String> FOREIGN =
      Map.ofEntries(
          Map.entry("==", "="),
          Map.entry("<>", "!="),
          Map.entry("≠", "!="),
          Map.entry("!", "not"),
          Map.entry("≥", ">="),
          Map.entry("=>", ">="),
          Map.entry("≤", "<="),
          Map.entry("=<", "<="),
          Map.entry("&&", "and"),
          Map.entry("&", "and"),
          Map.entry("||", "or"),
          Map.entry("|", "or"),
          Map.entry("**", "^"),
          Map.entry("×", "*"),
          Map.entry("·", "*"),
          Map.entry("÷", "/"),
          Map.entry("−", "-"),
          Map.entry("–", "-"),
          Map.entry("'", "\""),
          Map.entry("“", "\""),
          Map.entry("”", "\""));

  private final Source source;
  private final String text;
  private final NumberLexer numbers;

  Lexer(Source source) {
    this.source = source;
    this.text = source.text();
    this.numbers = new NumberLexer(source);
  }

  /** The token at or after an offset, white space apart. */
  Token read(int from) {
    int at = skipSpace(from);
    if (at == text.length()) {
      return token(Kind.END, "", at, at);
    }
    char c = text.charAt(at);
    if (c >= '0' && c <= '9') {
      Optional<String> date = match(DATE, at);
      return date.isPresent() ? date(date.get(), at) : numbers.read(at);
    }
    if (c == '"') {
      return quoted(at);
    }
    Optional<String> word = match(WORD, at);
    return word.isPresent() ? token(Kind.WORD, word.get(), at, at + word.get().length()) : sign(at);
  }

  /** The choice word at or after an offset, hyphens and all, if one stands there. */
  Optional<Token> readChoice(int from) {
    int at = skipSpace(from);
    return match(CHOICE, at).map(word -> token(Kind.WORD, word, at, at + word.length()));
  }

  static boolean isChoice(String word) {
    return CHOICE.matcher(word).matches();
  }

  private int skipSpace(int from) {
    int at = from;
    while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || isHardSpace(at))) {
      at++;
    }
    return at;
  }

  private boolean isHardSpace(int at) {
    return text.charAt(at) == '\u00A0' || text.charAt(at) == '\u202F';
  }

  private Token date(String written, int at) {
    try {
      return token(Kind.DATE, LocalDate.parse(written).toString(), at, at + written.length());
    } catch (DateTimeException e) {
      throw source.problem(at, "'" + written + "' is not a day of the calendar", "Check the date");
    }
  }

  private Token quoted(int at) {
    StringBuilder content = new StringBuilder();
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return token(Kind.TEXT, content.toString(), at, i + 1);
      }
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        c = text.charAt(i);
        if (c != '"' && c != '\\') {
          throw source.problem(
              i - 1, "'\\" + c + "' means nothing in a text", "Write \\\\ for a backslash");
        }
      }
      content.append(c);
    }
    throw source.problem(at, "this text has no end", "Add a closing \"");
  }

  private Token sign(int at) {
    for (int length = 2; length >= 1; length--) {
      String found = text.substring(at, Math.min(text.length(), at + length));
      if (FOREIGN.containsKey(found)) {
        throw source.problem(
            at, "'" + found + "' means nothing here", "Write " + FOREIGN.get(found) + " for it");
      }
      if (found.length() == length && (" " + SIGNS + " ").contains(" " + found + " ")) {
        return token(Kind.SIGN, found, at, at + length);
      }
    }
    throw stranger(at);
  }

  private InputException stranger(int at) {
    int point = text.codePointAt(at);
    String shown =
        Character.isISOControl(point) || Character.isSurrogate((char) point)
            ? String.format("U+%04X", point)
            : Character.toString(point);
    String fix =
        switch (point) {
          case '.' -> "Write a digit before the decimal point: 0.5";
          case '%' -> "Write the number first: 80 %";
          case '$', '€', '£', '¥' -> "Write the currency after the number: 25_000 USD";
          case '_' -> "Begin a name with a letter";
          case '[', ']', '{', '}' -> "Write ( and ) instead";
          default ->
              Character.isLetter(point)
                  ? "Names are written with the letters A to Z"
                  : "Remove it, or put text in \"quotes\"";
        };
    return source.problem(at, "'" + shown + "' means nothing here", fix);
  }

  private Optional<String> match(Pattern pattern, int at) {
    Matcher m = pattern.matcher(text).region(at, text.length());
    return m.lookingAt() ? Optional.of(m.group()) : Optional.empty();
  }

  private static Token token(Kind kind, String text, int start, int end) {
    return new Token(kind, text, Optional.empty(), start, end);
  }
}
