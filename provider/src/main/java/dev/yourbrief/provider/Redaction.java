package dev.yourbrief.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes keys and prompts out of what a provider said. Some providers quote what they were sent; a
 * message goes into logs and reports, where neither belongs.
 */
final class Redaction {

  private static final int MOST_CHARACTERS = 300;

  /** A run this long that a prompt holds as well was copied from it. */
  private static final int RUN = 16;

  /** A shorter prompt is looked for whole, but not one that any sentence may hold. */
  private static final int SHORTEST_PROMPT = 6;

  private static final String GAP = "[…]";

  /** Keys of other forms than ours, also with stars in them. */
  private static final Pattern KEY_LIKE =
      Pattern.compile("\\b(?:sk|pk|rk|gsk|xai|key)[-_][\\w*.-]{8,}|(?i:bearer) [\\w*.~+/-]{8,}=*");

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

  private final Optional<Secret> key;

  Redaction(Optional<Secret> key) {
    this.key = key;
  }

  /** One line, at most 300 characters, without the key and without what the request says. */
  String clean(String text, ChatRequest request) {
    String clean = SPACE.matcher(text).replaceAll(" ").strip();
    // Well above what is shown, so that cutting cannot leave half of something to be taken out.
    clean = clean.length() > 4_000 ? clean.substring(0, 4_000) : clean;
    if (key.isPresent()) {
      clean = clean.replace(key.get().open(), GAP);
    }
    clean = KEY_LIKE.matcher(clean).replaceAll(GAP);
    for (Message message : request.messages()) {
      clean = without(SPACE.matcher(message.text()).replaceAll(" ").strip(), clean);
    }
    return clean.length() <= MOST_CHARACTERS
        ? clean
        : clean.substring(0, cutAt(clean, MOST_CHARACTERS - 1)) + "…";
  }

  private static String without(String prompt, String text) {
    if (prompt.length() < SHORTEST_PROMPT) {
      return text;
    }
    if (prompt.length() < RUN) {
      return text.replace(prompt, GAP);
    }
    List<String> kept = new ArrayList<>();
    int from = 0;
    int i = 0;
    while (i + RUN <= text.length()) {
      int length = commonRun(prompt, text, i);
      if (length == 0) {
        i++;
      } else {
        kept.add(text.substring(from, i));
        i += length;
        from = i;
      }
    }
    kept.add(text.substring(from));
    return String.join(GAP, kept);
  }

  /** How far the text from here goes on as some place of the prompt does; 0 if not far enough. */
  private static int commonRun(String prompt, String text, int from) {
    int at = prompt.indexOf(text.substring(from, from + RUN));
    if (at < 0) {
      return 0;
    }
    int length = RUN;
    while (at + length < prompt.length()
        && from + length < text.length()
        && prompt.charAt(at + length) == text.charAt(from + length)) {
      length++;
    }
    return length;
  }

  /** Not between the two halves of a character. */
  private static int cutAt(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
  }
}
