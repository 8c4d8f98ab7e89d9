package dev.yourbrief.trial.grade;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The form of a text that is left when what people do not mean is taken away, as the SQuAD
 * evaluation does it (Rajpurkar et al. 2016): letter case, punctuation, the articles <i>a</i>,
 * <i>an</i>, <i>the</i>, and white space; here also compatibility forms (NFKC: ligatures,
 * full-width letters) and invisible characters.
 *
 * <p>Two answers that only such things tell apart stay apart: a text that would vanish keeps its
 * punctuation ("+" is not "-"), and one of articles alone keeps them ("A" is not "The").
 *
 * <p>As in SQuAD, punctuation goes without leaving a space, so {@code 1.5} and {@code 15} are the
 * same: numbers need the numeric grader.
 */
final class TextForm {

  private static final Set<String> ARTICLES = Set.of("a", "an", "the");
  private static final String SYMBOLS = "$+<=>^`|~";

  private TextForm() {}

  /** The normal form; taking it twice changes nothing. */
  static String normal(String text) {
    return String.join(" ", words(text));
  }

  /** The words of the normal form. */
  private static List<String> words(String text) {
    String folded = folded(text);
    List<String> words = split(composed(bare(folded)));
    if (words.isEmpty()) {
      return split(folded);
    }
    List<String> telling = words.stream().filter(word -> !ARTICLES.contains(word)).toList();
    return telling.isEmpty() ? words : telling;
  }

  /**
   * The pieces that a score of overlap counts: words, and single characters of Chinese and
   * Japanese, which put no spaces between words (as the MLQA evaluation does).
   */
  static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    for (String word : words(text)) {
      StringBuilder rest = new StringBuilder();
      word.codePoints()
          .forEach(c -> {
            if (standsAlone(c)) {
              flush(rest, tokens);
              tokens.add(Character.toString(c));
            } else {
              rest.appendCodePoint(c);
            }
          });
      flush(rest, tokens);
    }
    return tokens;
  }

  private static void flush(StringBuilder word, List<String> into) {
    if (!word.isEmpty()) {
      into.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean standsAlone(int c) {
    UnicodeScript script = UnicodeScript.of(c);
    return script == UnicodeScript.HAN
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA;
  }

  /** Without case, in one form of each character. */
  private static String folded(String text) {
    String upper = composed(text).toUpperCase(Locale.ROOT);
    return composed(upper.toLowerCase(Locale.ROOT));
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  private static String bare(String text) {
    StringBuilder bare = new StringBuilder(text.length());
    text.codePoints().filter(c -> !isDropped(c)).forEach(bare::appendCodePoint);
    return bare.toString();
  }

  private static boolean isDropped(int c) {
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.FORMAT ->
          true;
      default -> SYMBOLS.indexOf(c) >= 0;
    };
  }

  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            flush(word, words);
          } else {
            word.appendCodePoint(c);
          }
        });
    flush(word, words);
    return words;
  }
}
