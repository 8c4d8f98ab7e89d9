package dev.yourbrief.cli;

/** Exit statuses. Documented in {@code docs/command.md}; 3 and 4 are the launcher's. */
final class Exit {

  static final int DONE = 0;

  /** A defect of this program. */
  static final int DEFECT = 1;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** The input cannot be used; nothing was written. */
  static final int INPUT = 5;

  /** Done, but part of the input could not be read, or measured, and is left out. */
  static final int PARTLY = 6;

  /**
   * {@code verify}, {@code register verify}: computing again gave something else. {@code diff
   * --exit-code}: there are changes. {@code watch --exit-code}: a bar flipped. {@code bill
   * --against}: ledger and invoice are apart.
   */
  static final int DIFFERS = 7;

  private Exit() {}
}
