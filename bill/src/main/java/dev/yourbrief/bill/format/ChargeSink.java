package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.figure.source.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Where the readers put what they find in a file. */
public interface ChargeSink {

  /**
   * A row was read; it says these charges, or none.
   *
   * @param rows how many rows of the file it stands for: more than one where equal rows were added
   *     up before they were read
   */
  void row(List<Charge> charges, long rows);

  /** One row was read. */
  default void row(List<Charge> charges) {
    row(charges, 1);
  }

  /**
   * The tokens of these charges, which a row has just said, are of requests that were counted.
   *
   * @param count how many requests; a whole number above zero
   * @param isOne whether the row is one request, whose times are its own
   */
  default void requests(List<Charge> charges, long count, boolean isOne) {}

  /** What is remembered of a ledger from file to file; by default, nothing. */
  default LedgerMemory ledger() {
    return new LedgerMemory();
  }

  /** A row says that a day had no activity. */
  void idle(String provider, LocalDate day);

  /** As many charges were left out because the file tells of the same request elsewhere. */
  void repeated(long charges);

  /** A row cannot be read. */
  void unreadable(Problem problem);

  /** Something to know about the file as a whole. */
  void note(Problem problem);

  /**
   * A page of an export that comes in pages.
   *
   * @param lastEnd the end of the last bucket on it
   * @param hasMore whether it says that another page follows
   */
  void page(Instant lastEnd, boolean hasMore);

  /** What the file turned out to be; told once, after all of it. */
  void is(FileReading what);
}
