package dev.yourbrief.crossover.prices;

import dev.yourbrief.crossover.ModelPrice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one model of one seller in one tier, over time and from every source; and how a
 * new fact joins it. No row is ever taken away. The same fact told again changes nothing but the
 * day it was last said.
 */
final class History {

  /** What became of a fact. */
  enum Outcome {
    /** There was no price of this from this source. */
    NEW,
    /** The source had another price, which stays with its own days. */
    CHANGED,
    /** The source says what it said, on a later day. */
    CONFIRMED,
    /** Nothing new. */
    SAME
  }

  private final List<BookRow> rows;

  /**
   * @param rows the rows, to be changed in place
   */
  History(List<BookRow> rows) {
    this.rows = rows;
  }

  Outcome join(PriceFact fact, String aliases, String openModel) {
    return fact.isHistory()
        ? joinDated(fact, aliases, openModel)
        : joinSeen(fact, aliases, openModel);
  }

  /** The list says the first day itself. */
  private Outcome joinDated(PriceFact fact, String aliases, String openModel) {
    LocalDate from = fact.from().orElse(ModelPrice.SINCE_EVER);
    Optional<BookRow> same =
        rows.stream()
            .filter(row -> row.isFrom(fact) && row.says(fact) && row.from().equals(from))
            .findFirst();
    if (same.isPresent()) {
      return confirm(same.get(), fact);
    }
    boolean known = rows.stream().anyMatch(row -> row.isFrom(fact));
    rows.add(BookRow.of(fact, from, aliases, openModel));
    return known ? Outcome.CHANGED : Outcome.NEW;
  }

  /** The list says what holds on its day; since when is for the rows before it to tell. */
  private Outcome joinSeen(PriceFact fact, String aliases, String openModel) {
    LocalDate day = fact.asOf();
    Optional<BookRow> before =
        rows.stream()
            .filter(row -> row.isFrom(fact) && !row.isAnnounced() && !row.from().isAfter(day))
            .max(BookRow.BY_START);
    if (before.isEmpty()) {
      rows.add(BookRow.of(fact, firstSeen(fact), aliases, openModel));
      return Outcome.NEW;
    }
    BookRow last = before.get();
    if (last.says(fact)) {
      return confirm(last, fact);
    }
    boolean told =
        rows.stream().anyMatch(row -> row.isFrom(fact) && row.says(fact) && row.asOf().equals(day));
    if (told) {
      return Outcome.SAME;
    }
    if (day.isAfter(last.asOf())) {
      rows.add(BookRow.of(fact, day, aliases, openModel));
    } else {
      // An older list than the one that is here: what was known from then on began after it.
      rows.add(BookRow.of(fact, last.from(), aliases, openModel));
      if (last.asOf().isAfter(day) && last.from().equals(ModelPrice.SINCE_EVER)) {
        rows.set(rows.indexOf(last), last.startingOn(last.asOf()));
      }
    }
    return Outcome.CHANGED;
  }

  /**
   * Since when a price holds that a list only says to hold now. If another source knew another
   * price on an earlier day, it has changed and the list saw it; if another source has the same
   * price from a day on, that is the day; else nobody knows of another before it.
   */
  private LocalDate firstSeen(PriceFact fact) {
    Optional<BookRow> standing =
        rows.stream()
            .filter(row -> !row.isAnnounced() && !row.from().isAfter(fact.asOf()))
            .max(BookRow.BY_START);
    if (standing.isEmpty()) {
      return ModelPrice.SINCE_EVER;
    }
    BookRow row = standing.get();
    if (!row.contradicts(fact)) {
      return row.from();
    }
    return row.asOf().isBefore(fact.asOf()) ? fact.asOf() : ModelPrice.SINCE_EVER;
  }

  private Outcome confirm(BookRow row, PriceFact fact) {
    BookRow confirmed = row.confirmedOn(fact.asOf());
    if (confirmed.equals(row)) {
      return Outcome.SAME;
    }
    rows.set(rows.indexOf(row), confirmed);
    return Outcome.CONFIRMED;
  }
}
