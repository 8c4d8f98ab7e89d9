package dev.yourbrief.register.people;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** Names of people and their e-mail addresses, as they were typed, checked. */
public final class PersonName {

  private static final int LONGEST = 80;
  private static final int LONGEST_EMAIL = 254;

  private PersonName() {}

  /**
   * A name as it is kept.
   *
   * @throws InputException saying what it must not be
   */
  public static String checked(String typed) {
    return usable(typed)
        .orElseThrow(() ->
            new InputException(
                Problem.of(
                    Location.of("name"),
                    "this is no name to be shown as",
                    "Write one to "
                        + LONGEST
                        + " characters, in one line; not the name of this program")));
  }

  /** A name as it is kept; empty if it cannot be one. */
  public static Optional<String> usable(String typed) {
    if (typed.length() > 4 * LONGEST) {
      return Optional.empty();
    }
    String name = Normalizer.normalize(typed, Normalizer.Form.NFC).strip().replaceAll(" +", " ");
    boolean isShown =
        !name.isEmpty()
            && name.codePointCount(0, name.length()) <= LONGEST
            && name.codePoints().allMatch(PersonName::isShown);
    return isShown && !key(name).equals("yourbrief") ? Optional.of(name) : Optional.empty();
  }

  /** Neither line breaks nor what changes how the text around it is read. */
  private static boolean isShown(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** The same for names that differ in case, width or space alone. */
  static String key(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .strip()
        .replaceAll("\\s+", " ")
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  /**
   * An e-mail address as it is kept; empty text for none.
   *
   * @throws InputException if it is none
   */
  public static String checkedEmail(String typed) {
    String email = typed.strip();
    if (email.isEmpty()
        || (email.length() <= LONGEST_EMAIL
            && email.matches(
                "[^\\s@<>\",;:\\\\()\\[\\]\\p{Cntrl}]+@[^\\s@<>\",;:\\\\()\\[\\]\\p{Cntrl}]+"))) {
      return email;
    }
    throw new InputException(
        Problem.of(
            Location.of("e-mail"),
            "this is no e-mail address",
            "Write it as ada@example.com, or leave it empty"));
  }
}
