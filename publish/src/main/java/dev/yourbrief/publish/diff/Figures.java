package dev.yourbrief.publish.diff;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Figure.Day;
import dev.yourbrief.figure.Figure.Words;
import dev.yourbrief.figure.Provenance.Measured;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.diff.FigureChange.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The figures of two briefs, compared. */
final class Figures {

  private final Brief old;
  private final Brief now;
  private final Pairs pairs;
  private final Places before;
  private final Places after;

  private Figures(Brief old, Brief now, Pairs pairs) {
    this.old = old;
    this.now = now;
    this.pairs = pairs;
    this.before = Places.of(old);
    this.after = Places.of(now);
  }

  static List<FigureChange> changes(Brief old, Brief now, Pairs pairs) {
    return new Figures(old, now, pairs).changes();
  }

  private List<FigureChange> changes() {
    List<FigureChange> changes = new ArrayList<>();
    Set<String> met = new HashSet<>();
    for (Figure figure : old.figures().values()) {
      String id = pairs.found().get(figure.id());
      Optional<Figure> other = Optional.ofNullable(id == null ? null : now.figures().get(id));
      other.ifPresent(f -> met.add(f.id()));
      add(changes, Optional.of(figure), other);
    }
    for (Figure figure : now.figures().values()) {
      if (!met.contains(figure.id())) {
        add(changes, Optional.empty(), Optional.of(figure));
      }
    }
    return changes;
  }

  private void add(List<FigureChange> changes, Optional<Figure> a, Optional<Figure> b) {
    if (isToldElsewhere(a, b) || isUnchanged(a, b)) {
      return;
    }
    Place first = a.map(f -> before.of(f.id())).orElse(Place.HIDDEN);
    Place second = b.map(f -> after.of(f.id())).orElse(Place.HIDDEN);
    changes.add(new FigureChange(a, b, first.compareTo(second) <= 0 ? first : second));
  }

  private static boolean isUnchanged(Optional<Figure> a, Optional<Figure> b) {
    return a.isPresent()
        && b.isPresent()
        && Values.same(a.get().value(), b.get().value())
        && !Values.isOtherSource(a.get().provenance(), b.get().provenance())
        && !FigureChange.isReadElsewhere(a.get(), b.get());
  }

  /** Dates are told with what they date, and remarks a file's reader made are prose. */
  private boolean isToldElsewhere(Optional<Figure> a, Optional<Figure> b) {
    boolean date =
        a.map(f -> before.isDate(f.id())).orElse(false)
            || b.map(f -> after.isDate(f.id())).orElse(false);
    boolean remark = a.map(Figures::isRemark).orElse(true) && b.map(Figures::isRemark).orElse(true);
    boolean today =
        a.map(f -> f.value().equals(new Day(old.asOf()))).orElse(false)
            && b.map(f -> f.value().equals(new Day(now.asOf()))).orElse(false);
    return date || remark || today;
  }

  /** Whether a figure is words out of a file: prose that happens to hold numbers. */
  static boolean isRemark(Figure figure) {
    return figure.value() instanceof Words && figure.provenance() instanceof Measured;
  }

  /** The words of a slot that shows a remark; empty for one that shows a figure proper. */
  static String remark(Brief brief, Text.Slot slot) {
    Figure figure = brief.figures().get(slot.figure());
    return figure != null && isRemark(figure) && figure.value() instanceof Words words
        ? words.text()
        : "";
  }
}
