package dev.yourbrief.bill;

import dev.yourbrief.bill.store.Merge;
import dev.yourbrief.bill.store.Sums;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Says what the reader of a bill should know before relying on its numbers. */
final class Notes {

  private static final int STALE_DAYS = 35;
  private static final int LAGGING_DAYS = 3;
  private static final long RENAMED_SHOWN = 5;

  private final ProblemLog log;
  private final BillOptions options;
  private final Currencies currencies;

  Notes(ProblemLog log, BillOptions options, Currencies currencies) {
    this.log = log;
    this.options = options;
    this.currencies = currencies;
  }

  /**
   * @param manyInARow whether some rows count as several lines
   */
  void merged(Merge.Left left, long spread, boolean manyInARow) {
    long equal = sum(left.equal());
    if (equal > 0) {
      log.note(
          Plural.of(equal, "line stands", "lines stand")
              + " in more than one file and "
              + (equal == 1 ? "is" : "are")
              + " counted once: of a day's lines that agree in all but the amount, those of the"
              + " file that has more of them are kept, or else of the file whose data runs later"
              + (manyInARow ? " (a row of a usage export is a line for each kind of token)" : ""),
          "");
    }
    long lessBelieved = sum(left.lessBelieved());
    if (lessBelieved > 0) {
      log.note(
          Plural.of(lessBelieved, "line was", "lines were")
              + " left out because another source tells of the same provider and day: a bill is"
              + " believed before a gateway's log, and that before an estimate; of two of a kind,"
              + " the one that says more, or says it more exactly",
          "If they are of different spend, such as two accounts, count both with --disjoint");
    }
    long sums = sum(left.sums());
    if (sums > 0) {
      log.note(
          sums == 1
              ? "1 line was left out because it is the sum of its day's other lines"
              : Plural.of(sums, "", "lines")
                  + " were left out because each is the sum of its day's other lines",
          "");
    }
    if (spread > 0) {
      log.note(
          Plural.of(spread, "usage line covers", "usage lines cover")
              + " more than one day, and "
              + (spread == 1 ? "its amount was spread" : "their amounts were spread")
              + " evenly over the days",
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
          (provisional == 1
                  ? "the last day, " + timeline.to() + ", may still grow and is"
                  : "the last "
                      + provisional
                      + " days, up to "
                      + timeline.to()
                      + ", may still grow and are")
              + " left out of the run-rate",
          "");
    }
    gaps(timeline.gaps());
    if (runRateDays > 0 && runRateDays < RunRates.DAYS) {
      log.note(
          "the run-rate rests on "
              + Plural.of(runRateDays, "day", "days")
              + " instead of "
              + RunRates.DAYS,
          "Export a longer time");
    }
    long age = ChronoUnit.DAYS.between(timeline.to(), options.asOf());
    if (age > STALE_DAYS) {
      log.note(
          "the data ends on " + timeline.to() + ", " + age + " days before " + options.asOf(),
          "Export the time since");
    }
    lastDays.forEach(last -> lastDay(last, timeline));
  }

  private void gaps(List<LocalDate> gaps) {
    if (gaps.size() == 1) {
      log.note(gaps.getFirst() + " is in no file", "Export that day too");
    } else if (!gaps.isEmpty()) {
      log.note(
          gaps.size()
              + " days are in no file, the first "
              + gaps.getFirst()
              + ", the last "
              + gaps.getLast(),
          "Export those days too");
    }
  }

  private void lastDay(Sums.Day last, Timeline timeline) {
    String provider = named(last.currency());
    long lag = ChronoUnit.DAYS.between(last.day(), timeline.to());
    if (lag > LAGGING_DAYS && lag < Coverage.WINDOW_DAYS) {
      log.note(
          "the cost of "
              + provider
              + " ends on "
              + last.day()
              + ", "
              + lag
              + " days before the last day of the bill: the run-rate counts nothing for it since",
          "Export its cost again if it was still in use");
    }
    if (last.day().isAfter(options.asOf())) {
      log.note(
          "lines of "
              + provider
              + " dated after "
              + options.asOf()
              + " are in the totals and in nothing else",
          "");
    }
  }

  void money(List<Sums.Total> totals) {
    if (!currencies.left().isEmpty()) {
      log.note(
          "amounts in "
              + String.join(", ", currencies.left())
              + " are kept apart: there is no exchange rate to "
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
    totals.stream().filter(t -> t.category() != ChargeCategory.USAGE).forEach(this::notUsage);
    if (totals.isEmpty()) {
      log.note(
          "no file has a cost, so there is no run-rate", "Add the cost export of the same days");
    }
  }

  private void notUsage(Sums.Total total) {
    if (total.category() == ChargeCategory.NOTIONAL) {
      log.note(
          "use under a flat subscription would have cost "
              + total.cost().toPlainString()
              + " "
              + total.currency()
              + " by the token: it is shown apart, and nobody pays it",
          "");
      return;
    }
    boolean other = total.category() == ChargeCategory.OTHER;
    String kind = other ? "" : total.category().key() + " ";
    log.note(
        Plural.of(total.charges(), kind + "line", kind + "lines")
            + (other ? " of no category known here" : "")
            + (total.charges() == 1 ? " is" : " are")
            + " in the totals, not in the run-rate: "
            + total.billed().toPlainString()
            + " "
            + total.currency()
            + " billed",
        "");
  }

  void tokens(List<Sums.Unpriced> unpriced) {
    for (Sums.Unpriced model : unpriced) {
      boolean one = model.tokens().compareTo(BigDecimal.ONE) == 0;
      String tokens =
          Plural.number(model.tokens()) + (one ? " token of " : " tokens of ") + model.model();
      String have = one ? " has no cost here" : " have no cost here";
      if (model.provider().equals("anthropic") && model.tier().startsWith("priority")) {
        log.note(
            "Priority Tier is never in Anthropic's cost report: " + tokens + have,
            "Add what the commitment costs");
      } else {
        log.note(
            tokens
                + " ("
                + named(model.provider())
                + ", "
                + (model.tier().equals("unknown") ? "tier unknown" : model.tier() + " tier")
                + ")"
                + have
                + ": no line with a cost above 0 names them",
            "Check that the cost export covers the same days");
      }
    }
  }

  void projects(List<Projects.Renamed> renamed) {
    for (Projects.Renamed project : renamed.stream().limit(RENAMED_SHOWN).toList()) {
      log.note(
          "the project "
              + project.id()
              + " goes by more than one name ("
              + String.join(", ", project.names())
              + "): it is counted as one, under '"
              + project.shown()
              + "'",
          "");
    }
    long more = renamed.size() - RENAMED_SHOWN;
    if (more > 0) {
      log.note(
          Plural.of(more, "more project goes", "more projects go")
              + " by more than one name: each is counted as one, under the name of its last day",
          "");
    }
  }

  private static String named(String name) {
    return name.isEmpty() ? BillPart.UNKNOWN : name;
  }
}
