package dev.yourbrief.publish;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text.Style;
import java.util.ArrayList;
import java.util.List;

/** Where each number comes from, and what the brief was made of, in Markdown. */
record MarkdownAppendix(Page page, StringBuilder out) {

  void write() {
    out.append("## ").append(say("section.origins")).append("\n\n");
    for (Ledger.Group group : page.ledger().groups(page.messages())) {
      out.append("### ").append(group.name()).append(": ").append(group.note()).append("\n\n");
      List<List<String>> rows = new ArrayList<>();
      for (Figure figure : group.figures()) {
        rows.add(
            List.of(
                MarkdownWords.escape(figure.label()),
                MarkdownWords.escape(page.words(figure, Style.EXACT)),
                MarkdownWords.escape(page.origin(figure))));
      }
      table(out, List.of(say("origin.figure"), say("origin.value"), say("origin.origin")), rows);
    }
    Brief.Basis basis = page.brief().basis();
    out.append("## ")
        .append(say("section.record"))
        .append("\n\n")
        .append(MarkdownWords.of(page.made(), page, ""))
        .append("\n\n")
        .append(MarkdownWords.fenced("yourbrief verify brief.json"))
        .append('\n');
    if (!basis.inputs().isEmpty()) {
      table(
          out,
          List.of(say("record.file"), "SHA-256"),
          basis.inputs().stream()
              .map(f -> List.of(MarkdownWords.escape(f.name()), MarkdownWords.escape(f.sha256())))
              .toList());
    }
  }

  private String say(String key) {
    return MarkdownWords.escape(page.say(key));
  }

  /** A table of cells that are escaped already; nothing at all without rows. */
  static void table(StringBuilder out, List<String> header, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    row(out, header);
    row(out, header.stream().map(cell -> "---").toList());
    rows.forEach(row -> row(out, row));
    out.append('\n');
  }

  private static void row(StringBuilder out, List<String> cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
