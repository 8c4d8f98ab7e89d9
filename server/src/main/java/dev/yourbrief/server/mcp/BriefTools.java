package dev.yourbrief.server.mcp;

import dev.yourbrief.crossover.economics.Findings;
import dev.yourbrief.playbook.CrossoverAnswer;
import dev.yourbrief.playbook.MissingNames;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.CrossoverReport;
import dev.yourbrief.publish.Markdown;
import dev.yourbrief.publish.Page;
import dev.yourbrief.publish.diff.BriefDiff;
import dev.yourbrief.publish.diff.DiffMarkdown;
import dev.yourbrief.publish.json.BriefJson;
import dev.yourbrief.register.decision.VersionEntry;
import dev.yourbrief.server.api.Changes;
import dev.yourbrief.server.api.Shapes;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.desk.Verification;
import dev.yourbrief.server.http.Missing;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tools about what is computed: the crossover, drafts, versions. */
final class BriefTools {

  private final Desk desk;

  BriefTools(Desk desk) {
    this.desk = desk;
  }

  void addTo(Map<String, Toolbox.Doing> doings) {
    doings.put("crossover", (given, _) -> crossover(given));
    doings.put("draft_brief", (given, _) -> draft(given));
    doings.put("save_version", this::save);
    doings.put("verify_brief", (given, _) -> verify(given));
    doings.put("compare", (given, _) -> compare(given));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private Told crossover(Arguments given) {
    return desk.crossover(
        given.need("decision"),
        given.texts("what_if"),
        (evaluation, answer) ->
            switch (answer) {
              case CrossoverAnswer.Lacking(var names) -> {
                ObjectNode json = object();
                ArrayNode lacking = json.putArray("lacking");
                names.forEach(lacking::add);
                yield Told.of(
                    "The crossover cannot be computed yet. It lacks:\n"
                        + names.stream()
                            .map(name -> MissingNames.words(evaluation.decision(), name))
                            .distinct()
                            .map(words -> "- " + words)
                            .collect(Collectors.joining("\n")),
                    json);
              }
              case CrossoverAnswer.Found found ->
                  Told.words(
                      CrossoverReport.markdown(
                          evaluation.decision().title(),
                          evaluation.decision().asOf(),
                          Findings.of(
                              found.comparison(),
                              found.challenger(),
                              found.rivals(),
                              found.eligible()),
                          List.of()));
            });
  }

  private Told draft(Arguments given) {
    String id = given.need("decision");
    Brief brief = desk.draft(id).brief();
    return switch (given.text("form").orElse("summary")) {
      case "md" -> Told.words(Markdown.of(brief));
      case "json" -> Told.words(BriefJson.write(brief));
      default ->
          summary(brief)
              .with(
                  new Told.Link(
                      Resources.draft(id), "brief.json of the draft", "application/json"));
    };
  }

  /** The bottom line, the bars, what is unknown, when to look again. */
  private static Told summary(Brief brief) {
    Page page = new Page(brief);
    ObjectNode json =
        object()
            .put("verdict", brief.bottomLine().option())
            .put("headline", page.plain(brief.bottomLine().headline()))
            .put("asOf", brief.asOf().toString());
    StringBuilder words = new StringBuilder();
    words.append(page.plain(brief.bottomLine().headline())).append("\n\n");
    brief
        .bottomLine()
        .sentences()
        .forEach(sentence -> words.append(page.plain(sentence)).append('\n'));
    words.append(page.plain(brief.bottomLine().crossover())).append("\n\nBars:\n");
    ArrayNode bars = json.putArray("bars");
    for (Brief.Bar bar : brief.criteria()) {
      String state = bar.state().name().toLowerCase(Locale.ROOT);
      bars.addObject()
          .put("id", bar.id())
          .put("name", page.plain(bar.name()))
          .put("state", state)
          .put("finding", page.plain(bar.finding()));
      words
          .append("- ")
          .append(page.plain(bar.name()))
          .append(": ")
          .append(state)
          .append(". ")
          .append(page.plain(bar.finding()))
          .append('\n');
    }
    ArrayNode unknown = json.putArray("unknown");
    List<Brief.Question> open =
        brief.questions().stream()
            .filter(q -> q.answered() == Brief.Answered.UNKNOWN)
            .toList();
    if (!open.isEmpty()) {
      words.append("\nUnknown:\n");
    }
    for (Brief.Question question : open) {
      unknown.addObject().put("id", question.id()).put("ask", page.plain(question.ask()));
      words
          .append("- ")
          .append(question.id())
          .append(": ")
          .append(page.plain(question.ask()))
          .append(' ')
          .append(page.plain(question.worth()))
          .append('\n');
    }
    if (!brief.bottomLine().wouldChange().isEmpty()) {
      words.append("\nWhat would change it:\n");
      brief
          .bottomLine()
          .wouldChange()
          .forEach(text -> words.append("- ").append(page.plain(text)).append('\n'));
    }
    return Told.of(words.toString(), json);
  }

  private Told save(Arguments given, Caller caller) {
    String id = given.need("decision");
    VersionEntry version = desk.save(id, caller.actor(), given.text("note").orElse(""));
    return Told.of(
            "Version "
                + version.number()
                + ", "
                + version.shortName()
                + ": "
                + version.headline()
                + (version.signOff().isPresent() ? "" : " Nobody signed it off yet."),
            Shapes.of(version))
        .with(
            new Told.Link(
                Resources.version(id, version.sha256()),
                "brief.json of version " + version.number(),
                "application/json"));
  }

  private Told verify(Arguments given) {
    String id = given.need("decision");
    desk.open(id);
    String name =
        given
            .text("version")
            .or(() ->
                desk.register().versions().newest(id).map(v -> String.valueOf(v.number())))
            .orElseThrow(() -> new Missing("No version of this decision was saved yet."));
    Verification found = desk.verify(id, name);
    String words =
        found
            .difference()
            .map(diff ->
                "differs: “before” is what was saved, “now” is what was computed again.\n"
                    + DiffMarkdown.of(diff))
            .orElse(
                "same: version "
                    + found.version().number()
                    + ", computed again from its "
                    + found.files()
                    + " files, "
                    + found.figures()
                    + " figures, to the last byte.");
    return Told.of(words, Shapes.of(found));
  }

  private Told compare(Arguments given) {
    String id = given.need("decision");
    desk.open(id);
    BriefDiff diff = desk.compare(id, given.need("from"), given.text("to").orElse(Desk.DRAFT));
    ObjectNode json = Changes.of(diff);
    json.remove("markdown");
    return Told.of(DiffMarkdown.of(diff), json);
  }
}
