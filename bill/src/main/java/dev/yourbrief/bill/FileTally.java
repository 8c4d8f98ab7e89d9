package dev.yourbrief.bill;

import dev.yourbrief.bill.format.ChargeSink;
import dev.yourbrief.bill.format.FileReading;
import dev.yourbrief.bill.format.LedgerMemory;
import dev.yourbrief.bill.store.ChargeStore;
import dev.yourbrief.bill.store.ReadFile;
import dev.yourbrief.figure.source.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one file said: its charges go on to the store, its counts and days stay here. */
final class FileTally implements ChargeSink {

  private final String name;
  private final ProblemLog log;
  private final Taker charges;
  private final Consumer<ReadFile> end;
  private final NavigableSet<LocalDate> told = new TreeSet<>();
  private @Nullable LocalDate latelyTold;
  private @Nullable LocalDate first;
  private @Nullable LocalDate last;
  private long rows;
  private long chargeCount;
  private long unreadable;
  private long spread;
  private long repeated;
  private Instant lastEnd = Instant.MIN;
  private Instant lastPage = Instant.MIN;
  private boolean lastPageHasMore;

  /**
   * @param charges where its charges go
   * @param end told of the file as a whole, after all of it
   */
  FileTally(String name, ProblemLog log, Taker charges, Consumer<ReadFile> end) {
    this.name = name;
    this.log = log;
    this.charges = charges;
    this.end = end;
  }

  /** Where charges go. */
  @FunctionalInterface
  interface Taker {

    /**
     * @param rows how many rows of the file the charge stands for
     */
    void take(Charge charge, long rows);

    /**
     * @param count how many requests the charges, which were taken before, are of
     * @param isOne whether they are one request, whose times are its own
     */
    default void requests(List<Charge> charges, long count, boolean isOne) {}

    /** What is remembered of a ledger from file to file. */
    default LedgerMemory ledger() {
      return new LedgerMemory();
    }
  }

  @Override
  public LedgerMemory ledger() {
    return charges.ledger();
  }

  @Override
  public void row(List<Charge> said, long count) {
    rows += count;
    for (Charge charge : said) {
      chargeCount += count;
      see(charge.day());
      if (charge.category() == ChargeCategory.USAGE) {
        int days = ChargeStore.days(charge);
        for (int day = 0; day < days; day++) {
          tell(charge.day().plusDays(day));
        }
        spread += days > 1 ? count : 0;
      }
      if (charge.end().isAfter(lastEnd)) {
        lastEnd = charge.end();
      }
      charges.take(charge, count);
    }
  }

  @Override
  public void requests(List<Charge> said, long count, boolean isOne) {
    charges.requests(said, count, isOne);
  }

  @Override
  public void idle(String provider, LocalDate day) {
    tell(day);
    see(day);
  }

  @Override
  public void repeated(long left) {
    repeated += left;
    chargeCount += left;
  }

  @Override
  public void unreadable(Problem problem) {
    if (problem.where().line() > 0) {
      rows++;
    }
    unreadable++;
    log.unreadable(problem);
  }

  @Override
  public void note(Problem problem) {
    log.note(problem);
  }

  @Override
  public void page(Instant end, boolean hasMore) {
    if (end.isAfter(lastPage) || (end.equals(lastPage) && !hasMore)) {
      lastPage = end;
      lastPageHasMore = hasMore;
    }
  }

  /** A day that a line is of, or that the file says had none. */
  private void tell(LocalDate day) {
    // Most lines are of the day of the line before.
    if (!day.equals(latelyTold)) {
      told.add(day);
      latelyTold = day;
    }
  }

  @Override
  public void is(FileReading what) {
    end.accept(whole(what));
  }

  private void see(LocalDate day) {
    first = first == null || day.isBefore(first) ? day : first;
    last = last == null || day.isAfter(last) ? day : last;
  }

  private ReadFile whole(FileReading reading) {
    return new ReadFile(
        name,
        reading,
        rows,
        chargeCount,
        unreadable,
        Optional.ofNullable(first),
        told.isEmpty() ? Optional.ofNullable(last) : Optional.of(told.last()),
        told,
        lastEnd,
        lastPage,
        lastPageHasMore,
        spread,
        repeated);
  }
}
