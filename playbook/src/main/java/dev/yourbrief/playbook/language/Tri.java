package dev.yourbrief.playbook.language;

/**
 * A truth of Kleene's strong three-valued logic. In this order {@code and} is the lesser of two,
 * {@code or} the greater, and {@code not} the mirror image.
 */
public enum Tri {
  FALSE(0),
  UNKNOWN(1),
  TRUE(2);

  /** As a column holds it. */
  final byte code;

  Tri(int code) {
    this.code = (byte) code;
  }

  public static Tri of(boolean truth) {
    return truth ? TRUE : FALSE;
  }
}
