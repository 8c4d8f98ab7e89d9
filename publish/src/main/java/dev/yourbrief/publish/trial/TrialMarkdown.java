package dev.yourbrief.publish.trial;

import dev.yourbrief.publish.DataTable;
import dev.yourbrief.publish.DataTable.Cell;
import dev.yourbrief.publish.DataTable.Head;
import dev.yourbrief.publish.Drawing;
import dev.yourbrief.publish.MarkdownWords;
import dev.yourbrief.publish.MarkdownWriter;
import dev.yourbrief.publish.trial.VerdictWords.Fact;
import dev.yourbrief.trial.TrialResult.ContestResult;
import java.util.List;
import java.util.Locale;

/** A trial's report as Markdown. */
final class TrialMarkdown {

  private final TrialPage page;
  private final MarkdownWriter out;

  private TrialMarkdown(TrialPage page) {
    this.page = page;
    this.out = new MarkdownWriter(page, '-');
  }

  static String of(TrialPage page) {
    TrialMarkdown markdown = new TrialMarkdown(page);
    markdown.write();
    return markdown.out.toString();
  }

  private void write() {
    top();
    out.heading(2, "Why");
    for (ContestResult contest : page.result().contests()) {
      reasons(contest);
    }
    out.heading(2, "Every arm");
    if (page.forest().rows().isEmpty()) {
      say("No arm could be compared with the baseline.");
    } else {
      drawing(page.forest());
    }
    table(page.arms().scores());
    table(page.arms().effort());
    out.heading(2, "Every interval and test");
    tests();
    out.heading(2, "Power");
    page.power().sentences().forEach(this::say);
    page.power().drawing().ifPresent(this::drawing);
    out.heading(2, "Leaks");
    page.leaks().sentences().forEach(this::say);
    page.leaks().tables().forEach(this::table);
    slices();
    judges();
    list("Notes", page.result().notes());
    out.heading(2, "Spending");
    facts(page.methods().spending());
    out.heading(2, "The lock");
    if (page.result().lock().isEmpty()) {
      say("The log of the lock is empty.");
    }
    table(page.lock().table());
    out.heading(2, "How it was computed");
    facts(page.methods().rules());
    page.methods().sentences().forEach(this::say);
  }

  private void top() {
    VerdictWords verdict = page.verdict();
    out.heading(1, escape(page.title()));
    say(page.result().question());
    out.heading(
        2, escape(verdict.verdict().name().toUpperCase(Locale.ROOT) + ": " + verdict.headline()));
    verdict
        .difference()
        .ifPresent(d -> out.paragraph("**" + escape(d) + "**, " + escape(verdict.interval())));
    strong(verdict.caution());
    say(verdict.because());
    if (!verdict.unlocks().isEmpty()) {
      strong(verdict.unlocked() + ":");
      out.list(verdict.unlocks().stream().map(TrialMarkdown::escape));
    }
    facts(verdict.facts());
    verdict.many().ifPresent(this::table);
    out.table(
        List.of("Candidate", "Verdict", "Difference"),
        verdict.candidates().stream()
            .map(c ->
                List.of(escape(c.name()), escape(TrialPage.word(c.verdict())), escape(c.words())))
            .toList());
  }

  private void reasons(ContestResult contest) {
    if (page.hasSeveral()) {
      out.heading(3, escape(contest.ruling().candidate()));
    }
    for (ReasonGroups.Group group : page.reasons(contest)) {
      strong(group.name());
      out.list(
          group.items().stream().map(i -> "*" + escape(i.word()) + ".* " + escape(i.sentence())));
    }
  }

  private void tests() {
    if (page.tests().isEmpty()) {
      say("The scores could not be compared, so there is nothing to compute.");
    }
    for (TestTables tests : page.tests()) {
      if (page.hasSeveral()) {
        out.heading(3, escape(tests.candidate()));
      }
      say(tests.why());
      table(tests.intervals());
      table(tests.tests());
      tests.counts().ifPresent(this::table);
      facts(tests.facts());
      out.list(tests.warnings().stream().map(TrialMarkdown::escape));
    }
  }

  private void slices() {
    if (page.slices().isEmpty()) {
      return;
    }
    out.heading(2, "Slices");
    for (SliceParts slice : page.slices()) {
      say(slice.about());
      table(slice.table());
    }
  }

  private void judges() {
    if (page.result().judges().isEmpty()) {
      return;
    }
    out.heading(2, "Judges");
    page.result()
        .judges()
        .forEach(judge -> {
          out.heading(3, escape(judge.name()));
          out.list(TrialPage.sentences(judge.sentences()).map(TrialMarkdown::escape));
        });
  }

  private void list(String heading, List<String> items) {
    if (items.stream().anyMatch(i -> !i.isBlank())) {
      out.heading(2, heading);
      out.list(TrialPage.sentences(items).map(TrialMarkdown::escape));
    }
  }

  private void drawing(Drawing drawing) {
    strong(out.words(drawing.caption().title()), drawing);
    table(drawing.table());
  }

  private void strong(String title, Drawing drawing) {
    out.paragraph("**" + title + "**");
    out.paragraph(out.words(drawing.caption().subtitle()));
  }

  private void facts(List<Fact> facts) {
    out.list(facts.stream().map(f -> "**" + escape(f.name()) + ":** " + escape(f.words())));
  }

  private void table(DataTable table) {
    if (table.rows().isEmpty()) {
      return;
    }
    out.paragraph(escape(table.caption()) + ":");
    out.table(
        table.heads().stream().map(Head::words).map(TrialMarkdown::escape).toList(),
        table.rows().stream().map(row -> row.stream().map(TrialMarkdown::cell).toList()).toList());
  }

  private static String cell(Cell cell) {
    String words = escape(cell.words());
    String strong = cell.strong() && !words.isBlank() ? "**" + words + "**" : words;
    return cell.note().isBlank() ? strong : strong + " (" + escape(cell.note()) + ")";
  }

  private void say(String words) {
    out.paragraph(escape(words));
  }

  private void strong(String words) {
    if (!words.isBlank()) {
      out.paragraph("**" + escape(words).strip() + "**");
    }
  }

  private static String escape(String words) {
    return MarkdownWords.escape(words).strip();
  }
}
