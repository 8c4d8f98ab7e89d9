package dev.yourbrief.publish;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance.Assumed;
import dev.yourbrief.figure.Provenance.Catalogued;
import dev.yourbrief.figure.Provenance.Computed;
import dev.yourbrief.figure.Provenance.Given;
import dev.yourbrief.figure.Provenance.Measured;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text.Style;
import java.util.ArrayList;
import java.util.List;

/** Where each number comes from, and what the brief was made of, in Markdown. */
record MarkdownAppendix(Brief brief, Ledger ledger, StringBuilder out) {

  void write() {
    out.append("## Where each number comes from\n\n");
    for (Ledger.Group group : ledger.groups()) {
      out.append("### ").append(group.name()).append(": ").append(group.note()).append("\n\n");
      List<List<String>> rows = new ArrayList<>();
      for (Figure figure : group.figures()) {
        rows.add(
            List.of(
                MarkdownWords.escape(figure.label()),
                MarkdownWords.escape(Wording.of(figure, Style.EXACT)),
                MarkdownWords.escape(origin(figure, ledger))));
      }
      table(out, List.of("Figure", "Value", "Where it comes from"), rows);
    }
    Brief.Basis basis = brief.basis();
    out.append("## The record\n\nMade by yourbrief ")
        .append(MarkdownWords.escape(basis.version()))
        .append(" with the playbook ")
        .append(MarkdownWords.escape(brief.playbook() + " " + brief.playbookVersion()))
        .append("; seed ")
        .append(Wording.of(ledger.find(Ledger.SEED), Style.EXACT))
        .append(", ")
        .append(Wording.of(ledger.find(Ledger.DRAWS), Style.EXACT))
        .append(" imagined worlds. The same inputs give the same brief, to the byte:\n\n")
        .append(MarkdownWords.fenced("yourbrief verify brief.json"))
        .append('\n');
    if (!basis.inputs().isEmpty()) {
      table(
          out,
          List.of("File", "SHA-256"),
          basis.inputs().stream()
              .map(f -> List.of(MarkdownWords.escape(f.name()), MarkdownWords.escape(f.sha256())))
              .toList());
    }
  }

  /** Where a figure came from, in words. */
  static String origin(Figure figure, Ledger ledger) {
    return switch (figure.provenance()) {
      case Given given -> given.by() + ", " + Wording.date(given.on()) + ", " + given.where();
      case Measured measured ->
          measured.how()
              + "; "
              + Page.rows(measured.rows())
              + " of "
              + files(figure, measured, ledger);
      case Computed computed ->
          computed.inputs().isEmpty()
              ? computed.formula()
              : computed.formula()
                  + "; from "
                  + String.join(
                      ", ", computed.inputs().stream().map(id -> ledger.find(id).label()).toList());
      case Catalogued catalogued ->
          catalogued.source()
              + ", as of "
              + Wording.date(catalogued.asOf())
              + (ledger.caution(figure) == Ledger.Caution.STALE ? ", stale" : "");
      case Assumed assumed -> "assumed: " + assumed.why();
    };
  }

  /** The files of a measured figure; a long list of them is shown once. */
  private static String files(Figure figure, Measured measured, Ledger ledger) {
    String first = ledger.firstOf(figure);
    return first.equals(figure.id())
        ? String.join(
            ", ",
            measured.files().stream()
                .map(f -> f.name() + " " + Page.shortHash(f.sha256()))
                .toList())
        : "the same files as " + ledger.find(first).label();
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
