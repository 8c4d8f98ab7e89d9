package dev.yourbrief.publish.diff;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.CrossoverPlot;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.diff.FigureChange.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a brief shows its figures: of each, the place that is read first. */
final class Places {

  private final Map<String, Place> places = new HashMap<>();
  private final Set<String> dates = new HashSet<>();

  private Places() {}

  static Places of(Brief b) {
    Places p = new Places();
    p.text(Place.BOTTOM_LINE, b.title());
    p.text(Place.BOTTOM_LINE, b.bottomLine().headline());
    p.texts(Place.BOTTOM_LINE, b.bottomLine().sentences());
    p.texts(Place.BOTTOM_LINE, b.bottomLine().wouldChange());
    p.text(Place.CROSSOVER, b.bottomLine().crossover());
    b.criteria()
        .forEach(bar -> {
          p.texts(Place.BARS, List.of(bar.name(), bar.test(), bar.finding()));
          p.texts(Place.BARS, bar.missing());
        });
    b.decision()
        .doors()
        .forEach(
            d -> p.texts(Place.DOORS, List.of(d.name(), d.money(), d.days(), d.people(), d.why())));
    p.table(b.sources().bill());
    b.frameworks()
        .forEach(f -> {
          p.texts(Place.TEXT, f.paragraphs());
          f.table().ifPresent(p::table);
          f.plot().ifPresent(p::plot);
        });
    p.rest(b);
    return p;
  }

  private void rest(Brief b) {
    text(Place.TEXT, b.decision().statement());
    b.questions().forEach(q -> texts(Place.TEXT, List.of(q.ask(), q.answer(), q.worth())));
    texts(Place.TEXT, b.sources().coverage());
    texts(Place.TEXT, b.sources().people());
    b.escalation().forEach(t -> texts(Place.TEXT, List.of(t.what(), t.whom(), t.finding())));
    texts(Place.TEXT, b.counterCase());
    b.bottomLine()
        .rechecks()
        .forEach(r -> {
          texts(Place.TEXT, List.of(r.what(), r.why()));
          dates.add(r.date());
        });
    b.nextSteps()
        .forEach(s -> {
          texts(Place.TEXT, List.of(s.what(), s.owner(), s.doneWhen()));
          dates.add(s.due());
        });
    b.sources()
        .reading()
        .forEach(r -> {
          texts(Place.TEXT, List.of(r.title(), r.source(), r.use()));
          dates.add(r.date());
        });
  }

  private void plot(CrossoverPlot plot) {
    texts(Place.TEXT, List.of(plot.title(), plot.subtitle()));
    plot.crossing()
        .ifPresent(crossing -> {
          put(Place.CROSSOVER, crossing.volumeFigure());
          put(Place.CROSSOVER, crossing.billFigure());
        });
  }

  private void table(Brief.Table table) {
    text(Place.TABLES, table.caption());
    texts(Place.TABLES, table.header());
    table.rows().forEach(row -> texts(Place.TABLES, row));
  }

  private void texts(Place place, List<Text> texts) {
    texts.forEach(text -> text(place, text));
  }

  private void text(Place place, Text text) {
    for (Text.Span span : text.spans()) {
      if (span instanceof Text.Slot slot) {
        put(place, slot.figure());
      }
    }
  }

  private void put(Place place, String figure) {
    places.merge(figure, place, (a, b) -> a.compareTo(b) <= 0 ? a : b);
  }

  Place of(String figure) {
    return places.getOrDefault(figure, Place.HIDDEN);
  }

  /** Whether a figure is the date of something, and told with it. */
  boolean isDate(String figure) {
    return dates.contains(figure);
  }
}
