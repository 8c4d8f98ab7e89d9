package dev.yourbrief.register.recheck;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a brief makes due.
 *
 * @param decision the id of the decision it is of
 */
record BriefDays(String decision, Page page) {

  static List<DueItem> of(String decision, Brief brief) {
    return new BriefDays(decision, new Page(brief)).items();
  }

  private List<DueItem> items() {
    Brief brief = page.brief();
    List<DueItem> items = new ArrayList<>();
    for (Brief.Recheck recheck : brief.bottomLine().rechecks()) {
      day(recheck.date())
          .map(due ->
              item(
                  DueItem.Kind.RECHECK,
                  "recheck-" + recheck.id(),
                  due,
                  recheck.what(),
                  "",
                  words(recheck.why())))
          .ifPresent(items::add);
    }
    for (Brief.Step step : brief.nextSteps()) {
      day(step.due())
          .map(due ->
              item(
                  DueItem.Kind.STEP,
                  "step-" + step.id(),
                  due,
                  step.what(),
                  words(step.owner()),
                  "Done when: " + words(step.doneWhen())))
          .ifPresent(items::add);
    }
    return List.copyOf(items);
  }

  private DueItem item(
      DueItem.Kind kind, String id, LocalDate due, Text what, String who, String more) {
    return new DueItem(
        kind, decision, words(page.brief().title()), id, due, Page.open(words(what)), who, more);
  }

  private Optional<LocalDate> day(String figure) {
    return page.ledger().find(figure).value() instanceof Figure.Day day
        ? Optional.of(day.date())
        : Optional.empty();
  }

  private String words(Text text) {
    return OneLine.of(page.plain(text));
  }
}
