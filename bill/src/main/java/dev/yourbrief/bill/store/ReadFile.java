package dev.yourbrief.bill.store;

import dev.yourbrief.bill.format.FileReading;
import java.time.Instant;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * A file that was read: everything about it but its charges.
 *
 * @param name what it is called in messages
 * @param reading what it turned out to be
 * @param rows rows of data, unreadable ones included
 * @param charges charges read from them
 * @param unreadable rows that could not be read
 * @param first the first day a line is of
 * @param last the last day a line is of
 * @param told the days its usage, or its statement that there was none, is of
 * @param lastEnd the end of its last charge
 * @param lastPage the end of its last page, of an export that comes in pages
 * @param lastPageHasMore whether that page says that another follows
 * @param spread charges of several days, which were spread over them
 * @param repeated charges left out because the file tells of the same request elsewhere
 */
public record ReadFile(
    String name,
    FileReading reading,
    long rows,
    long charges,
    long unreadable,
    Optional<LocalDate> first,
    Optional<LocalDate> last,
    NavigableSet<LocalDate> told,
    Instant lastEnd,
    Instant lastPage,
    boolean lastPageHasMore,
    long spread,
    long repeated) {

  /** Whether some row said more than one charge. */
  public boolean hasManyInARow() {
    return charges > rows;
  }
}
