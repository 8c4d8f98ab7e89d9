package dev.yourbrief.bill.traffic;

/**
 * How something about traffic was found.
 *
 * @param basis what it rests on
 * @param text the same in words, with what was counted, where, and by which rule
 */
public record How(Basis basis, String text) {

  /** What a number rests on, the firmest first. */
  public enum Basis {
    /** Counted in the files. */
    MEASURED,
    /** Worked out from coarser counts of the files by a stated rule. */
    ESTIMATED,
    /** Taken from published traffic: the files say nothing of it. */
    ASSUMED,
    /** Nothing says. */
    UNKNOWN
  }

  static How measured(String text) {
    return new How(Basis.MEASURED, text);
  }

  static How estimated(String text) {
    return new How(Basis.ESTIMATED, text);
  }

  static How assumed(String text) {
    return new How(Basis.ASSUMED, text);
  }

  static How unknown(String text) {
    return new How(Basis.UNKNOWN, text);
  }
}
