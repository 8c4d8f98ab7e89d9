package dev.yourbrief.publish;

import dev.yourbrief.crossover.economics.Worth;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance.Computed;
import dev.yourbrief.playbook.brief.Text.Style;
import dev.yourbrief.publish.DataTable.Cell;
import dev.yourbrief.publish.DataTable.Head;
import java.util.ArrayList;
import java.util.List;

/** A report of findings as Markdown. */
final class CrossoverMarkdown {

  private final CrossoverPage page;
  private final MarkdownWriter out;

  private CrossoverMarkdown(CrossoverPage page) {
    this.page = page;
    this.out = new MarkdownWriter(page, '-');
  }

  static String of(CrossoverPage page) {
    CrossoverMarkdown markdown = new CrossoverMarkdown(page);
    markdown.write();
    return markdown.out.toString();
  }

  private void write() {
    out.heading(1, MarkdownWords.escape(page.title()));
    out.paragraph("Cost comparison, " + figure(CrossoverPage.AS_OF, Style.BRIEF));
    out.heading(2, out.words(page.words().headline()));
    page.words().sentences().forEach(text -> out.paragraph(out.words(text)));
    if (!page.warnings().isEmpty()) {
      out.heading(3, "Before you use this");
      out.list(page.warnings().stream().map(out::words));
    }
    out.paragraph(
        "A range in brackets holds eight imagined worlds in ten; *low to high* is as it was given,"
            + " nine in ten. Where each number comes from stands at the end.");
    out.heading(2, "What it costs");
    page.tables().scales().forEach(out::table);
    drawing(page.cost());
    page.tables().crossings().ifPresent(out::table);
    out.list(page.tables().gaps().stream().map(out::words));
    out.heading(2, "Month by month");
    drawing(page.months());
    page.tables().scenarios().forEach(out::table);
    out.heading(2, "What moves it");
    page.movers().forEach(this::drawing);
    page.tables()
        .flips()
        .ifPresentOrElse(
            out::table,
            () -> out.paragraph("No single input, even a hundredfold, turns the choice."));
    worth();
    if (page.tables().capacity().isPresent() || !page.capacity().isEmpty()) {
      out.heading(2, "Capacity");
      page.tables().capacity().ifPresent(out::table);
      page.capacity().forEach(this::drawing);
    }
    arithmetic();
  }

  private void worth() {
    if (page.tables().worth().isEmpty()) {
      return;
    }
    out.paragraph(
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
    out.table(List.of("Input", "Worth knowing"), rows);
  }

  private void drawing(Drawing drawing) {
    out.paragraph("**" + out.words(drawing.caption().title()) + "**");
    out.paragraph(out.words(drawing.caption().subtitle()));
    DataTable table = drawing.table();
    out.table(
        table.heads().stream().map(Head::words).map(MarkdownWords::escape).toList(),
        table.rows().stream()
            .map(row -> row.stream().map(Cell::words).map(MarkdownWords::escape).toList())
            .toList());
  }

  private void arithmetic() {
    out.heading(2, "The arithmetic");
    for (Ledger.Group group : page.groups()) {
      out.heading(3, MarkdownWords.escape(group.name()));
      List<List<String>> rows = new ArrayList<>();
      for (Figure figure : group.figures()) {
        rows.add(
            List.of(
                MarkdownWords.escape(figure.label()),
                MarkdownWords.escape(figure.id()),
                MarkdownWords.escape(Wording.ENGLISH.of(figure, Style.EXACT)),
                MarkdownWords.escape(origin(figure))));
      }
      out.table(List.of("Figure", "Id", "Value", "How it came about"), rows);
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
}
