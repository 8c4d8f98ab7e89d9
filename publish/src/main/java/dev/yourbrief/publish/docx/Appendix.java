package dev.yourbrief.publish.docx;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text.Style;
import dev.yourbrief.publish.Ledger;
import dev.yourbrief.publish.Page;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;

/** Where each number comes from, and what the brief was made of, in smaller type. */
record Appendix(Page page, Body body) {

  void write() {
    XWPFParagraph heading = body.paragraph("Heading1");
    heading.setPageBreak(true);
    body.say(heading, page.say("section.origins"));
    for (Ledger.Group group : page.ledger().groups(page.messages())) {
      XWPFParagraph kind = body.paragraph("Heading3");
      body.say(kind, group.name());
      body.say(kind, ": " + group.note()).setBold(false);
      Grid grid =
          Grid.small(
              body,
              List.of(
                  page.say("origin.figure"), page.say("origin.value"), page.say("origin.origin")));
      for (Figure figure : group.figures()) {
        grid.row(
            List.of(
                grid.cell(figure.label()),
                grid.cell(page.words(figure, Style.EXACT)),
                grid.cell(page.origin(figure))));
      }
      grid.write();
    }
    record();
  }

  private void record() {
    Brief.Basis basis = page.brief().basis();
    body.message("Heading1", "section.record");
    body.paragraph("Small", page.made());
    body.command("yourbrief verify brief.json", 142);
    Grid files = Grid.small(body, List.of(page.say("record.file"), "SHA-256")).whole(1);
    basis.inputs().forEach(f -> files.row(List.of(files.cell(f.name()), files.cell(f.sha256()))));
    files.write();
  }
}
