package dev.yourbrief.bill.format;

import java.sql.Connection;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How files are read.
 *
 * @param hashed whether the hash of each file is wanted
 * @param database where rows of a large file that are alike may be added up before they are read;
 *     empty to have each row read by itself, with its line
 * @param detail what is to be told beside cost and tokens where rows are added up
 */
public record How(boolean hashed, Optional<Supplier<Connection>> database, Detail detail) {

  /** What is told beside cost and tokens: the more, the longer it takes. */
  public enum Detail {
    NONE,
    /** How many requests there were. */
    REQUESTS,
    /** The same, and the hours of a day apart. */
    REQUESTS_BY_HOUR
  }

  /** Each row by itself, and no hashes. */
  public static final How BY_ROW = new How(false, Optional.empty(), Detail.REQUESTS);
}
