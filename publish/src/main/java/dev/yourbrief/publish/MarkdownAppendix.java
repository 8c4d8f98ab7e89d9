package dev.yourbrief.publish;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text.Style;
import java.util.ArrayList;
import java.util.List;

/** Where each number comes from, and what the brief was made of, in Markdown. */
record MarkdownAppendix(Page page, MarkdownWriter out) {

  void write() {
    out.heading(2, out.message("section.origins"));
    for (Ledger.Group group : page.ledger().groups(page.messages())) {
      out.heading(3, group.name() + ": " + group.note());
      List<List<String>> rows = new ArrayList<>();
      for (Figure figure : group.figures()) {
        rows.add(
            List.of(
                MarkdownWords.escape(figure.label()),
                MarkdownWords.escape(page.words(figure, Style.EXACT)),
                MarkdownWords.escape(page.origin(figure))));
      }
      out.table(
          List.of(
              out.message("origin.figure"),
              out.message("origin.value"),
              out.message("origin.origin")),
          rows);
    }
    Brief.Basis basis = page.brief().basis();
    out.heading(2, out.message("section.record"));
    out.paragraph(out.words(page.made()));
    out.code("yourbrief verify brief.json");
    out.table(
        List.of(out.message("record.file"), "SHA-256"),
        basis.inputs().stream()
            .map(f -> List.of(MarkdownWords.escape(f.name()), MarkdownWords.escape(f.sha256())))
            .toList());
  }
}
