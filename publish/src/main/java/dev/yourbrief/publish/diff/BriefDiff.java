package dev.yourbrief.publish.diff;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.diff.FigureChange.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is another in one brief than in an older one, as data.
 *
 * <p>A figure whose label alone is another, an answer that stands on another line of its file, a
 * paragraph that only moved within its list, and a number within a paragraph are no changes of
 * those; the number is one of its figure.
 *
 * @param old the brief before
 * @param now the brief after
 * @param changes the changes, in the order they are told: what matters most first
 */
public record BriefDiff(Brief old, Brief now, List<Change> changes) {

  private static final Comparator<FigureChange> WEIGHTIEST_FIRST =
      Comparator.comparing(FigureChange::sort)
          .thenComparing(change -> !change.isImportant())
          .thenComparing(
              change -> change.sort() == FigureChange.Sort.INPUT ? Place.HIDDEN : change.place())
          .thenComparing(Difference::weight, Comparator.reverseOrder())
          .thenComparing(FigureChange::key);

  public BriefDiff {
    changes = List.copyOf(changes);
  }

  /** Compares two briefs, of whatever decisions. */
  public static BriefDiff of(Brief old, Brief now) {
    Pairs pairs = Pairs.of(old.figures(), now.figures());
    List<Change> changes = new ArrayList<>();
    Structure.head(old, now, changes);
    Structure.bars(old, now, changes);
    Structure.doors(old, now, changes);
    changes.addAll(Figures.changes(old, now, pairs).stream().sorted(WEIGHTIEST_FIRST).toList());
    Structure.basis(old, now, changes);
    Structure.dates(old, now, changes);
    Structure.triggers(old, now, changes);
    Structure.questions(old, now, changes);
    Structure.roles(old, now, changes);
    changes.addAll(Paragraphs.changes(old, now, pairs, changes));
    return new BriefDiff(old, now, changes);
  }

  /** Whether there is nothing to tell. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** The changes of one kind, in order. */
  public <C extends Change> List<C> all(Class<C> kind) {
    return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The changes of figures of one sort, in order. */
  public List<FigureChange> figures(FigureChange.Sort sort) {
    return all(FigureChange.class).stream().filter(change -> change.sort() == sort).toList();
  }
}
