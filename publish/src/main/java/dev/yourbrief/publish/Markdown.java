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
    paragraph(msg("brief.kind") + ", " + day(Ledger.AS_OF));
    bottomLine();
    decision();
    questions();
    frameworks();
    criteria();
    sources();
    steps();
    escalation();
    section("verdict");
    paragraph("**" + say(brief.bottomLine().headline()) + "**");
    if (!brief.counterCase().isEmpty()) {
      heading(3, msg("verdict.against"));
      brief.counterCase().forEach(text -> paragraph(say(text)));
    }
    new MarkdownAppendix(page, out).write();
  }

  private void bottomLine() {
    Brief.BottomLine line = brief.bottomLine();
    heading(2, say(line.headline()));
    if (line.forced()) {
      paragraph(msg("markdown.forced"));
    }
    line.sentences().forEach(text -> paragraph(say(text)));
    List<List<String>> bars = new ArrayList<>();
    for (Brief.Bar bar : brief.criteria()) {
      bars.add(
          List.of(say(bar.name()), state(bar.state(), page.word(bar.state())), say(bar.finding())));
    }
    table(messages("criteria.bar", "escalation.state", "criteria.finding"), bars);
    if (!line.crossover().isEmpty()) {
      paragraph(say(line.crossover()));
    }
    if (!line.rechecks().isEmpty()) {
      heading(3, msg("brief.rechecks"));
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
      heading(3, msg("brief.wouldChange"));
      list(line.wouldChange().stream().map(this::say));
    }
    if (!page.fired().isEmpty()) {
      heading(3, msg("brief.fired"));
      list(page.fired().stream().map(t -> say(t.whom()) + ": " + sentence(t.what())));
    }
    paragraph(
        say(page.text("legend.ranges", "example", page.strong("legend.example")))
            + " "
            + msg("markdown.origins"));
  }

  private void decision() {
    section("decision");
    paragraph(say(brief.decision().statement()));
    table(
        messages(
            "doors.option",
            "doors.door",
            "doors.moneyToUndo",
            "doors.time",
            "doors.people",
            "doors.why"),
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
    section("questions");
    if (brief.questions().isEmpty()) {
      paragraph(msg("questions.none"));
    }
    list(
        brief.questions().stream()
            .map(q ->
                "**"
                    + say(q.ask())
                    + "** "
                    + state(q.answered(), page.word(q.answered()))
                    + "\\\n  "
                    + say(q.answer())
                    + "\\\n  "
                    + say(q.worth())));
  }

  private void frameworks() {
    section("frameworks");
    for (Brief.Framework framework : brief.frameworks()) {
      heading(3, say(framework.name()));
      framework.paragraphs().forEach(text -> paragraph(say(text)));
      framework.detail().forEach(text -> paragraph(say(text)));
      framework.table().ifPresent(this::table);
      framework.plot().ifPresent(this::plot);
    }
  }

  private void plot(CrossoverPlot plot) {
    PlotWords words = page.words(plot);
    paragraph("**" + say(plot.title()) + "**");
    paragraph(say(plot.subtitle()));
    List<String> head =
        new ArrayList<>(List.of(msg("chart.volume"), MarkdownWords.escape(words.volumeHead())));
    plot.lines().forEach(line -> head.add(MarkdownWords.escape(line.name())));
    List<List<String>> rows = new ArrayList<>();
    for (double scale : words.tableScales()) {
      List<String> row = new ArrayList<>(List.of(words.scale(scale), words.volumeAt(scale)));
      plot.lines()
          .forEach(line ->
              row.add(
                  MarkdownWords.escape(PlotWords.point(line, scale).map(words::cost).orElse("–"))));
      rows.add(row);
    }
    table(head, rows);
  }

  private void criteria() {
    section("criteria");
    list(
        brief.criteria().stream()
            .map(bar ->
                "**"
                    + say(bar.name())
                    + "** "
                    + state(bar.state(), page.word(bar.state()))
                    + "\\\n  "
                    + say(bar.test())
                    + "\\\n  "
                    + say(bar.finding())
                    + (bar.missing().isEmpty()
                        ? ""
                        : "\\\n  "
                            + msg("criteria.missing")
                            + " "
                            + String.join("; ", bar.missing().stream().map(this::say).toList()))));
  }

  private void sources() {
    section("sources");
    table(brief.sources().bill());
    list(brief.sources().coverage().stream().map(this::sentence));
    if (!brief.sources().reading().isEmpty()) {
      heading(3, msg("sources.reading"));
      list(
          brief.sources().reading().stream()
              .map(r ->
                  say(r.title())
                      + ", "
                      + say(r.source())
                      + ", "
                      + day(r.date())
                      + ". "
                      + msg("sources.use")
                      + " "
                      + sentence(r.use())));
    }
    if (!brief.sources().people().isEmpty()) {
      heading(3, msg("sources.people"));
      list(brief.sources().people().stream().map(this::say));
    }
  }

  private void steps() {
    section("steps");
    if (brief.nextSteps().isEmpty()) {
      paragraph(msg("steps.none"));
    }
    for (Brief.Step step : brief.nextSteps()) {
      paragraph(
          "**"
              + say(step.what())
              + "** "
              + say(step.owner())
              + ", "
              + say(page.text("steps.by", "day", Text.slot(step.due())))
              + ". "
              + msg("steps.done")
              + " "
              + sentence(step.doneWhen()));
      if (!step.command().isBlank()) {
        out.append(MarkdownWords.fenced(step.command())).append('\n');
      }
    }
  }

  private void escalation() {
    section("escalation");
    if (brief.escalation().isEmpty()) {
      paragraph(msg("escalation.none"));
    }
    table(
        messages("escalation.trigger", "escalation.state", "escalation.whom", "escalation.finding"),
        brief.escalation().stream()
            .map(t ->
                List.of(
                    say(t.what()),
                    state(t.state(), page.word(t.state())),
                    say(t.whom()),
                    say(t.finding())))
            .toList());
  }

  /** A shape and a word, so that a column of them can be skimmed. */
  private static String state(Enum<?> state, String word) {
    return Page.mark(state) + " " + word;
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
    return MarkdownWords.escape(page.words(figure, Style.BRIEF));
  }

  private void section(String name) {
    heading(2, msg("section." + name));
  }

  /** A message of the catalogue, as it stands. */
  private String msg(String key) {
    return MarkdownWords.escape(page.say(key));
  }

  private List<String> messages(String... keys) {
    return Stream.of(keys).map(this::msg).toList();
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
