package dev.yourbrief.publish;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.CrossoverPlot;
import dev.yourbrief.playbook.brief.References;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.playbook.brief.Text.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A brief as Markdown: CommonMark with the tables that code hosts show. */
public final class Markdown {

  private final Brief brief;
  private final Page page;
  private final Ledger ledger;
  private final StringBuilder out = new StringBuilder(32 * 1024);

  private Markdown(Brief brief) {
    this.brief = brief;
    this.page = new Page(brief);
    this.ledger = page.ledger();
  }

  /**
   * The brief.
   *
   * @throws IllegalArgumentException if the brief shows a figure it does not hold
   */
  public static String of(Brief brief) {
    References.check(brief);
    Markdown markdown = new Markdown(brief);
    markdown.write();
    return markdown.out.toString().stripTrailing() + "\n";
  }

  private void write() {
    heading(1, say(brief.title()));
    paragraph("Decision brief, " + day(Ledger.AS_OF));
    bottomLine();
    decision();
    questions();
    frameworks();
    criteria();
    sources();
    steps();
    escalation();
    heading(2, "The verdict");
    paragraph("**" + say(brief.bottomLine().headline()) + "**");
    if (!brief.counterCase().isEmpty()) {
      heading(3, "The strongest case against it");
      brief.counterCase().forEach(text -> paragraph(say(text)));
    }
    new MarkdownAppendix(brief, ledger, out).write();
  }

  private void bottomLine() {
    Brief.BottomLine line = brief.bottomLine();
    heading(2, say(line.headline()));
    if (line.forced()) {
      paragraph("Forced by a hard constraint, not by the bars.");
    }
    line.sentences().forEach(text -> paragraph(say(text)));
    List<List<String>> bars = new ArrayList<>();
    for (Brief.Bar bar : brief.criteria()) {
      bars.add(
          List.of(say(bar.name()), state(bar.state(), Page.word(bar.state())), say(bar.finding())));
    }
    table(List.of("Bar", "State", "Found"), bars);
    if (!line.crossover().isEmpty()) {
      paragraph(say(line.crossover()));
    }
    if (!line.rechecks().isEmpty()) {
      heading(3, "Looked at again");
      list(
          line.rechecks().stream()
              .map(r ->
                  "**"
                      + day(r.date())
                      + "** "
                      + sentence(r.what())
                      + (r.why().isEmpty() ? "" : " " + sentence(r.why()))));
    }
    if (!line.wouldChange().isEmpty()) {
      heading(3, "What would change it");
      list(line.wouldChange().stream().map(this::say));
    }
    if (!page.fired().isEmpty()) {
      heading(3, "To be taken higher");
      list(page.fired().stream().map(t -> say(t.whom()) + ": " + sentence(t.what())));
    }
    paragraph(
        "A range in brackets holds eight imagined worlds in ten; *low to high* is as it was given,"
            + " nine in ten. Where each number comes from stands at the end.");
  }

  private void decision() {
    section("The decision");
    paragraph(say(brief.decision().statement()));
    table(
        List.of("Option", "Door", "Money to undo", "Time", "People", "Why"),
        brief.decision().doors().stream()
            .map(d ->
                List.of(
                    say(d.name()),
                    MarkdownWords.escape(d.kind()),
                    say(d.money()),
                    say(d.days()),
                    say(d.people()),
                    say(d.why())))
            .toList());
  }

  private void questions() {
    section("Key questions");
    if (brief.questions().isEmpty()) {
      paragraph("No answer that could be found would move this decision.");
    }
    list(
        brief.questions().stream()
            .map(q ->
                "**"
                    + say(q.ask())
                    + "** "
                    + state(q.answered(), Page.word(q.answered()))
                    + "\\\n  "
                    + say(q.answer())
                    + "\\\n  "
                    + say(q.worth())));
  }

  private void frameworks() {
    section("Recommended frameworks");
    for (Brief.Framework framework : brief.frameworks()) {
      heading(3, say(framework.name()));
      framework.paragraphs().forEach(text -> paragraph(say(text)));
      framework.table().ifPresent(this::table);
      framework.plot().ifPresent(this::plot);
    }
  }

  private void plot(CrossoverPlot plot) {
    PlotWords words = page.words(plot);
    paragraph("**" + say(plot.title()) + "**");
    paragraph(say(plot.subtitle()));
    List<String> head =
        new ArrayList<>(List.of("Volume", MarkdownWords.escape(words.volumeHead())));
    plot.lines().forEach(line -> head.add(MarkdownWords.escape(line.name())));
    List<List<String>> rows = new ArrayList<>();
    for (double scale : words.tableScales()) {
      List<String> row = new ArrayList<>(List.of(PlotWords.scale(scale), words.volumeAt(scale)));
      plot.lines()
          .forEach(line ->
              row.add(
                  MarkdownWords.escape(PlotWords.point(line, scale).map(words::cost).orElse("–"))));
      rows.add(row);
    }
    table(head, rows);
  }

  private void criteria() {
    section("Decision criteria");
    list(
        brief.criteria().stream()
            .map(bar ->
                "**"
                    + say(bar.name())
                    + "** "
                    + state(bar.state(), Page.word(bar.state()))
                    + "\\\n  "
                    + say(bar.test())
                    + "\\\n  "
                    + say(bar.finding())
                    + (bar.missing().isEmpty()
                        ? ""
                        : "\\\n  Missing: "
                            + String.join("; ", bar.missing().stream().map(this::say).toList()))));
  }

  private void sources() {
    section("Sources to consult");
    table(brief.sources().bill());
    list(brief.sources().coverage().stream().map(this::sentence));
    if (!brief.sources().reading().isEmpty()) {
      heading(3, "To read");
      list(
          brief.sources().reading().stream()
              .map(r ->
                  say(r.title())
                      + ", "
                      + say(r.source())
                      + ", "
                      + day(r.date())
                      + ". Use: "
                      + sentence(r.use())));
    }
    if (!brief.sources().people().isEmpty()) {
      heading(3, "To ask");
      list(brief.sources().people().stream().map(this::say));
    }
  }

  private void steps() {
    section("Next steps");
    if (brief.nextSteps().isEmpty()) {
      paragraph("Nothing is due before the brief is looked at again.");
    }
    for (Brief.Step step : brief.nextSteps()) {
      paragraph(
          "**"
              + say(step.what())
              + "** "
              + say(step.owner())
              + ", by "
              + day(step.due())
              + ". Done when: "
              + sentence(step.doneWhen()));
      if (!step.command().isBlank()) {
        out.append(MarkdownWords.fenced(step.command())).append('\n');
      }
    }
  }

  private void escalation() {
    section("When to escalate");
    if (brief.escalation().isEmpty()) {
      paragraph("Nothing here calls for anyone else to decide.");
    }
    table(
        List.of("Trigger", "State", "Goes to", "Found"),
        brief.escalation().stream()
            .map(t ->
                List.of(
                    say(t.what()),
                    state(t.state(), Page.word(t.state())),
                    say(t.whom()),
                    say(t.finding())))
            .toList());
  }

  /** A shape and a word, so that a column of them can be skimmed. */
  private static String state(Enum<?> state, String word) {
    String shape =
        switch (state.name()) {
          case "CLEARED", "ANSWERED" -> "●";
          case "FAILED" -> "☒";
          case "FIRED" -> "▲";
          case "NOT_FIRED" -> "△";
          case "ASSUMED" -> "◐";
          default -> "◌";
        };
    return shape + " " + word;
  }

  private String say(Text text) {
    return MarkdownWords.of(text, page, "");
  }

  /** A text that ends as a sentence does. */
  private String sentence(Text text) {
    return say(text) + (page.isClosed(text) ? "" : ".");
  }

  private String day(String id) {
    Figure figure = ledger.find(id);
    return MarkdownWords.escape(Wording.of(figure, Style.BRIEF));
  }

  private void section(String title) {
    heading(2, title);
  }

  private void heading(int level, String words) {
    out.append("#".repeat(level)).append(' ').append(words).append("\n\n");
  }

  private void paragraph(String words) {
    out.append(words).append("\n\n");
  }

  private void list(Stream<String> items) {
    int before = out.length();
    items.forEach(item -> out.append("- ").append(item).append('\n'));
    if (out.length() > before) {
      out.append('\n');
    }
  }

  private void table(Brief.Table table) {
    if (!table.caption().isEmpty()) {
      paragraph(say(table.caption()) + ":");
    }
    table(table.header().stream().map(this::say).toList(), MarkdownWords.rows(table, page));
  }

  private void table(List<String> header, List<List<String>> rows) {
    MarkdownAppendix.table(out, header, rows);
  }
}
