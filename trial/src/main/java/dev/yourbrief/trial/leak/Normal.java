package dev.yourbrief.trial.leak;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;

/** Texts brought to one form. */
final class Normal {

  private Normal() {}

  /**
   * The words of a text: compatibility forms made one (NFKC), lower case, punctuation deleted,
   * split at white space. Symbols stay: "+1" is not "1".
   */
  static List<String> words(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder kept = new StringBuilder(plain.length());
    plain
        .codePoints()
        .filter(c -> !punctuation(c))
        .forEach(c -> kept.appendCodePoint(space(c) ? ' ' : c));
    List<String> words = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(kept.toString(), " ");
    while (tokens.hasMoreTokens()) {
      words.add(tokens.nextToken());
    }
    return words;
  }

  /** The same for two texts that differ only in form. */
  static String of(String text) {
    return String.join(" ", words(text));
  }

  private static boolean punctuation(int c) {
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
      default -> false;
    };
  }

  /** White space as Python's split sees it, the no-break ones included. */
  static boolean space(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }
}
