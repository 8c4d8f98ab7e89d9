package dev.yourbrief.publish.diff;

import dev.yourbrief.publish.diff.DiffWords.Item;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Which dates moved. Those that kept their distance from the brief's own day are only counted. */
record DateWords(BriefDiff diff, Saying saying, FigureWords figures) {

  /** How far the brief's own day moved, and how many dates moved with it. */
  Optional<String> asOf() {
    return diff.all(Change.AsOf.class).stream()
        .findFirst()
        .map(asOf -> {
          String day =
              saying.say(
                  "diff.asOf",
                  "now",
                  saying.now().date(asOf.now()),
                  "move",
                  figures.move(asOf.old(), asOf.now()));
          int along = diff.all(Change.Date.class).size() - datesApart().size();
          return along == 0 ? day : day + " " + figures.count("diff.along", along);
        });
  }

  private List<Change.Date> datesApart() {
    return diff.all(Change.Date.class).stream().filter(date -> !movesAlong(date)).toList();
  }

  /** Whether a date is as far from the brief's own day as it was, in days or in months. */
  private boolean movesAlong(Change.Date date) {
    if (date.old().isEmpty() || date.now().isEmpty()) {
      return false;
    }
    LocalDate from = diff.old().asOf();
    LocalDate to = diff.now().asOf();
    LocalDate before = date.old().get().day();
    LocalDate after = date.now().get().day();
    return !from.equals(to)
        && (from.until(before).equals(to.until(after))
            || before.toEpochDay() - from.toEpochDay() == after.toEpochDay() - to.toEpochDay());
  }

  /** The dates that moved by themselves, came or went. */
  List<Item> dates() {
    return datesApart().stream()
        .map(date ->
            new Item(
                saying.name(date.old().map(Change.Due::what), date.now().map(Change.Due::what)),
                words(date)))
        .toList();
  }

  private String words(Change.Date date) {
    Optional<String> before = date.old().map(due -> saying.now().date(due.day()));
    Optional<String> after = date.now().map(due -> saying.now().date(due.day()));
    if (before.isEmpty() || after.isEmpty()) {
      return before.isEmpty()
          ? saying.say("diff.date.came", "now", after.orElse(""))
          : saying.say("diff.date.went", "old", before.get());
    }
    return saying.became(before.get(), after.get())
        + ", "
        + figures.move(date.old().orElseThrow().day(), date.now().orElseThrow().day());
  }
}
