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
  private final MarkdownWriter out;

  private Markdown(Brief brief) {
    this.brief = brief;
    this.page = new Page(brief);
    this.ledger = page.ledger();
    this.out = new MarkdownWriter(page, '-');
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
    return markdown.out.toString();
  }

  private void write() {
    out.heading(1, out.words(brief.title()));
    out.paragraph(out.message("brief.kind") + ", " + day(Ledger.AS_OF));
    bottomLine();
    decision();
    questions();
    frameworks();
    criteria();
    sources();
    steps();
    escalation();
    section("verdict");
    out.paragraph("**" + out.words(brief.bottomLine().headline()) + "**");
    if (!brief.counterCase().isEmpty()) {
      out.heading(3, out.message("verdict.against"));
      brief.counterCase().forEach(text -> out.paragraph(out.words(text)));
    }
    new MarkdownAppendix(page, out).write();
  }

  private void bottomLine() {
    Brief.BottomLine line = brief.bottomLine();
    out.heading(2, out.words(line.headline()));
    if (line.forced()) {
      out.paragraph(out.message("markdown.forced"));
    }
    line.sentences().forEach(text -> out.paragraph(out.words(text)));
    List<List<String>> bars = new ArrayList<>();
    for (Brief.Bar bar : brief.criteria()) {
      bars.add(
          List.of(
              out.words(bar.name()),
              state(bar.state(), page.word(bar.state())),
              out.words(bar.finding())));
    }
    out.table(messages("criteria.bar", "escalation.state", "criteria.finding"), bars);
    out.paragraph(out.words(line.crossover()));
    if (!line.rechecks().isEmpty()) {
      out.heading(3, out.message("brief.rechecks"));
      out.list(
          line.rechecks().stream()
              .map(r ->
                  "**"
                      + day(r.date())
                      + "** "
                      + out.sentence(r.what())
                      + (r.why().isEmpty() ? "" : " " + out.sentence(r.why()))));
    }
    if (!line.wouldChange().isEmpty()) {
      out.heading(3, out.message("brief.wouldChange"));
      out.list(line.wouldChange().stream().map(out::words));
    }
    if (!page.fired().isEmpty()) {
      out.heading(3, out.message("brief.fired"));
      out.list(page.fired().stream().map(t -> out.words(t.whom()) + ": " + out.sentence(t.what())));
    }
    out.paragraph(
        out.words(page.text("legend.ranges", "example", page.strong("legend.example")))
            + " "
            + out.message("markdown.origins"));
  }

  private void decision() {
    section("decision");
    out.paragraph(out.words(brief.decision().statement()));
    out.table(
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
                    out.words(d.name()),
                    MarkdownWords.escape(d.kind()),
                    out.words(d.money()),
                    out.words(d.days()),
                    out.words(d.people()),
                    out.words(d.why())))
            .toList());
  }

  private void questions() {
    section("questions");
    if (brief.questions().isEmpty()) {
      out.paragraph(out.message("questions.none"));
    }
    out.list(
        brief.questions().stream()
            .map(q ->
                "**"
                    + out.words(q.ask())
                    + "** "
                    + state(q.answered(), page.word(q.answered()))
                    + "\\\n  "
                    + out.words(q.answer())
                    + "\\\n  "
                    + out.words(q.worth())));
  }

  private void frameworks() {
    section("frameworks");
    for (Brief.Framework framework : brief.frameworks()) {
      out.heading(3, out.words(framework.name()));
      framework.paragraphs().forEach(text -> out.paragraph(out.words(text)));
      framework.detail().forEach(text -> out.paragraph(out.words(text)));
      framework.table().ifPresent(out::table);
      framework.plot().ifPresent(this::plot);
    }
  }

  private void plot(CrossoverPlot plot) {
    PlotWords words = page.words(plot);
    out.paragraph("**" + out.words(plot.title()) + "**");
    out.paragraph(out.words(plot.subtitle()));
    List<String> head =
        new ArrayList<>(
            List.of(out.message("chart.volume"), MarkdownWords.escape(words.volumeHead())));
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
    out.table(head, rows);
  }

  private void criteria() {
    section("criteria");
    out.list(
        brief.criteria().stream()
            .map(bar ->
                "**"
                    + out.words(bar.name())
                    + "** "
                    + state(bar.state(), page.word(bar.state()))
                    + "\\\n  "
                    + out.words(bar.test())
                    + "\\\n  "
                    + out.words(bar.finding())
                    + (bar.missing().isEmpty()
                        ? ""
                        : "\\\n  "
                            + out.message("criteria.missing")
                            + " "
                            + String.join("; ", bar.missing().stream().map(out::words).toList()))));
  }

  private void sources() {
    section("sources");
    out.table(brief.sources().bill());
    out.list(brief.sources().coverage().stream().map(out::sentence));
    if (!brief.sources().reading().isEmpty()) {
      out.heading(3, out.message("sources.reading"));
      out.list(
          brief.sources().reading().stream()
              .map(r ->
                  out.words(r.title())
                      + ", "
                      + out.words(r.source())
                      + ", "
                      + day(r.date())
                      + ". "
                      + out.message("sources.use")
                      + " "
                      + out.sentence(r.use())));
    }
    if (!brief.sources().people().isEmpty()) {
      out.heading(3, out.message("sources.people"));
      out.list(brief.sources().people().stream().map(out::words));
    }
  }

  private void steps() {
    section("steps");
    if (brief.nextSteps().isEmpty()) {
      out.paragraph(out.message("steps.none"));
    }
    for (Brief.Step step : brief.nextSteps()) {
      out.paragraph(
          "**"
              + out.words(step.what())
              + "** "
              + out.words(step.owner())
              + ", "
              + out.words(page.text("steps.by", "day", Text.slot(step.due())))
              + ". "
              + out.message("steps.done")
              + " "
              + out.sentence(step.doneWhen()));
      if (!step.command().isBlank()) {
        out.code(step.command());
      }
    }
  }

  private void escalation() {
    section("escalation");
    if (brief.escalation().isEmpty()) {
      out.paragraph(out.message("escalation.none"));
    }
    out.table(
        messages("escalation.trigger", "escalation.state", "escalation.whom", "escalation.finding"),
        brief.escalation().stream()
            .map(t ->
                List.of(
                    out.words(t.what()),
                    state(t.state(), page.word(t.state())),
                    out.words(t.whom()),
                    out.words(t.finding())))
            .toList());
  }

  /** A shape and a word, so that a column of them can be skimmed. */
  private static String state(Enum<?> state, String word) {
    return Page.mark(state) + " " + word;
  }

  private String day(String id) {
    Figure figure = ledger.find(id);
    return MarkdownWords.escape(page.words(figure, Style.BRIEF));
  }

  private void section(String name) {
    out.heading(2, out.message("section." + name));
  }

  private List<String> messages(String... keys) {
    return Stream.of(keys).map(out::message).toList();
  }
}
