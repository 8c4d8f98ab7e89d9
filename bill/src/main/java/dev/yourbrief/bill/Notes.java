package dev.yourbrief.bill;

import dev.yourbrief.bill.store.Merge;
import dev.yourbrief.bill.store.Sums;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Says what the reader of a bill should know before relying on its numbers. */
final class Notes {

  private static final int STALE_DAYS = 35;
  private static final int LAGGING_DAYS = 3;

  private final ProblemLog log;
  private final BillOptions options;
  private final Currencies currencies;

  Notes(ProblemLog log, BillOptions options, Currencies currencies) {
    this.log = log;
    this.options = options;
    this.currencies = currencies;
  }

  void merged(Merge.Left left, long spread) {
    long equal = sum(left.equal());
    if (equal > 0) {
      log.note(
          equal
              + " charges stand in more than one file and were counted once: of equal charges (all"
              + " but the amount), those of the file whose data runs later were kept",
          "");
    }
    long lessBelieved = sum(left.lessBelieved());
    if (lessBelieved > 0) {
      log.note(
          lessBelieved
              + " charges were left out because an export of another format tells of the same"
              + " provider and day in more detail, or more exactly",
          "If the two are of different accounts, read them as two bills");
    }
    long sums = sum(left.sums());
    if (sums > 0) {
      log.note(sums + " lines were left out because each is the sum of its day's other lines", "");
    }
    if (spread > 0) {
      log.note(
          spread + " usage charges cover more than one day and were spread evenly over their days",
          "");
    }
  }

  private static long sum(Map<Integer, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  void time(Timeline timeline, Coverage coverage, int runRateDays, List<Sums.Day> lastDays) {
    if (coverage.pagesMissing()) {
      log.note(
          "an export says that more pages follow, and they are not here: the totals are too low",
          "Ask the API for the next pages until 'has_more' is false, and save them beside this"
              + " one");
    }
    long provisional = ChronoUnit.DAYS.between(timeline.lastSettled(), timeline.to());
    if (provisional > 0) {
      log.note(
          "the last "
              + provisional
              + " days up to "
              + timeline.to()
              + " may still grow and are left out of the run-rate",
          "");
    }
    List<LocalDate> gaps = timeline.gaps();
    if (!gaps.isEmpty()) {
      log.note(
          gaps.size()
              + " days between "
              + gaps.getFirst()
              + " and "
              + gaps.getLast()
              + " are in no file",
          "Export those days too");
    }
    if (runRateDays > 0 && runRateDays < RunRates.DAYS) {
      log.note(
          "the run-rate rests on " + runRateDays + " days instead of " + RunRates.DAYS,
          "Export a longer time");
    }
    long age = ChronoUnit.DAYS.between(timeline.to(), options.asOf());
    if (age > STALE_DAYS) {
      log.note(
          "the data ends on " + timeline.to() + ", " + age + " days before " + options.asOf(),
          "Export the time since");
    }
    for (Sums.Day last : lastDays) {
      long lag = ChronoUnit.DAYS.between(last.day(), timeline.to());
      if (lag > LAGGING_DAYS && lag < Coverage.WINDOW_DAYS) {
        log.note(
            "the cost of "
                + named(last.currency())
                + " ends on "
                + last.day()
                + ", "
                + lag
                + " days before the others' data: the run-rate counts it as nothing since",
            "Export it again if it went on");
      }
      if (last.day().isAfter(options.asOf())) {
        log.note(
            "data of " + named(last.currency()) + " after " + options.asOf() + " is left out", "");
      }
    }
  }

  void money(List<Sums.Total> totals) {
    if (!currencies.left().isEmpty()) {
      log.note(
          "amounts in "
              + String.join(", ", currencies.left())
              + " are reported apart: there is no rate to "
              + currencies.main(),
          "Give a dated exchange rate with its source");
    }
    for (ExchangeRate rate : currencies.used()) {
      log.note(
          "amounts in "
              + rate.from()
              + " were converted at "
              + rate.rate().toPlainString()
              + " "
              + rate.to()
              + " of "
              + rate.asOf()
              + " ("
              + rate.source()
              + ")",
          "");
    }
    for (Sums.Total total : totals) {
      if (total.category() != ChargeCategory.USAGE) {
        log.note(
            total.charges()
                + " charges of the category "
                + total.category().key()
                + " are in the totals, not in the run-rate: "
                + total.billed().toPlainString()
                + " "
                + total.currency()
                + " billed",
            "");
      }
    }
    if (totals.isEmpty()) {
      log.note(
          "no file has a cost, so there is no run-rate", "Add the cost export of the same days");
    }
  }

  void tokens(List<Sums.Unpriced> unpriced) {
    for (Sums.Unpriced model : unpriced) {
      String tokens = model.tokens().stripTrailingZeros().toPlainString();
      if (model.provider().equals("anthropic") && model.tier().startsWith("priority")) {
        log.note(
            "Priority Tier is never in Anthropic's cost report: "
                + tokens
                + " tokens of "
                + model.model()
                + " have no cost here",
            "Add what the commitment costs");
      } else {
        log.note(
            tokens
                + " tokens of "
                + named(model.model())
                + " ("
                + named(model.provider())
                + ", "
                + model.tier()
                + ") are unpriced: no cost line above 0 speaks of them",
            "Check that the cost export covers the same days");
      }
    }
  }

  private static String named(String name) {
    return name.isEmpty() ? BillPart.UNKNOWN : name;
  }
}
