package dev.yourbrief.publish.calendar;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The days of a brief, worded. */
record Days(Page page) {

  List<Event> events() {
    Brief brief = page.brief();
    List<Event> events = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Brief.Recheck recheck : brief.bottomLine().rechecks()) {
      events.add(
          event(
              name("recheck-" + recheck.id(), names),
              recheck.date(),
              page.say(
                  "calendar.recheck",
                  "what",
                  Page.open(words(recheck.what())),
                  "decision",
                  words(brief.title())),
              List.of(
                  page.say("calendar.decision", "decision", words(brief.title())),
                  page.say("calendar.verdict", "verdict", words(brief.bottomLine().headline())),
                  words(recheck.why())),
              "calendar.rechecks"));
    }
    for (Brief.Step step : brief.nextSteps()) {
      events.add(
          event(
              name("step-" + step.id(), names),
              step.due(),
              page.say(
                  "calendar.step",
                  "what",
                  Page.open(words(step.what())),
                  "owner",
                  words(step.owner())),
              List.of(
                  page.say("calendar.decision", "decision", words(brief.title())),
                  page.say("calendar.owner", "owner", words(step.owner())),
                  page.say("calendar.done", "done", words(step.doneWhen())),
                  Lines.clean(step.command())),
              "calendar.steps"));
    }
    return events;
  }

  private Event event(
      String name, String figure, String summary, List<String> description, String category) {
    return new Event(
        name + uidEnd(page.brief().id()),
        day(figure),
        summary,
        String.join("\n", description.stream().filter(line -> !line.isBlank()).toList()),
        page.say(category),
        false,
        0);
  }

  private LocalDate day(String id) {
    Figure figure = page.ledger().find(id);
    if (figure.value() instanceof Figure.Day day) {
      return day.date();
    }
    throw new IllegalArgumentException("the brief shows '" + id + "' as a day, and it is none");
  }

  private String words(Text text) {
    return Lines.one(page.plain(text));
  }

  /** A name within this brief that no other event has. */
  private static String name(String id, Set<String> names) {
    String safe = Page.address(id);
    String name = safe;
    for (int n = 2; !names.add(name); n++) {
      name = safe + "-" + n;
    }
    return name;
  }

  /** How the UIDs of a decision's events end. */
  static String uidEnd(String briefId) {
    return "." + Page.address(briefId) + "@yourbrief";
  }
}
