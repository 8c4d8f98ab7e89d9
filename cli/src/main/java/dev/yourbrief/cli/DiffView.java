package dev.yourbrief.cli;

import dev.yourbrief.publish.diff.DiffWords;
import dev.yourbrief.publish.diff.DiffWords.Item;
import dev.yourbrief.publish.diff.DiffWords.Passage;
import dev.yourbrief.publish.diff.DiffWords.Turn;
import dev.yourbrief.publish.diff.FigureChange.Sort;
import dev.yourbrief.publish.diff.FigureWords.Row;
import dev.yourbrief.publish.diff.WordChanges.Piece;
import java.util.List;
import java.util.Locale;

/** What changed between two briefs, for a terminal. */
final class DiffView {

  private static final int MOST_PASSAGES = 12;

  private final Terminal terminal;
  private final DiffWords words;
  private final boolean all;

  /**
   * A view.
   *
   * @param all whether nothing is left out, figures included that no brief shows
   */
  DiffView(Terminal terminal, DiffWords words, boolean all) {
    this.terminal = terminal;
    this.words = words;
    this.all = all;
  }

  void print() {
    if (words.diff().isEmpty()) {
      line(words.say("diff.none"));
      return;
    }
    line("");
    paragraph(words.now().plain(words.diff().now().title()));
    line(terminal.faint("  " + words.days()));
    words.warnings().forEach(warning -> line("  " + terminal.bad("! ") + wrapped(warning, 4)));
    line("");
    line("  " + terminal.bold(wrapped(words.headline(), 2).toUpperCase(Locale.ROOT)));
    words.why().forEach(this::paragraph);
    words.versions().forEach(this::paragraph);
    changes();
  }

  private void changes() {
    turns("diff.bars", words.bars());
    items("diff.doors", words.doors());
    figures("diff.results", words.figures(Sort.RESULT), true);
    figures("diff.inputs", words.figures(Sort.INPUT), false);
    if (all) {
      figures("diff.slight", words.slight(), false);
      figures("diff.workings", words.figures(Sort.WORKING), false);
    }
    counted();
    items("diff.basis", words.basis());
    dates();
    turns("diff.triggers", words.triggers());
    turns("diff.questions", words.questions());
    items("diff.roles", words.roles());
    passages();
  }

  private void turns(String title, List<Turn> turns) {
    if (turns.isEmpty()) {
      return;
    }
    heading(title);
    for (Turn turn : turns) {
      String name = clean(turn.name());
      String state = seen(turn);
      boolean fits = name.length() + state.length() + 4 <= terminal.width();
      line(
          "  "
              + terminal.bold(terminal.wrapped(name, 2))
              + (fits ? "  " : "\n    ")
              + coloured(turn, state));
      side("diff.before", turn.oldFinding());
      side("diff.now", turn.finding());
    }
  }

  /** Both states with their marks, or that there is only one. */
  private String seen(Turn turn) {
    return turn.before().isPresent() && turn.now().isPresent()
        ? words.say("diff.became", "old", mark(turn.before().get()), "now", mark(turn.now().get()))
        : words.words(turn);
  }

  private static String mark(DiffWords.State state) {
    String mark =
        switch (state.shape()) {
          case "cleared", "answered" -> "✓ ";
          case "failed" -> "✗ ";
          case "fired" -> "▲ ";
          case "not-fired" -> "△ ";
          default -> "? ";
        };
    return mark + state.word();
  }

  private void side(String label, String finding) {
    if (!finding.isEmpty()) {
      line("    " + terminal.faint(Terminal.padded(words.say(label), 7)) + wrapped(finding, 11));
    }
  }

  private String coloured(Turn turn, String text) {
    return switch (turn.now().map(DiffWords.State::shape).orElse("")) {
      case "cleared", "answered" -> terminal.good(text);
      case "failed", "fired" -> terminal.bad(text);
      case "" -> terminal.faint(text);
      default -> terminal.open(text);
    };
  }

  private void items(String title, List<Item> items) {
    if (!items.isEmpty()) {
      heading(title);
      items.forEach(this::item);
    }
  }

  private void item(Item item) {
    String words = clean(item.words());
    String name = clean(item.name());
    if (name.length() + words.length() + 4 <= terminal.width()) {
      line("  " + name + "  " + terminal.faint(words));
    } else {
      line("  " + terminal.wrapped(name, 2));
      line("    " + terminal.faint(terminal.wrapped(words, 4)));
    }
  }

  private void figures(String title, List<Row> rows, boolean columns) {
    if (!rows.isEmpty()) {
      heading(title);
      new DiffTable(terminal, words, all).print(rows, columns);
    }
  }

  private void counted() {
    List<String> counted = all ? words.confirmed().stream().toList() : words.counted();
    if (!counted.isEmpty()) {
      line("");
      counted.forEach(this::paragraph);
    }
  }

  private void dates() {
    if (words.asOf().isPresent() || !words.dates().isEmpty()) {
      heading("diff.dates");
      words.asOf().ifPresent(this::paragraph);
      words.dates().forEach(this::item);
    }
  }

  private void passages() {
    List<Passage> passages = words.passages();
    if (passages.isEmpty()) {
      return;
    }
    heading("diff.prose");
    int shown = all ? passages.size() : Math.min(passages.size(), MOST_PASSAGES);
    String where = "";
    for (Passage passage : passages.subList(0, shown)) {
      if (!passage.where().equals(where)) {
        where = passage.where();
        line("  " + terminal.faint(wrapped(where, 2)));
      }
      line("    " + marked(passage));
    }
    if (shown < passages.size()) {
      line(terminal.faint("  … " + words.count("diff.more", passages.size() - shown)));
    }
  }

  /** The words with their marks, broken into lines by what is seen of them. */
  private String marked(Passage passage) {
    StringBuilder text = new StringBuilder();
    int column = 0;
    for (Piece piece : passage.pieces()) {
      List<String> parts = List.of(marked(piece).split(" ", -1));
      for (String part : parts) {
        if (column > 0 && column + 1 + part.length() > terminal.width() - 4) {
          text.append("\n    ");
          column = 0;
        } else if (column > 0) {
          text.append(' ');
          column++;
        }
        text.append(coloured(piece, part));
        column += part.length();
      }
    }
    return text.toString();
  }

  private String marked(Piece piece) {
    String plain = clean(words.page(piece).plain(piece.text()));
    return switch (piece.fate()) {
      case KEPT -> plain;
      case GONE -> "[-" + plain + "-]";
      case NEW -> "{+" + plain + "+}";
    };
  }

  private String coloured(Piece piece, String part) {
    return switch (piece.fate()) {
      case KEPT -> part;
      case GONE -> terminal.bad(part);
      case NEW -> terminal.good(part);
    };
  }

  private void heading(String key) {
    line("");
    line("  " + terminal.bold(words.say(key)));
  }

  private void paragraph(String text) {
    line("  " + wrapped(text, 2));
  }

  private String wrapped(String text, int indent) {
    return terminal.wrapped(clean(text), indent);
  }

  /** Words from a file, without what a terminal would obey. */
  static String clean(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ").strip();
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
