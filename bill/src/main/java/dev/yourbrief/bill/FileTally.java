package dev.yourbrief.bill;

import dev.yourbrief.bill.format.ChargeSink;
import dev.yourbrief.bill.format.FileReading;
import dev.yourbrief.bill.store.ChargeStore;
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
  private final Consumer<Charge> charges;
  private final Span usage = new Span();
  private final Span any = new Span();
  private long rows;
  private long chargeCount;
  private long unreadable;
  private Instant lastEnd = Instant.MIN;
  private Instant lastPage = Instant.MIN;
  private boolean lastPageHasMore;
  private FileReading reading = new FileReading("", "", "", "");

  FileTally(String name, ProblemLog log, Consumer<Charge> charges) {
    this.name = name;
    this.log = log;
    this.charges = charges;
  }

  /** The first and last day seen. */
  static final class Span {
    private final NavigableSet<LocalDate> told = new TreeSet<>();
    private @Nullable LocalDate first;
    private @Nullable LocalDate last;
    private @Nullable LocalDate latelyTold;

    /** A day that a line is of, or that the file says had none. */
    void tell(LocalDate day) {
      // Most lines are of the day of the line before.
      if (!day.equals(latelyTold)) {
        told.add(day);
        latelyTold = day;
        add(day);
      }
    }

    /** The days told of, one by one; between them a file may say nothing. */
    NavigableSet<LocalDate> told() {
      return told;
    }

    void add(LocalDate day) {
      first = first == null || day.isBefore(first) ? day : first;
      last = last == null || day.isAfter(last) ? day : last;
    }

    Optional<LocalDate> first() {
      return Optional.ofNullable(first);
    }

    Optional<LocalDate> last() {
      return Optional.ofNullable(last);
    }
  }

  @Override
  public void row(List<Charge> said) {
    rows++;
    for (Charge charge : said) {
      chargeCount++;
      any.add(charge.day());
      if (charge.category() == ChargeCategory.USAGE) {
        usage.tell(charge.day());
        if (charge.lastDay().isBefore(charge.day().plusDays(ChargeStore.MAX_DAYS))) {
          for (LocalDate day = charge.day().plusDays(1);
              !day.isAfter(charge.lastDay());
              day = day.plusDays(1)) {
            usage.tell(day);
          }
        }
      }
      if (charge.end().isAfter(lastEnd)) {
        lastEnd = charge.end();
      }
      charges.accept(charge);
    }
  }

  @Override
  public void idle(String provider, LocalDate day) {
    usage.tell(day);
    any.add(day);
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

  @Override
  public void is(FileReading what) {
    reading = what;
  }

  String name() {
    return name;
  }

  FileReading reading() {
    return reading;
  }

  /** The days its usage, or its statement that there was none, runs over. */
  Span usage() {
    return usage;
  }

  /** The end of its last charge. */
  Instant lastEnd() {
    return lastEnd;
  }

  /** The end of its last page. */
  Instant lastPage() {
    return lastPage;
  }

  boolean lastPageHasMore() {
    return lastPageHasMore;
  }

  /** Whether some row said more than one charge. */
  boolean hasManyInARow() {
    return chargeCount > rows;
  }

  BillFile toFile(long duplicates) {
    return new BillFile(
        name,
        reading.sha256(),
        reading.format(),
        reading.version(),
        rows,
        chargeCount,
        unreadable,
        duplicates,
        any.first(),
        usage.last().or(any::last),
        reading.zone());
  }
}
