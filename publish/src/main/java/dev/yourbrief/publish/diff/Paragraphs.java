package dev.yourbrief.publish.diff;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.CrossoverPlot;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.diff.Change.Prose;
import dev.yourbrief.publish.diff.Change.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The prose of a brief, paragraph by paragraph, each list under the place it stands in. */
final class Paragraphs {

  /**
   * A place that holds paragraphs.
   *
   * @param item the bar, question or the like; empty for the section itself
   * @param part which part of it
   */
  private record Spot(Section section, String item, String part) {}

  private static final String ROWS = "rows";

  private final Map<Spot, List<Text>> spots = new LinkedHashMap<>();

  private Paragraphs(Brief b) {
    add(Section.TITLE, "", "title", b.title());
    add(Section.BOTTOM_LINE, "", "sentences", b.bottomLine().sentences());
    add(Section.BOTTOM_LINE, "", "crossover", b.bottomLine().crossover());
    for (Brief.Recheck r : b.bottomLine().rechecks()) {
      add(Section.BOTTOM_LINE, r.id(), "what", r.what());
      add(Section.BOTTOM_LINE, r.id(), "why", r.why());
    }
    add(Section.BOTTOM_LINE, "", "wouldChange", b.bottomLine().wouldChange());
    add(Section.DECISION, "", "statement", b.decision().statement());
    for (Brief.Door d : b.decision().doors()) {
      add(Section.DECISION, d.option(), "name", d.name());
      add(Section.DECISION, d.option(), "money", d.money());
      add(Section.DECISION, d.option(), "days", d.days());
      add(Section.DECISION, d.option(), "people", d.people());
      add(Section.DECISION, d.option(), "why", d.why());
    }
    for (Brief.Question q : b.questions()) {
      add(Section.QUESTIONS, q.id(), "ask", q.ask());
      add(Section.QUESTIONS, q.id(), "answer", q.answer());
      add(Section.QUESTIONS, q.id(), "worth", q.worth());
    }
    b.frameworks().forEach(this::framework);
    for (Brief.Bar c : b.criteria()) {
      add(Section.CRITERIA, c.id(), "name", c.name());
      add(Section.CRITERIA, c.id(), "test", c.test());
      add(Section.CRITERIA, c.id(), "finding", c.finding());
      add(Section.CRITERIA, c.id(), "missing", c.missing());
    }
    sources(b);
    for (Brief.Step s : b.nextSteps()) {
      add(Section.STEPS, s.id(), "what", s.what());
      add(Section.STEPS, s.id(), "owner", s.owner());
      add(Section.STEPS, s.id(), "doneWhen", s.doneWhen());
      add(Section.STEPS, s.id(), "command", command(s));
    }
    for (Brief.Trigger t : b.escalation()) {
      add(Section.ESCALATION, t.id(), "what", t.what());
      add(Section.ESCALATION, t.id(), "whom", t.whom());
      add(Section.ESCALATION, t.id(), "finding", t.finding());
    }
    add(Section.VERDICT, "", "counterCase", b.counterCase());
  }

  private void framework(Brief.Framework f) {
    add(Section.FRAMEWORKS, f.id(), "name", f.name());
    add(Section.FRAMEWORKS, f.id(), "paragraphs", f.paragraphs());
    f.table().ifPresent(table -> table(Section.FRAMEWORKS, f.id(), table));
    f.plot().ifPresent(plot -> plot(f.id(), plot));
  }

  private void plot(String item, CrossoverPlot plot) {
    add(Section.FRAMEWORKS, item, "plot", List.of(plot.title(), plot.subtitle()));
  }

  private void table(Section section, String item, Brief.Table table) {
    List<Text> texts = new ArrayList<>(List.of(table.caption()));
    texts.addAll(table.header());
    add(section, item, "table", texts);
    add(section, item, ROWS, table.rows().stream().map(Paragraphs::row).toList());
  }

  private static Text row(List<Text> cells) {
    return cells.stream().reduce((a, b) -> a.plus(Text.of(" | ")).plus(b)).orElse(Text.EMPTY);
  }

  private void sources(Brief b) {
    table(Section.SOURCES, "", b.sources().bill());
    add(Section.SOURCES, "", "coverage", b.sources().coverage());
    for (Brief.Reading r : b.sources().reading()) {
      add(Section.SOURCES, ProseKey.of(r.title(), b), "source", r.source());
      add(Section.SOURCES, ProseKey.of(r.title(), b), "use", r.use());
    }
    add(Section.SOURCES, "", "people", b.sources().people());
  }

  private static Text command(Brief.Step step) {
    return step.command().isBlank() ? Text.EMPTY : Text.name(step.command());
  }

  private void add(Section section, String item, String part, Text text) {
    add(section, item, part, List.of(text));
  }

  private void add(Section section, String item, String part, List<Text> texts) {
    spots.putIfAbsent(
        new Spot(section, item, part), texts.stream().filter(text -> !text.isEmpty()).toList());
  }

  /**
   * Every paragraph in other words, one that came and one that went, section by section.
   *
   * @param told what is told already: a bar that is new is not told again as three new paragraphs
   */
  static List<Prose> changes(Brief old, Brief now, Pairs pairs, List<Change> told) {
    Map<Spot, List<Text>> before = new Paragraphs(old).spots;
    Map<Spot, List<Text>> after = new Paragraphs(now).spots;
    Set<Spot> union = new LinkedHashSet<>(after.keySet());
    union.addAll(before.keySet());
    union.removeAll(spotsOf(told));
    union.removeIf(spot -> isWhole(spot) && !(before.containsKey(spot) && after.containsKey(spot)));
    Alignment alignment =
        new Alignment(text -> ProseKey.of(text, old, pairs::now), text -> ProseKey.of(text, now));
    List<Prose> changes = new ArrayList<>();
    for (Spot spot : union) {
      for (Alignment.Two two :
          alignment.apart(
              before.getOrDefault(spot, List.of()), after.getOrDefault(spot, List.of()))) {
        if (!(spot.part.equals(ROWS) && isToldByFigures(two))) {
          changes.add(new Prose(spot.section, spot.item, two.old(), two.now()));
        }
      }
    }
    changes.sort(Comparator.comparing(Prose::section));
    return changes;
  }

  /** Whether a row of figures came or went: each of them says so itself. */
  private static boolean isToldByFigures(Alignment.Two two) {
    return (two.old().isEmpty() || two.now().isEmpty())
        && two.now().or(two::old).orElseThrow().spans().stream()
            .anyMatch(Text.Slot.class::isInstance);
  }

  /** Whether the item a paragraph is part of is told as a whole when it comes or goes. */
  private static boolean isWhole(Spot spot) {
    return !spot.item.isEmpty() && spot.section != Section.FRAMEWORKS;
  }

  /** The paragraphs that say what a change of state says already. */
  private static Set<Spot> spotsOf(List<Change> told) {
    Set<Spot> spots = new HashSet<>();
    for (Change change : told) {
      switch (change) {
        case Change.Bar bar -> {
          String id = bar.now().or(bar::old).orElseThrow().id();
          spots.add(new Spot(Section.CRITERIA, id, "finding"));
          spots.add(new Spot(Section.CRITERIA, id, "missing"));
        }
        case Change.Question question -> {
          String id = question.now().or(question::old).orElseThrow().id();
          spots.add(new Spot(Section.QUESTIONS, id, "answer"));
          spots.add(new Spot(Section.QUESTIONS, id, "worth"));
        }
        case Change.Trigger trigger ->
            spots.add(
                new Spot(
                    Section.ESCALATION,
                    trigger.now().or(trigger::old).orElseThrow().id(),
                    "finding"));
        default -> {}
      }
    }
    return spots;
  }
}
