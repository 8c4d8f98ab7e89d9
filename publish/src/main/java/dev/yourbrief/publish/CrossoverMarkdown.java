package dev.yourbrief.publish;

import dev.yourbrief.crossover.economics.Worth;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance.Computed;
import dev.yourbrief.playbook.brief.Brief.Table;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.playbook.brief.Text.Style;
import dev.yourbrief.publish.DataTable.Cell;
import dev.yourbrief.publish.DataTable.Head;
import java.util.ArrayList;
import java.util.List;

/** A report of findings as Markdown. */
final class CrossoverMarkdown {

  private final CrossoverPage page;
  private final StringBuilder out = new StringBuilder(32 * 1024);

  private CrossoverMarkdown(CrossoverPage page) {
    this.page = page;
  }

  static String of(CrossoverPage page) {
    CrossoverMarkdown markdown = new CrossoverMarkdown(page);
    markdown.write();
    return markdown.out.toString().stripTrailing() + "\n";
  }

  private void write() {
    heading(1, MarkdownWords.escape(page.title()));
    paragraph("Cost comparison, " + figure(CrossoverPage.AS_OF, Style.BRIEF));
    heading(2, say(page.words().headline()));
    page.words().sentences().forEach(text -> paragraph(say(text)));
    if (!page.warnings().isEmpty()) {
      heading(3, "Before you use this");
      list(page.warnings());
    }
    paragraph(
        "A range in brackets holds eight imagined worlds in ten; *low to high* is as it was given,"
            + " nine in ten. Where each number comes from stands at the end.");
    heading(2, "What it costs");
    page.tables().scales().forEach(this::table);
    drawing(page.cost());
    page.tables().crossings().ifPresent(this::table);
    list(page.tables().gaps());
    heading(2, "Month by month");
    drawing(page.months());
    page.tables().scenarios().forEach(this::table);
    heading(2, "What moves it");
    page.movers().forEach(this::drawing);
    page.tables()
        .flips()
        .ifPresentOrElse(
            this::table, () -> paragraph("No single input, even a hundredfold, turns the choice."));
    worth();
    if (page.tables().capacity().isPresent() || !page.capacity().isEmpty()) {
      heading(2, "Capacity");
      page.tables().capacity().ifPresent(this::table);
      page.capacity().forEach(this::drawing);
    }
    arithmetic();
  }

  private void worth() {
    if (page.tables().worth().isEmpty()) {
      return;
    }
    paragraph(
        "Measure this next; knowing everything before choosing is worth "
            + figure(CrossoverFigures.WORTH_OF_ALL, Style.BRIEF)
            + " over the horizon:");
    List<List<String>> rows = new ArrayList<>();
    for (Worth worth : page.tables().worth()) {
      rows.add(
          List.of(
              MarkdownWords.escape(page.label(worth)),
              figure(CrossoverFigures.worthId(worth), Style.BRIEF)));
    }
    MarkdownAppendix.table(out, List.of("Input", "Worth knowing"), rows);
  }

  private void drawing(Drawing drawing) {
    paragraph("**" + say(drawing.caption().title()) + "**");
    paragraph(say(drawing.caption().subtitle()));
    DataTable table = drawing.table();
    MarkdownAppendix.table(
        out,
        table.heads().stream().map(Head::words).map(MarkdownWords::escape).toList(),
        table.rows().stream()
            .map(row -> row.stream().map(Cell::words).map(MarkdownWords::escape).toList())
            .toList());
  }

  private void arithmetic() {
    heading(2, "The arithmetic");
    for (Ledger.Group group : page.groups()) {
      heading(3, MarkdownWords.escape(group.name()));
      List<List<String>> rows = new ArrayList<>();
      for (Figure figure : group.figures()) {
        rows.add(
            List.of(
                MarkdownWords.escape(figure.label()),
                MarkdownWords.escape(figure.id()),
                MarkdownWords.escape(Wording.ENGLISH.of(figure, Style.EXACT)),
                MarkdownWords.escape(origin(figure))));
      }
      MarkdownAppendix.table(out, List.of("Figure", "Id", "Value", "How it came about"), rows);
    }
  }

  private String origin(Figure figure) {
    return figure.provenance() instanceof Computed computed
        ? computed.formula()
        : page.origin(figure);
  }

  private String figure(String id, Style style) {
    return MarkdownWords.escape(Wording.ENGLISH.of(page.ledger().find(id), style));
  }

  private String say(Text text) {
    return MarkdownWords.of(text, page, "");
  }

  private void heading(int level, String words) {
    out.append("#".repeat(level)).append(' ').append(words).append("\n\n");
  }

  private void paragraph(String words) {
    out.append(words).append("\n\n");
  }

  private void list(List<Text> items) {
    items.forEach(item -> out.append("- ").append(say(item)).append('\n'));
    if (!items.isEmpty()) {
      out.append('\n');
    }
  }

  private void table(Table table) {
    if (!table.caption().isEmpty()) {
      paragraph(say(table.caption()) + ":");
    }
    MarkdownAppendix.table(
        out, table.header().stream().map(this::say).toList(), MarkdownWords.rows(table, page));
  }
}
