package dev.yourbrief.cli;

/** A number of things, in words. */
final class Counted {

  private Counted() {}

  /** Such as {@code 1 file} or {@code 2 files}. */
  static String of(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
