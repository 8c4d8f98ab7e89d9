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
 * @param hourly whether rows of different hours are to stay apart where they are added up
 */
public record How(boolean hashed, Optional<Supplier<Connection>> database, boolean hourly) {

  /** Each row by itself, and no hashes. */
  public static final How BY_ROW = new How(false, Optional.empty(), false);
}
