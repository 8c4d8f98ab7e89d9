package dev.yourbrief.publish.diff;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.Page;
import dev.yourbrief.publish.diff.FigureChange.Place;
import dev.yourbrief.publish.diff.FigureWords.Row;
import dev.yourbrief.publish.diff.TableCells.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Changed figures as rows. Cells of one row of a table that changed by the same share are told
 * once, by the first of them: that a bill is half as high again at three and ten times its volume
 * too is no further news.
 */
final class FigureRows {

  private final Page old;
  private final Page now;
  private final FigureWords words;
  private final TableCells before;
  private final TableCells after;
  private final Set<String> shared;

  FigureRows(Page old, Page now, FigureWords words) {
    this.old = old;
    this.now = now;
    this.words = words;
    this.before = new TableCells(old.brief());
    this.after = new TableCells(now.brief());
    this.shared = shared(old.brief(), now.brief());
  }

  /** The labels that more than one figure of a brief has. */
  private static Set<String> shared(Brief... briefs) {
    Set<String> shared = new HashSet<>();
    for (Brief brief : briefs) {
      Set<String> met = new HashSet<>();
      brief.figures().values().stream()
          .map(Figure::label)
          .filter(label -> !met.add(label))
          .forEach(shared::add);
    }
    return shared;
  }

  /** The rows, in the order of the changes. */
  List<Row> of(List<FigureChange> changes) {
    Map<String, List<FigureChange>> groups = new LinkedHashMap<>();
    for (FigureChange change : changes) {
      groups.computeIfAbsent(group(change), k -> new ArrayList<>()).add(change);
    }
    return groups.values().stream().map(this::row).toList();
  }

  private Row row(List<FigureChange> group) {
    List<FigureChange> ordered =
        group.stream()
            .sorted(Comparator.comparingInt(c -> cell(c).map(Cell::column).orElse(0)))
            .toList();
    Row row = words.row(ordered.getFirst(), label(ordered.getFirst()));
    if (ordered.size() == 1) {
      return row;
    }
    List<String> columns =
        ordered.stream().skip(1).flatMap(change -> column(change).stream()).toList();
    List<String> notes =
        Stream.concat(
                row.notes().stream(),
                Stream.of(
                    now.say(
                        row.share().isEmpty() ? "diff.likewise" : "diff.likewise.share",
                        "columns",
                        String.join(", ", columns))))
            .toList();
    return new Row(
        row.id(),
        row.label(),
        row.before(),
        row.now(),
        row.unit(),
        row.by(),
        row.share(),
        row.ranges(),
        notes);
  }

  /** Changes of the same group are told as one. */
  private String group(FigureChange change) {
    Optional<Cell> cell = change.place() == Place.TABLES ? cell(change) : Optional.empty();
    String kind =
        change.old().isEmpty()
            ? "came"
            : change.now().isEmpty() ? "went" : words.row(change, "").share();
    return cell.isEmpty() || kind.isEmpty()
        ? "alone " + change.key() + change.figure().id()
        : cell.get().row() + " " + kind;
  }

  private Optional<Cell> cell(FigureChange change) {
    return change.now().isPresent()
        ? after.of(change.now().get().id())
        : before.of(change.figure().id());
  }

  private Optional<String> column(FigureChange change) {
    return cell(change).map(c -> (change.now().isPresent() ? now : old).plain(c.head()));
  }

  /** The figure's label; with what stands over it where others of that label stand beside it. */
  private String label(FigureChange change) {
    String label = change.figure().label();
    return shared.contains(label)
        ? column(change)
            .map(column -> now.say("diff.cell", "label", label, "column", column))
            .orElse(label)
        : label;
  }
}
