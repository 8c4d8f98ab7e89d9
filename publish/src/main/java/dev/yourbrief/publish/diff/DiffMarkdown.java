package dev.yourbrief.publish.diff;

import dev.yourbrief.publish.MarkdownWords;
import dev.yourbrief.publish.MarkdownWriter;
import dev.yourbrief.publish.diff.DiffWords.Item;
import dev.yourbrief.publish.diff.DiffWords.Passage;
import dev.yourbrief.publish.diff.DiffWords.Turn;
import dev.yourbrief.publish.diff.FigureChange.Sort;
import dev.yourbrief.publish.diff.FigureWords.Row;
import dev.yourbrief.publish.diff.WordChanges.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A comparison as Markdown that fits in a comment on a pull request: the verdict and the bars on
 * top, all else in blocks to open. Code hosts take 65,536 characters; this takes at most {@link
 * #MOST}, and says how many changes it left out.
 */
public final class DiffMarkdown {

  /** The most characters a comparison takes. */
  public static final int MOST = 50_000;

  /** A single change that is longer than this is named, not shown. */
  private static final int LONGEST = 2_500;

  /** How many of the figures that matter most are shown without opening a block. */
  private static final int ON_TOP = 6;

  private final DiffWords words;
  private final MarkdownWriter out;
  private int left;

  private DiffMarkdown(DiffWords words) {
    this.words = words;
    this.out = new MarkdownWriter(words.now(), '-');
  }

  /** The comparison; the same for the same two briefs. */
  public static String of(BriefDiff diff) {
    DiffMarkdown markdown = new DiffMarkdown(new DiffWords(diff));
    markdown.write();
    return markdown.out.toString();
  }

  private void write() {
    heading(MarkdownWords.of(words.diff().now().title(), words.now(), ""));
    paragraph(words.say("diff.kind") + ", " + MarkdownWords.escape(words.days()));
    if (words.diff().isEmpty()) {
      paragraph(words.say("diff.none"));
      return;
    }
    words.warnings().forEach(warning -> paragraph("**" + MarkdownWords.escape(warning) + "**"));
    paragraph(
        "**"
            + MarkdownWords.escape(words.headline())
            + "** "
            + MarkdownWords.escape(String.join(" ", words.why())));
    words.versions().forEach(version -> paragraph(MarkdownWords.escape(version)));
    turns(words.bars());
    items(words.doors());
    List<Row> results = words.figures(Sort.RESULT);
    figures(results.subList(0, Math.min(ON_TOP, results.size())));
    block("diff.results.more", results.size() - ON_TOP, () -> figures(tail(results)));
    List<Row> inputs = words.figures(Sort.INPUT);
    block("diff.inputs", inputs.size(), () -> figures(inputs));
    if (!words.counted().isEmpty()) {
      paragraph(String.join(" ", words.counted()));
    }
    basis();
    List<Item> triggers =
        words.triggers().stream().map(t -> new Item(t.name(), words.words(t))).toList();
    block("diff.triggers", triggers.size(), () -> items(triggers));
    List<Turn> questions = words.questions();
    block("diff.questions", questions.size(), () -> turns(questions));
    block("diff.roles", words.roles().size(), () -> items(words.roles()));
    block("diff.prose", words.passages().size(), this::passages);
    if (left > 0) {
      paragraph("**" + words.count("diff.left", left) + "**");
    }
  }

  private static List<Row> tail(List<Row> rows) {
    return rows.subList(Math.min(ON_TOP, rows.size()), rows.size());
  }

  private void basis() {
    List<Item> dates = words.dates();
    block(
        "diff.dates",
        words.asOf().isPresent() ? dates.size() + 1 : dates.size(),
        () -> {
          words.asOf().ifPresent(asOf -> paragraph(MarkdownWords.escape(asOf)));
          items(dates);
        });
    List<Item> basis = words.basis();
    block("diff.basis", basis.size(), () -> items(basis));
  }

  /** A block to open, if there is anything in it. */
  private void block(String title, int count, Runnable body) {
    if (count <= 0) {
      return;
    }
    out.raw(
        "<details><summary>"
            + words.say("diff.summed", "title", words.say(title), "number", words.number(count))
            + "</summary>\n\n");
    body.run();
    out.raw("</details>\n\n");
  }

  private void turns(List<Turn> turns) {
    List<List<String>> rows =
        fitting(
            turns,
            turn ->
                List.of(
                    MarkdownWords.escape(turn.name()),
                    MarkdownWords.escape(words.words(turn)),
                    MarkdownWords.escape(turn.oldFinding()),
                    MarkdownWords.escape(turn.finding())));
    table(List.of("diff.what", "diff.state", "diff.before", "diff.now"), rows);
  }

  private void figures(List<Row> figures) {
    table(
        List.of("diff.figure", "diff.before", "diff.now", "diff.change"),
        fitting(figures, this::cells));
  }

  private List<String> cells(Row row) {
    List<String> change =
        Stream.of(row.change(), words.notes(row)).filter(part -> !part.isEmpty()).toList();
    return List.of(
        MarkdownWords.escape(row.label()),
        MarkdownWords.escape(row.before().range()),
        MarkdownWords.escape(row.now().range()),
        MarkdownWords.escape(String.join("; ", change)));
  }

  private void items(List<Item> items) {
    List<List<String>> fitting =
        fitting(
            items, i -> List.of(MarkdownWords.escape(i.name()), MarkdownWords.escape(i.words())));
    out.list(fitting.stream().map(item -> item.getFirst() + ": " + item.getLast()));
  }

  private void passages() {
    List<List<String>> fitting =
        fitting(words.passages(), p -> List.of(MarkdownWords.escape(p.where()), marked(p)));
    out.list(fitting.stream().map(p -> "*" + p.getFirst() + "*\\\n  " + p.getLast()));
  }

  private String marked(Passage passage) {
    List<String> pieces = new ArrayList<>();
    for (Piece piece : passage.pieces()) {
      String text = MarkdownWords.escape(words.page(piece).plain(piece.text()).strip());
      pieces.add(
          switch (piece.fate()) {
            case KEPT -> text;
            case GONE -> "~~" + text + "~~";
            case NEW -> "**" + text + "**";
          });
    }
    return String.join(" ", pieces);
  }

  /** What still fits, worded; the rest is counted. */
  private <T> List<List<String>> fitting(List<T> things, Function<T, List<String>> cells) {
    List<List<String>> fitting = new ArrayList<>();
    int room = MOST - out.length();
    for (T thing : things) {
      List<String> worded = cells.apply(thing);
      if (length(worded) > LONGEST) {
        worded = shortened(worded);
      }
      room -= length(worded);
      if (room < 0) {
        left += things.size() - fitting.size();
        break;
      }
      fitting.add(worded);
    }
    return fitting;
  }

  private static int length(List<String> cells) {
    return cells.stream().mapToInt(cell -> cell.length() + 4).sum();
  }

  /** Cells that are each short enough, whatever stood in them. */
  private List<String> shortened(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.length() > LONGEST / 5 ? words.say("diff.long") : cell)
        .toList();
  }

  private void heading(String title) {
    out.heading(3, shortened(title));
  }

  private void paragraph(String text) {
    out.paragraph(shortened(text));
  }

  private String shortened(String text) {
    return text.length() > LONGEST ? words.say("diff.long") : text;
  }

  private void table(List<String> heads, List<List<String>> rows) {
    out.table(heads.stream().map(words::say).toList(), rows);
  }
}
