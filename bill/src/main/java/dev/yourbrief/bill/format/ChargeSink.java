package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.figure.source.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Where the readers put what they find in a file. */
public interface ChargeSink {

  /** One row was read; it says these charges, or none. */
  void row(List<Charge> charges);

  /** A row says that a day had no activity. */
  void idle(String provider, LocalDate day);

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
