package dev.yourbrief.publish.trial;

import dev.yourbrief.publish.DataTable;
import dev.yourbrief.publish.DataTable.Cell;
import dev.yourbrief.publish.DataTable.Head;
import dev.yourbrief.publish.Sheet;
import dev.yourbrief.trial.TrialResult;
import dev.yourbrief.trial.lock.LockEntry;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The log of the trial's lock, the oldest line first. */
record LockParts(TrialResult result, Function<LocalDate, String> dates) {

  DataTable table() {
    return new DataTable(
        "The log of the lock, the oldest line first; times are UTC",
        List.of(
            Head.of("When"), Head.prose("What"), Head.prose("Why, or what"), Head.prose("Hash")),
        result.lock().stream().map(this::row).toList());
  }

  private List<Cell> row(LockEntry entry) {
    ZonedDateTime at = entry.at().atZone(ZoneOffset.UTC);
    String when =
        dates.apply(at.toLocalDate())
            + String.format(Locale.ROOT, ", %02d:%02d", at.getHour(), at.getMinute());
    return List.of(
        Cell.of(when),
        Cell.of(ReasonGroups.words(entry.event()))
            .strong(entry.event() == LockEntry.Event.UNLOCKED),
        Cell.of(what(entry)),
        Cell.of(Sheet.shortHash(entry.hash())));
  }

  private static String what(LockEntry entry) {
    return switch (entry.event()) {
      case UNLOCKED -> entry.reason().isBlank() ? "no reason was given" : entry.reason();
      case LOCKED, FINISHED -> String.join(", ", entry.parts().keySet());
    };
  }
}
