package dev.yourbrief.crossover.probe;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;

/**
 * An API key. It goes into the header of a request and nowhere else; as text it is a row of dots,
 * and it is taken out of everything that a server says.
 */
public final class Key {

  /** No key: for servers that ask for none. */
  public static final Key NONE = new Key("");

  private static final String HIDDEN = "…";

  /** Shorter texts would be struck out of words that only look like the key. */
  private static final int SHORTEST_STRUCK = 6;

  private final String secret;

  private Key(String secret) {
    this.secret = secret;
  }

  /**
   * A key.
   *
   * @param secret the key itself
   * @param from where it was found, for messages
   * @throws InputException if it cannot be sent in a header
   */
  public static Key of(String secret, String from) {
    String bare = secret.strip();
    if (bare.isEmpty() || !bare.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
      throw new InputException(
          Problem.of(
              Location.of(from),
              "it holds no key that can be sent",
              "Set it to the key alone, without spaces or line breaks"));
    }
    return new Key(bare);
  }

  boolean isGiven() {
    return !secret.isEmpty();
  }

  /** The header line, with its line end; nothing when there is no key. */
  String header() {
    return isGiven() ? "Authorization: Bearer " + secret + "\r\n" : "";
  }

  /**
   * A text without the key, and without a piece of it that is long enough to be of use: servers
   * quote the key they refuse, some of them cut short.
   */
  String redact(String text) {
    if (secret.length() < SHORTEST_STRUCK) {
      return isGiven() ? text.replace(secret, HIDDEN) : text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int shared = longestPieceAt(text, at);
      if (shared >= SHORTEST_STRUCK) {
        out.append(HIDDEN);
        at += shared;
      } else {
        out.append(text.charAt(at++));
      }
    }
    return out.toString();
  }

  /** How many characters from here on are a piece of the key. */
  private int longestPieceAt(String text, int at) {
    int longest = 0;
    for (int start = 0; start + longest < secret.length(); start++) {
      int n = 0;
      while (at + n < text.length()
          && start + n < secret.length()
          && text.charAt(at + n) == secret.charAt(start + n)) {
        n++;
      }
      longest = Math.max(longest, n);
    }
    return longest;
  }

  @Override
  public String toString() {
    return isGiven() ? HIDDEN : "";
  }
}
