package dev.yourbrief.playbook.brief;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance.Computed;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Every figure a brief points at, from a text, a date, a plot or a formula. */
public final class References {

  private final SortedSet<String> shown = new TreeSet<>();
  private final SortedSet<String> dates = new TreeSet<>();

  private References(Brief b) {
    text(b.title());
    text(b.bottomLine().headline());
    text(b.bottomLine().crossover());
    texts(b.bottomLine().sentences());
    texts(b.bottomLine().wouldChange());
    b.bottomLine()
        .rechecks()
        .forEach(r -> {
          texts(List.of(r.what(), r.why()));
          dates.add(r.date());
        });
    text(b.decision().statement());
    b.decision()
        .doors()
        .forEach(d -> texts(List.of(d.name(), d.money(), d.days(), d.people(), d.why())));
    b.questions().forEach(q -> texts(List.of(q.ask(), q.answer(), q.worth())));
    b.frameworks()
        .forEach(f -> {
          text(f.name());
          texts(f.paragraphs());
          texts(f.detail());
          f.table().ifPresent(this::table);
          f.plot().ifPresent(this::plot);
        });
    b.criteria()
        .forEach(c -> {
          texts(List.of(c.name(), c.test(), c.finding()));
          texts(c.missing());
        });
    table(b.sources().bill());
    texts(b.sources().coverage());
    texts(b.sources().people());
    b.sources()
        .reading()
        .forEach(r -> {
          texts(List.of(r.title(), r.source(), r.use()));
          dates.add(r.date());
        });
    b.nextSteps()
        .forEach(s -> {
          texts(List.of(s.what(), s.owner(), s.doneWhen()));
          dates.add(s.due());
        });
    b.escalation().forEach(t -> texts(List.of(t.what(), t.whom(), t.finding())));
    texts(b.counterCase());
    b.roles().forEach(r -> text(r.who()));
    b.figures()
        .values()
        .forEach(figure -> {
          if (figure.provenance() instanceof Computed computed) {
            shown.addAll(computed.inputs());
          }
        });
  }

  /**
   * Refuses a brief that points at nothing.
   *
   * @throws IllegalArgumentException if it does, naming every figure that is not there
   */
  public static void check(Brief brief) {
    List<String> broken = broken(brief);
    if (!broken.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", broken));
    }
  }

  /** What is wrong with the brief's pointers, a sentence each; empty when all of them hold. */
  public static List<String> broken(Brief brief) {
    References references = new References(brief);
    SortedMap<String, Figure> figures = brief.figures();
    List<String> broken = new ArrayList<>();
    for (String id : references.shown) {
      if (!figures.containsKey(id)) {
        broken.add("the brief points at '" + id + "' but has no such figure");
      }
    }
    for (String id : references.dates) {
      Figure figure = figures.get(id);
      if (figure == null || !(figure.value() instanceof Figure.Day)) {
        broken.add("the brief takes a date from '" + id + "' but has no such day");
      }
    }
    return broken;
  }

  private void plot(CrossoverPlot plot) {
    texts(List.of(plot.title(), plot.subtitle()));
    plot.marks().forEach(mark -> shown.add(mark.scaleFigure()));
    plot.crossing()
        .ifPresent(crossing -> {
          shown.add(crossing.volumeFigure());
          shown.add(crossing.billFigure());
        });
    shown.addAll(plot.ruleOfThumb());
  }

  private void table(Brief.Table table) {
    text(table.caption());
    texts(table.header());
    table.rows().forEach(this::texts);
  }

  private void texts(List<Text> texts) {
    texts.forEach(this::text);
  }

  private void text(Text text) {
    for (Text.Span span : text.spans()) {
      if (span instanceof Text.Slot slot) {
        shown.add(slot.figure());
      }
    }
  }
}
