package dev.yourbrief.trial.grade;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The letter an answer chooses, in the many ways models write it: {@code B}, {@code (b)}, {@code
 * **B.** Paris}, {@code The answer is B}, {@code \boxed{B}}. The surest form counts; where nothing
 * but letters in prose is left, only a single one is taken, and neither the article <i>A</i> nor
 * the pronoun <i>I</i>.
 *
 * @param labels the letters there are, in upper case
 */
record Choices(List<String> labels) {

  private static final Pattern MARKUP = Pattern.compile("[*_`#$]|\\\\text\\b");
  private static final Pattern ALONE = Pattern.compile("[\\s(\\[{]*([A-Za-z])[\\s)\\]}.:]*");
  private static final Pattern SAID =
      Pattern.compile(
          "(?i:answer|choice|option)(?i:\\s+is|\\s+would"
              + " be|\\s*[:=]){1,3}\\s*(?i:option\\s+|choice\\s+)?[(\\[{\"']*([A-Za-z])(?![A-Za-z'’])");
  private static final Pattern AFTER_CHOICE =
      Pattern.compile(" (?:or|and|nor|but|is|was|because|since|as)\\b");
  private static final Pattern LEADING = Pattern.compile("^\\s*[(\\[]?([A-Za-z])[)\\].:](?=\\s|$)");
  private static final Pattern SINGLE =
      Pattern.compile("(?<![\\p{L}\\d'’-])([A-Z])(?![\\p{L}\\d'’-])");

  /** The chosen label; empty when none, or no single one, can be made out. */
  Optional<String> in(String answer) {
    Optional<String> boxed = Boxed.last(answer).flatMap(this::in);
    if (boxed.isPresent()) {
      return boxed;
    }
    String text = MARKUP.matcher(answer).replaceAll("");
    Matcher alone = ALONE.matcher(text);
    if (alone.matches()) {
      return label(alone.group(1));
    }
    return last(SAID, text).or(() -> leading(text)).or(() -> single(text));
  }

  private Optional<String> last(Pattern pattern, String text) {
    Optional<String> found = Optional.empty();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      Optional<String> label = label(matcher.group(1));
      // "The answer is a city" chooses nothing.
      boolean isArticle = matcher.group(1).equals("a") && isFollowedByWord(text, matcher.end());
      found = isArticle || label.isEmpty() ? found : label;
    }
    return found;
  }

  /** Whether a noun or verb follows, as after an article or pronoun. */
  private static boolean isFollowedByWord(String text, int at) {
    return at + 1 < text.length()
        && text.charAt(at) == ' '
        && Character.isLowerCase(text.charAt(at + 1))
        && !AFTER_CHOICE.matcher(text).region(at, text.length()).lookingAt();
  }

  private Optional<String> leading(String text) {
    Matcher matcher = LEADING.matcher(text);
    return matcher.find() ? label(matcher.group(1)) : Optional.empty();
  }

  private Optional<String> single(String text) {
    Set<String> found = new LinkedHashSet<>();
    Matcher matcher = SINGLE.matcher(text);
    while (matcher.find()) {
      boolean isWord =
          (matcher.group(1).equals("A") || matcher.group(1).equals("I"))
              && isFollowedByWord(text, matcher.end());
      if (!isWord) {
        label(matcher.group(1)).ifPresent(found::add);
      }
    }
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }

  private Optional<String> label(String letter) {
    return Optional.of(letter.toUpperCase(Locale.ROOT)).filter(labels::contains);
  }
}
