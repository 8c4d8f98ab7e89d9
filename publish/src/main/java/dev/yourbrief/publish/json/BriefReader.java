package dev.yourbrief.publish.json;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Brief.Answered;
import dev.yourbrief.playbook.brief.Brief.Bar;
import dev.yourbrief.playbook.brief.Brief.BarState;
import dev.yourbrief.playbook.brief.Brief.Basis;
import dev.yourbrief.playbook.brief.Brief.BottomLine;
import dev.yourbrief.playbook.brief.Brief.Door;
import dev.yourbrief.playbook.brief.Brief.Duty;
import dev.yourbrief.playbook.brief.Brief.Framework;
import dev.yourbrief.playbook.brief.Brief.InputFile;
import dev.yourbrief.playbook.brief.Brief.Question;
import dev.yourbrief.playbook.brief.Brief.Reading;
import dev.yourbrief.playbook.brief.Brief.Recheck;
import dev.yourbrief.playbook.brief.Brief.Role;
import dev.yourbrief.playbook.brief.Brief.Sources;
import dev.yourbrief.playbook.brief.Brief.Step;
import dev.yourbrief.playbook.brief.Brief.Table;
import dev.yourbrief.playbook.brief.Brief.Trigger;
import dev.yourbrief.playbook.brief.Brief.TriggerState;
import dev.yourbrief.playbook.brief.References;
import dev.yourbrief.playbook.messages.Messages;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** A brief out of a JSON value; {@link BriefWriter} is its mirror. */
final class BriefReader {

  /** A brief of form 1.0 has no id, no locale and no roles. */
  private static final List<String> READABLE = List.of("1.0", Brief.SCHEMA_VERSION);

  private BriefReader() {}

  static Brief read(Json json) {
    Json version = JsonFields.of(json).get("schemaVersion");
    if (!READABLE.contains(JsonFields.string(version))) {
      throw JsonFields.problem(
          version.where(),
          "this brief is written in form "
              + JsonFields.string(version)
              + ", and this program reads form "
              + Brief.SCHEMA_VERSION,
          "Read it with the version of the program that wrote it, or publish it again");
    }
    Brief brief = JsonFields.read(json, BriefReader::brief);
    List<Problem> problems =
        References.broken(brief).stream()
            .map(what -> Problem.of(json.where(), what, "Publish the brief again from its inputs"))
            .toList();
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    return brief;
  }

  private static Brief brief(JsonFields f) {
    boolean first = JsonFields.string(f.get("schemaVersion")).equals("1.0");
    return new Brief(
        first ? "decision" : f.string("id"),
        first ? Messages.DEFAULT.toLanguageTag() : f.locale("locale"),
        f.string("playbook"),
        f.string("playbookVersion"),
        TextJson.read(f.get("title")),
        f.date("asOf"),
        JsonFields.read(f.get("bottomLine"), BriefReader::bottomLine),
        JsonFields.read(
            f.get("decision"),
            d ->
                new Brief.Decision(
                    TextJson.read(d.get("statement")), all(d, "doors", BriefReader::door))),
        all(f, "questions", BriefReader::question),
        all(f, "frameworks", BriefReader::framework),
        all(f, "criteria", BriefReader::bar),
        JsonFields.read(f.get("sources"), BriefReader::sources),
        all(f, "nextSteps", BriefReader::step),
        all(f, "escalation", BriefReader::trigger),
        TextJson.readAll(f.get("counterCase")),
        first ? List.of() : all(f, "roles", BriefReader::role),
        figures(JsonFields.of(f.get("figures"))),
        JsonFields.read(f.get("basis"), BriefReader::basis));
  }

  private static <T> List<T> all(JsonFields f, String name, Function<JsonFields, T> reader) {
    return f.list(name, item -> JsonFields.read(item, reader));
  }

  private static SortedMap<String, Figure> figures(JsonFields fields) {
    SortedMap<String, Figure> figures = new TreeMap<>();
    fields.entries().forEach((id, json) -> figures.put(id, FigureJson.read(id, json)));
    return figures;
  }

  private static BottomLine bottomLine(JsonFields f) {
    return new BottomLine(
        f.string("option"),
        f.bool("forced"),
        TextJson.read(f.get("headline")),
        TextJson.readAll(f.get("sentences")),
        TextJson.read(f.get("crossover")),
        all(
            f,
            "rechecks",
            r ->
                new Recheck(
                    r.string("id"),
                    TextJson.read(r.get("what")),
                    r.string("date"),
                    TextJson.read(r.get("why")))),
        TextJson.readAll(f.get("wouldChange")));
  }

  private static Door door(JsonFields f) {
    return new Door(
        f.string("option"),
        TextJson.read(f.get("name")),
        f.string("kind"),
        TextJson.read(f.get("money")),
        TextJson.read(f.get("days")),
        TextJson.read(f.get("people")),
        TextJson.read(f.get("why")));
  }

  private static Question question(JsonFields f) {
    return new Question(
        f.string("id"),
        TextJson.read(f.get("ask")),
        f.oneOf("answered", Answered.class),
        TextJson.read(f.get("answer")),
        TextJson.read(f.get("worth")),
        f.strings("bars"));
  }

  private static Framework framework(JsonFields f) {
    return new Framework(
        f.string("id"),
        TextJson.read(f.get("name")),
        TextJson.readAll(f.get("paragraphs")),
        f.optional("detail", TextJson::readAll).orElse(List.of()),
        f.optional("table", table -> JsonFields.read(table, BriefReader::table)),
        f.optional("plot", PlotJson::read));
  }

  private static Bar bar(JsonFields f) {
    return new Bar(
        f.string("id"),
        TextJson.read(f.get("name")),
        f.oneOf("state", BarState.class),
        TextJson.read(f.get("test")),
        TextJson.read(f.get("finding")),
        TextJson.readAll(f.get("missing")));
  }

  private static Sources sources(JsonFields f) {
    return new Sources(
        JsonFields.read(f.get("bill"), BriefReader::table),
        TextJson.readAll(f.get("coverage")),
        all(
            f,
            "reading",
            r ->
                new Reading(
                    TextJson.read(r.get("title")),
                    TextJson.read(r.get("source")),
                    r.string("date"),
                    TextJson.read(r.get("use")))),
        TextJson.readAll(f.get("people")));
  }

  private static Step step(JsonFields f) {
    return new Step(
        f.string("id"),
        TextJson.read(f.get("what")),
        TextJson.read(f.get("owner")),
        f.string("due"),
        TextJson.read(f.get("doneWhen")),
        f.string("command"));
  }

  private static Trigger trigger(JsonFields f) {
    return new Trigger(
        f.string("id"),
        TextJson.read(f.get("what")),
        f.oneOf("state", TriggerState.class),
        TextJson.read(f.get("whom")),
        TextJson.read(f.get("finding")));
  }

  private static Role role(JsonFields f) {
    return new Role(f.string("id"), TextJson.read(f.get("who")), f.oneOf("duty", Duty.class));
  }

  private static Table table(JsonFields f) {
    return new Table(
        TextJson.read(f.get("caption")),
        TextJson.readAll(f.get("header")),
        f.list("rows", TextJson::readAll));
  }

  private static Basis basis(JsonFields f) {
    return new Basis(
        f.string("version"),
        f.integer("seed"),
        Math.toIntExact(f.integer("draws")),
        all(f, "inputs", file -> new InputFile(file.string("name"), file.string("sha256"))));
  }
}
