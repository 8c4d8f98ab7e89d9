package dev.yourbrief.cli;

import dev.yourbrief.publish.diff.DiffWords;
import dev.yourbrief.publish.diff.Difference.Ranges;
import dev.yourbrief.publish.diff.FigureWords.Row;
import java.util.List;
import java.util.function.Function;

/**
 * Changed figures on a terminal: in columns, or each below its label, which suits long questions
 * and answers in words.
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

  /** How wide the columns are. */
  private record Widths(int label, int before, int now, int unit, int by, int share) {

    static Widths of(List<Row> rows, int width) {
      int before = widest(rows, DiffTable::before);
      int now = widest(rows, DiffTable::now);
      int unit = widest(rows, Row::unit);
      int by = widest(rows, Row::by);
      int share = widest(rows, Row::share);
      int label = width - before - now - unit - by - share - 13;
      return new Widths(Math.min(label, widest(rows, Row::label)), before, now, unit, by, share);
    }

    private static int widest(List<Row> rows, Function<Row, String> part) {
      return rows.stream()
          .map(part)
          .mapToInt(text -> text.codePointCount(0, text.length()))
          .max()
          .orElse(0);
    }
  }

  /**
   * Prints rows.
   *
   * @param columns whether to set them in columns, as far as they fit
   */
  void print(List<Row> rows, boolean columns) {
    List<Row> shown = rows.subList(0, all ? rows.size() : Math.min(rows.size(), MOST));
    Widths widths = Widths.of(shown.stream().filter(DiffTable::fits).toList(), terminal.width());
    for (Row row : shown) {
      if (columns && fits(row) && widths.label >= SHORTEST_LABEL) {
        inColumns(row, widths);
      } else {
        stacked(row);
      }
      if (!row.notes().isEmpty()) {
        String notes = DiffView.clean(String.join("; ", row.notes()));
        line("    " + terminal.faint(terminal.wrapped(notes, 4)));
      }
    }
    if (shown.size() < rows.size()) {
      line(terminal.faint("  … " + words.count("diff.more", rows.size() - shown.size())));
    }
    if (shown.stream().anyMatch(row -> row.ranges() == Ranges.APART)) {
      line(terminal.faint("  " + terminal.wrapped(words.say("diff.beyond.mark"), 2)));
    }
  }

  private static boolean fits(Row row) {
    return before(row).length() <= LONGEST && now(row).length() <= LONGEST && !row.isSame();
  }

  private static String before(Row row) {
    return DiffView.clean(row.bare(row.before().brief()));
  }

  private static String now(Row row) {
    return DiffView.clean(row.bare(row.now().brief()));
  }

  private void inColumns(Row row, Widths w) {
    List<String> label = broken(DiffView.clean(row.label()), w.label);
    String line =
        "  "
            + Terminal.padded(label.getFirst(), w.label)
            + "  "
            + Terminal.right(dash(before(row)), w.before)
            + terminal.faint(" → ")
            + terminal.bold(Terminal.right(dash(now(row)), w.now))
            + terminal.faint(Terminal.padded(row.unit(), w.unit))
            + "  "
            + Terminal.right(row.by(), w.by)
            + "  "
            + Terminal.right(row.share(), w.share)
            + mark(row);
    line(line.stripTrailing());
    label.stream().skip(1).forEach(more -> line("  " + more));
  }

  private void stacked(Row row) {
    line("  " + terminal.wrapped(DiffView.clean(row.label()), 2));
    String before = DiffView.clean(row.before().range());
    String now = DiffView.clean(row.now().range());
    if (row.isSame()) {
      line("    " + terminal.wrapped(words.say("diff.same", "now", now), 4));
      return;
    }
    before = row.bare(before);
    String change = row.change().isEmpty() ? "" : "  " + row.change();
    if (before.length() + now.length() + change.length() + 9 <= terminal.width()) {
      line(
          "    "
              + dash(before)
              + terminal.faint(" → ")
              + terminal.bold(dash(now))
              + change
              + mark(row));
    } else {
      side("diff.before", before);
      side("diff.now", now);
    }
  }

  private void side(String label, String value) {
    line(
        "    "
            + terminal.faint(Terminal.padded(words.say(label), 7))
            + terminal.wrapped(dash(value), 11));
  }

  private static String dash(String value) {
    return value.isEmpty() ? "–" : value;
  }

  private String mark(Row row) {
    return row.ranges() == Ranges.APART ? " " + terminal.open(APART) : "";
  }

  private List<String> broken(String text, int columns) {
    return new Terminal(terminal.out(), terminal.err(), false, false, columns, terminal.steps())
        .wrapped(text, 0)
        .lines()
        .toList();
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
