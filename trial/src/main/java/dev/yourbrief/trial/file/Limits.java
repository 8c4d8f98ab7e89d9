package dev.yourbrief.trial.file;

/** What a file may hold at most, so that none can take all of the memory or of the day. */
public final class Limits {

  /** Bytes of a file: 1 GiB. */
  public static final long FILE = 1L << 30;

  /** Bytes of a line, of a cell, of a text: 8 MiB. */
  public static final int LINE = 8 << 20;

  /** Fields of a row. */
  public static final int FIELDS = 1_000;

  /** Rows of a file. */
  public static final int ROWS = 2_000_000;

  /** Levels of nesting. */
  public static final int DEPTH = 64;

  /** Values of one piece of JSON, or of a whole YAML file. */
  public static final int VALUES = 4_000_000;

  /** Characters of the texts of one piece of JSON. */
  public static final int TEXT = 64 << 20;

  /** Bytes of a YAML file, which is read whole: 64 MiB. */
  public static final int YAML = 64 << 20;

  /** Problems that are kept one by one; those after them are counted. */
  public static final int PROBLEMS = 1_000;

  private Limits() {}
}
