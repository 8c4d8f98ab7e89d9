package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Memo;
import java.util.regex.Pattern;

/** What becomes of a bill's own words before they are kept. */
final class Texts {

  private static final int MAX_LENGTH = 300;
  private static final Pattern E_MAIL =
      Pattern.compile("[\\w.+%'-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63})+");
  private static final Pattern IP_ADDRESS =
      Pattern.compile(
          "(?<![\\w.])(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)"
              + "(?![\\w.])");

  private static final Memo<String> KEPT = new Memo<>(Texts::workOut);

  private Texts() {}

  /** The text without e-mail addresses and IP addresses, and of bounded length. */
  static String kept(String text) {
    // Not even the memory of this program holds on to an address.
    return text.isEmpty() || text.indexOf('@') >= 0 ? workOut(text) : KEPT.of(text);
  }

  private static String workOut(String text) {
    String bounded = shorten(text.strip());
    if (bounded.indexOf('@') >= 0) {
      bounded = E_MAIL.matcher(bounded).replaceAll("(e-mail)");
    }
    return bounded.indexOf('.') >= 0
        ? IP_ADDRESS.matcher(bounded).replaceAll("(address)")
        : bounded;
  }

  /** The text, cut where it would fill a screen. */
  static String shorten(String text) {
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
  }
}
