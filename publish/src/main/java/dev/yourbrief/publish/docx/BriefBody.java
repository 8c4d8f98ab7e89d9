package dev.yourbrief.publish.docx;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.CrossoverPlot;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.CrossoverChart;
import dev.yourbrief.publish.Ledger;
import dev.yourbrief.publish.Page;
import dev.yourbrief.publish.PlotWords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;

/** What a brief says, in the order of the Markdown form. */
record BriefBody(Page page, Body body) {

  void write() {
    XWPFParagraph kind = body.paragraph("Kind");
    body.say(kind, page.say("brief.kind") + ", ");
    body.day(kind, Ledger.AS_OF);
    body.paragraph("Title", brief().title());
    bottomLine();
    decision();
    questions();
    frameworks();
    criteria();
    sources();
    steps();
    escalation();
    verdict();
    new Appendix(page, body).write();
  }

  private Brief brief() {
    return page.brief();
  }

  private void bottomLine() {
    Brief.BottomLine line = brief().bottomLine();
    body.paragraph("Headline", line.headline());
    if (line.forced()) {
      body.strong(body.paragraph("Lead"), Text.of(page.say("markdown.forced")));
    }
    line.sentences().forEach(text -> body.paragraph("Lead", text));
    Grid bars = Grid.of(body, messages("criteria.bar", "escalation.state", "criteria.finding"));
    brief()
        .criteria()
        .forEach(b ->
            bars.row(List.of(bars.cell(b.name()), bars.cell(b.state()), bars.cell(b.finding()))));
    bars.write();
    body.paragraph("Normal", line.crossover());
    if (!line.rechecks().isEmpty()) {
      body.message("Heading2", "brief.rechecks");
      for (Brief.Recheck recheck : line.rechecks()) {
        XWPFParagraph item = body.paragraph("ListBullet");
        body.day(item, recheck.date()).setBold(true);
        body.say(item, " ");
        body.sentence(item, recheck.what());
        if (!recheck.why().isEmpty()) {
          body.say(item, " ");
          body.sentence(item, recheck.why());
        }
      }
    }
    if (!line.wouldChange().isEmpty()) {
      body.message("Heading2", "brief.wouldChange");
      list(line.wouldChange().stream());
    }
    if (!page.fired().isEmpty()) {
      body.message("Heading2", "brief.fired");
      for (Brief.Trigger trigger : page.fired()) {
        XWPFParagraph item = body.paragraph("ListBullet");
        body.say(item, trigger.whom());
        body.say(item, ": ");
        body.sentence(item, trigger.what());
      }
    }
    XWPFParagraph note = body.paragraph("Note");
    body.say(note, page.text("legend.ranges", "example", page.strong("legend.example")));
    body.say(note, " " + page.say("markdown.origins"));
  }

  private void decision() {
    body.section("section.decision");
    body.paragraph("Normal", brief().decision().statement());
    Grid doors =
        Grid.of(
                body,
                messages(
                    "doors.option",
                    "doors.door",
                    "doors.moneyToUndo",
                    "doors.time",
                    "doors.people",
                    "doors.why"))
            .whole(1);
    brief()
        .decision()
        .doors()
        .forEach(d ->
            doors.row(
                List.of(
                    doors.cell(d.name()),
                    doors.cell(d.kind()),
                    doors.cell(d.money()),
                    doors.cell(d.days()),
                    doors.cell(d.people()),
                    doors.cell(d.why()))));
    doors.write();
  }

  private void questions() {
    body.section("section.questions");
    if (brief().questions().isEmpty()) {
      body.message("Normal", "questions.none");
    }
    for (Brief.Question question : brief().questions()) {
      XWPFParagraph item = item(question.ask(), question.answered());
      line(item, question.answer());
      line(item, question.worth());
    }
  }

  private void frameworks() {
    body.section("section.frameworks");
    for (Brief.Framework framework : brief().frameworks()) {
      body.paragraph("Heading2", framework.name());
      framework.paragraphs().forEach(text -> body.paragraph("Normal", text));
      framework.detail().forEach(text -> body.paragraph("Normal", text));
      framework.table().ifPresent(table -> Grid.table(body, table));
      framework.plot().ifPresent(this::plot);
    }
  }

  private void plot(CrossoverPlot plot) {
    PlotWords words = page.words(plot);
    body.paragraph("Finding", plot.title());
    body.paragraph("Caption", plot.subtitle());
    String options =
        String.join(", ", plot.lines().stream().map(CrossoverPlot.Line::name).toList());
    body.chart(
        CrossoverChart.untitled(words, page.ledger().figures()),
        page.plain(plot.title()),
        words.say("chart.about", "options", options));
    List<String> head = new ArrayList<>(List.of(page.say("chart.volume"), words.volumeHead()));
    plot.lines().forEach(line -> head.add(line.name()));
    body.message("Caption", "chart.inNumbers");
    Grid table = Grid.of(body, head);
    for (int c = 1; c < head.size(); c++) {
      table.numeric(c);
    }
    for (double scale : words.tableScales()) {
      List<Grid.Cell> row = new ArrayList<>();
      row.add(table.cell(words.scale(scale)));
      row.add(table.cell(words.volumeAt(scale)));
      plot.lines()
          .forEach(line ->
              row.add(table.cell(PlotWords.point(line, scale).map(words::cost).orElse("–"))));
      table.row(row);
    }
    table.write();
  }

  private void criteria() {
    body.section("section.criteria");
    for (Brief.Bar bar : brief().criteria()) {
      XWPFParagraph item = item(bar.name(), bar.state());
      line(item, bar.test());
      line(item, bar.finding());
      if (!bar.missing().isEmpty()) {
        body.lineBreak(item);
        body.say(item, page.say("criteria.missing") + " ");
        for (int i = 0; i < bar.missing().size(); i++) {
          body.say(item, i == 0 ? "" : "; ");
          body.say(item, bar.missing().get(i));
        }
      }
    }
  }

  private void sources() {
    body.section("section.sources");
    Grid.table(body, brief().sources().bill());
    for (Text text : brief().sources().coverage()) {
      body.sentence(body.paragraph("ListBullet"), text);
    }
    if (!brief().sources().reading().isEmpty()) {
      body.message("Heading2", "sources.reading");
      for (Brief.Reading reading : brief().sources().reading()) {
        XWPFParagraph item = body.paragraph("ListBullet");
        body.say(item, reading.title());
        body.say(item, ", ");
        body.say(item, reading.source());
        body.say(item, ", ");
        body.day(item, reading.date());
        body.say(item, ". " + page.say("sources.use") + " ");
        body.sentence(item, reading.use());
      }
    }
    if (!brief().sources().people().isEmpty()) {
      body.message("Heading2", "sources.people");
      list(brief().sources().people().stream());
    }
  }

  private void steps() {
    body.section("section.steps");
    if (brief().nextSteps().isEmpty()) {
      body.message("Normal", "steps.none");
    }
    for (Brief.Step step : brief().nextSteps()) {
      body.paragraph("ListNumber", step.what());
      XWPFParagraph who = body.paragraph("Continue");
      who.setKeepNext(!step.command().isBlank());
      body.say(who, step.owner());
      body.say(who, ", ");
      body.say(who, page.text("steps.by", "day", Text.slot(step.due())));
      body.say(who, ". " + page.say("steps.done") + " ");
      body.sentence(who, step.doneWhen());
      if (!step.command().isBlank()) {
        body.command(step.command(), 567);
      }
    }
  }

  private void escalation() {
    body.section("section.escalation");
    if (brief().escalation().isEmpty()) {
      body.message("Normal", "escalation.none");
    }
    Grid triggers =
        Grid.of(
            body,
            messages(
                "escalation.trigger", "escalation.state", "escalation.whom", "escalation.finding"));
    brief()
        .escalation()
        .forEach(t ->
            triggers.row(
                List.of(
                    triggers.cell(t.what()),
                    triggers.cell(t.state()),
                    triggers.cell(t.whom()),
                    triggers.cell(t.finding()))));
    triggers.write();
  }

  private void verdict() {
    body.message("Heading1", "section.verdict");
    body.strong(body.paragraph("Lead"), brief().bottomLine().headline());
    if (!brief().counterCase().isEmpty()) {
      body.message("Heading2", "verdict.against");
      brief().counterCase().forEach(text -> body.paragraph("Normal", text));
    }
  }

  /** An item of a list: what it is about, and its state. */
  private XWPFParagraph item(Text about, Enum<?> state) {
    XWPFParagraph item = body.paragraph("Item");
    body.strong(item, about);
    body.say(item, "  ");
    body.state(item, state);
    return item;
  }

  private void line(XWPFParagraph item, Text text) {
    if (!text.isEmpty()) {
      body.lineBreak(item);
      body.say(item, text);
    }
  }

  private void list(Stream<Text> items) {
    items.forEach(text -> body.paragraph("ListBullet", text));
  }

  private List<String> messages(String... keys) {
    return Stream.of(keys).map(page::say).toList();
  }
}
