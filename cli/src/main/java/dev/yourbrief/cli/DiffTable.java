package dev.yourbrief.cli;

import dev.yourbrief.publish.diff.DiffWords;
import dev.yourbrief.publish.diff.Difference.Ranges;
import dev.yourbrief.publish.diff.FigureWords.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Changed figures in columns: what it is, before, now, and the change. An answer that is too long
 * for a column stands below its label.
 */
final class DiffTable {

  private static final int MOST = 15;
  private static final int LONGEST = 24;
  private static final int SHORTEST_LABEL = 20;
  private static final String APART = "◆";

  private final Terminal terminal;
  private final DiffWords words;
  private final boolean all;

  DiffTable(Terminal terminal, DiffWords words, boolean all) {
    this.terminal = terminal;
    this.words = words;
    this.all = all;
  }

  /** A row cut into its columns. */
  private record Cells(
      Row row, String label, String before, String now, String unit, String by, String share) {

    static Cells of(Row row) {
      String before = DiffView.clean(row.briefBefore());
      String now = DiffView.clean(row.briefNow());
      String bare = row.isAmount() ? Row.withoutUnit(now, before) : now;
      return new Cells(
          row,
          DiffView.clean(row.label()),
          before.isEmpty() ? "–" : row.isAmount() ? Row.withoutUnit(before, now) : before,
          now.isEmpty() ? "–" : bare,
          now.substring(bare.length()),
          row.by(),
          row.share());
    }

    boolean fits() {
      return before.length() <= LONGEST && now.length() <= LONGEST;
    }
  }

  void print(List<Row> rows) {
    List<Cells> cells = rows.stream().limit(all ? rows.size() : MOST).map(Cells::of).toList();
    List<Cells> fitting = cells.stream().filter(Cells::fits).toList();
    int before = widest(fitting, Cells::before);
    int now = widest(fitting, Cells::now);
    int unit = widest(fitting, Cells::unit);
    int by = widest(fitting, Cells::by);
    int share = widest(fitting, Cells::share);
    int label = terminal.width() - 2 - 2 - before - 3 - now - unit - 2 - by - 2 - share - 2;
    for (Cells c : cells) {
      if (!c.fits() || label < SHORTEST_LABEL) {
        stacked(c);
        continue;
      }
      List<String> lines = broken(c.label, Math.min(label, widest(fitting, Cells::label)));
      String row =
          "  "
              + Terminal.padded(lines.getFirst(), Math.min(label, widest(fitting, Cells::label)))
              + "  "
              + Terminal.right(c.before, before)
              + terminal.faint(" → ")
              + terminal.bold(Terminal.right(c.now, now))
              + terminal.faint(Terminal.padded(c.unit, unit))
              + "  "
              + Terminal.right(c.by, by)
              + "  "
              + Terminal.right(c.share, share)
              + mark(c.row);
      line(row.stripTrailing());
      lines.stream().skip(1).forEach(more -> line("  " + more));
      notes(c.row);
    }
    if (cells.size() < rows.size()) {
      line(terminal.faint("  … " + words.count("diff.more", rows.size() - cells.size())));
    }
    if (cells.stream().anyMatch(c -> c.row.ranges() == Ranges.APART)) {
      line(terminal.faint("  " + terminal.wrapped(words.say("diff.beyond.mark"), 2)));
    }
  }

  private void stacked(Cells c) {
    line("  " + terminal.wrapped(c.label, 2));
    if (c.fits()) {
      String change = DiffView.clean(c.row.change());
      line(
          "    "
              + c.before
              + terminal.faint(" → ")
              + terminal.bold(c.now)
              + terminal.faint(c.unit)
              + (change.isEmpty() ? "" : "  " + change)
              + mark(c.row));
    } else {
      side("diff.before", c.before);
      side("diff.now", c.now + c.unit);
    }
    notes(c.row);
  }

  private void side(String label, String value) {
    line(
        "    "
            + terminal.faint(Terminal.padded(words.say(label), 7))
            + terminal.wrapped(value, 11));
  }

  private void notes(Row row) {
    row.notes()
        .forEach(note -> line("    " + terminal.faint(terminal.wrapped(DiffView.clean(note), 4))));
  }

  private String mark(Row row) {
    return row.ranges() == Ranges.APART ? " " + terminal.open(APART) : "";
  }

  private List<String> broken(String text, int columns) {
    List<String> lines = new ArrayList<>();
    new Terminal(terminal.out(), terminal.err(), false, false, columns, terminal.steps())
        .wrapped(text, 0)
        .lines()
        .forEach(lines::add);
    return lines.isEmpty() ? List.of("") : lines;
  }

  private static int widest(List<Cells> cells, Function<Cells, String> part) {
    return cells.stream()
        .map(part)
        .mapToInt(text -> text.codePointCount(0, text.length()))
        .max()
        .orElse(0);
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
