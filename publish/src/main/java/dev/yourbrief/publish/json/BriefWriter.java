package dev.yourbrief.publish.json;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Brief.Bar;
import dev.yourbrief.playbook.brief.Brief.Basis;
import dev.yourbrief.playbook.brief.Brief.BottomLine;
import dev.yourbrief.playbook.brief.Brief.Door;
import dev.yourbrief.playbook.brief.Brief.Framework;
import dev.yourbrief.playbook.brief.Brief.Question;
import dev.yourbrief.playbook.brief.Brief.Reading;
import dev.yourbrief.playbook.brief.Brief.Recheck;
import dev.yourbrief.playbook.brief.Brief.Role;
import dev.yourbrief.playbook.brief.Brief.Sources;
import dev.yourbrief.playbook.brief.Brief.Step;
import dev.yourbrief.playbook.brief.Brief.Table;
import dev.yourbrief.playbook.brief.Brief.Trigger;
import java.util.List;
import java.util.function.Function;

/** A brief as a JSON value; {@link BriefReader} is its mirror. */
final class BriefWriter {

  private BriefWriter() {}

  static Json write(Brief brief) {
    Json.ObjBuilder figures = Json.object();
    brief.figures().forEach((id, figure) -> figures.put(id, FigureJson.write(figure)));
    return Json.object()
        .put("schemaVersion", Brief.SCHEMA_VERSION)
        .put("id", brief.id())
        .put("locale", brief.locale())
        .put("playbook", brief.playbook())
        .put("playbookVersion", brief.playbookVersion())
        .put("title", TextJson.write(brief.title()))
        .put("asOf", brief.asOf().toString())
        .put("bottomLine", bottomLine(brief.bottomLine()))
        .put(
            "decision",
            Json.object()
                .put("statement", TextJson.write(brief.decision().statement()))
                .put("doors", all(brief.decision().doors(), BriefWriter::door))
                .build())
        .put("questions", all(brief.questions(), BriefWriter::question))
        .put("frameworks", all(brief.frameworks(), BriefWriter::framework))
        .put("criteria", all(brief.criteria(), BriefWriter::bar))
        .put("sources", sources(brief.sources()))
        .put("nextSteps", all(brief.nextSteps(), BriefWriter::step))
        .put("escalation", all(brief.escalation(), BriefWriter::trigger))
        .put("counterCase", TextJson.writeAll(brief.counterCase()))
        .put("roles", all(brief.roles(), BriefWriter::role))
        .put("figures", figures.build())
        .put("basis", basis(brief.basis()))
        .build();
  }

  private static <T> Json all(List<T> items, Function<T, Json> writer) {
    return Json.array(items.stream().map(writer).toList());
  }

  private static Json bottomLine(BottomLine line) {
    return Json.object()
        .put("option", line.option())
        .put("forced", Json.of(line.forced()))
        .put("headline", TextJson.write(line.headline()))
        .put("sentences", TextJson.writeAll(line.sentences()))
        .put("crossover", TextJson.write(line.crossover()))
        .put("rechecks", all(line.rechecks(), BriefWriter::recheck))
        .put("wouldChange", TextJson.writeAll(line.wouldChange()))
        .build();
  }

  private static Json recheck(Recheck recheck) {
    return Json.object()
        .put("id", recheck.id())
        .put("what", TextJson.write(recheck.what()))
        .put("date", recheck.date())
        .put("why", TextJson.write(recheck.why()))
        .build();
  }

  private static Json door(Door door) {
    return Json.object()
        .put("option", door.option())
        .put("name", TextJson.write(door.name()))
        .put("kind", door.kind())
        .put("money", TextJson.write(door.money()))
        .put("days", TextJson.write(door.days()))
        .put("people", TextJson.write(door.people()))
        .put("why", TextJson.write(door.why()))
        .build();
  }

  private static Json question(Question question) {
    return Json.object()
        .put("id", question.id())
        .put("ask", TextJson.write(question.ask()))
        .put("answered", JsonFields.word(question.answered()))
        .put("answer", TextJson.write(question.answer()))
        .put("worth", TextJson.write(question.worth()))
        .put("bars", all(question.bars(), Json::of))
        .build();
  }

  private static Json framework(Framework framework) {
    Json.ObjBuilder object =
        Json.object()
            .put("id", framework.id())
            .put("name", TextJson.write(framework.name()))
            .put("paragraphs", TextJson.writeAll(framework.paragraphs()))
            .put("detail", TextJson.writeAll(framework.detail()));
    framework.table().ifPresent(table -> object.put("table", table(table)));
    framework.plot().ifPresent(plot -> object.put("plot", PlotJson.write(plot)));
    return object.build();
  }

  private static Json bar(Bar bar) {
    return Json.object()
        .put("id", bar.id())
        .put("name", TextJson.write(bar.name()))
        .put("state", JsonFields.word(bar.state()))
        .put("test", TextJson.write(bar.test()))
        .put("finding", TextJson.write(bar.finding()))
        .put("missing", TextJson.writeAll(bar.missing()))
        .build();
  }

  private static Json sources(Sources sources) {
    return Json.object()
        .put("bill", table(sources.bill()))
        .put("coverage", TextJson.writeAll(sources.coverage()))
        .put("reading", all(sources.reading(), BriefWriter::reading))
        .put("people", TextJson.writeAll(sources.people()))
        .build();
  }

  private static Json reading(Reading reading) {
    return Json.object()
        .put("title", TextJson.write(reading.title()))
        .put("source", TextJson.write(reading.source()))
        .put("date", reading.date())
        .put("use", TextJson.write(reading.use()))
        .build();
  }

  private static Json step(Step step) {
    return Json.object()
        .put("id", step.id())
        .put("what", TextJson.write(step.what()))
        .put("owner", TextJson.write(step.owner()))
        .put("due", step.due())
        .put("doneWhen", TextJson.write(step.doneWhen()))
        .put("command", step.command())
        .build();
  }

  private static Json trigger(Trigger trigger) {
    return Json.object()
        .put("id", trigger.id())
        .put("what", TextJson.write(trigger.what()))
        .put("state", JsonFields.word(trigger.state()))
        .put("whom", TextJson.write(trigger.whom()))
        .put("finding", TextJson.write(trigger.finding()))
        .build();
  }

  private static Json role(Role role) {
    return Json.object()
        .put("id", role.id())
        .put("who", TextJson.write(role.who()))
        .put("duty", JsonFields.word(role.duty()))
        .build();
  }

  private static Json table(Table table) {
    return Json.object()
        .put("caption", TextJson.write(table.caption()))
        .put("header", TextJson.writeAll(table.header()))
        .put("rows", all(table.rows(), TextJson::writeAll))
        .build();
  }

  private static Json basis(Basis basis) {
    return Json.object()
        .put("version", basis.version())
        .put("seed", Json.of(basis.seed()))
        .put("draws", Json.of(basis.draws()))
        .put(
            "inputs",
            all(
                basis.inputs(),
                file ->
                    Json.object().put("name", file.name()).put("sha256", file.sha256()).build()))
        .build();
  }
}
