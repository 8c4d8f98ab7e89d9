package dev.yourbrief.server.api;

import dev.yourbrief.playbook.Input;
import dev.yourbrief.playbook.Playbook;
import dev.yourbrief.register.Audit;
import dev.yourbrief.register.decision.DecisionEntry;
import dev.yourbrief.register.decision.Escalations.Escalation;
import dev.yourbrief.register.decision.Predictions.Prediction;
import dev.yourbrief.register.decision.Shares.Share;
import dev.yourbrief.register.decision.Tree;
import dev.yourbrief.register.decision.VersionEntry;
import dev.yourbrief.server.desk.Sheet;
import dev.yourbrief.server.desk.Verification;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the register holds, as JSON. A value that is not there has no field. */
public final class Shapes {

  private Shapes() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A decision. */
  public static ObjectNode of(DecisionEntry entry) {
    ObjectNode json =
        object()
            .put("id", entry.id())
            .put("title", entry.title())
            .put("playbook", entry.playbook())
            .put("revision", entry.revision())
            .put("createdAt", entry.createdAt())
            .put("createdBy", entry.createdBy())
            .put("changedAt", entry.changedAt());
    entry.approver().ifPresent(person -> json.put("approver", person));
    entry.archivedAt().ifPresent(at -> json.put("archivedAt", at));
    return json;
  }

  /** A version. */
  public static ObjectNode of(VersionEntry version) {
    ObjectNode json =
        object()
            .put("number", version.number())
            .put("sha256", version.sha256())
            .put("asOf", version.asOf())
            .put("verdict", version.verdict())
            .put("headline", version.headline())
            .put("note", version.note())
            .put("savedBy", version.savedBy())
            .put("savedAt", version.savedAt());
    version
        .signOff()
        .ifPresent(sign ->
            json.putObject("signOff")
                .put("by", sign.name())
                .put("role", sign.role())
                .put("note", sign.note())
                .put("at", sign.at()));
    return json;
  }

  /** The files of a decision. */
  static ObjectNode of(Tree tree) {
    ObjectNode json = object();
    ArrayNode files = json.putArray("files");
    tree.files()
        .forEach((path, content) ->
            files
                .addObject()
                .put("path", path)
                .put("sha256", content.sha256())
                .put("size", content.size()));
    return json;
  }

  /** A kind of decision. */
  public static ObjectNode of(Playbook playbook) {
    ObjectNode json =
        object()
            .put("id", playbook.id())
            .put("version", playbook.version())
            .put("name", playbook.name())
            .put("questions", playbook.inputs().size());
    ArrayNode bars = json.putArray("bars");
    playbook.bars().forEach(bar -> bars.addObject().put("id", bar.id()).put("name", bar.name()));
    return json;
  }

  /** A decision's questions. */
  public static ObjectNode of(Sheet sheet) {
    ObjectNode json = object().put("title", sheet.title()).put("playbook", sheet.playbook().id());
    ArrayNode groups = json.putArray("groups");
    sheet
        .playbook()
        .groups()
        .forEach((id, name) -> groups.addObject().put("id", id).put("name", name));
    ObjectNode roles = json.putObject("roles");
    sheet.roles().forEach(roles::put);
    ArrayNode questions = json.putArray("questions");
    sheet.asked().forEach(asked -> questions.add(of(asked)));
    return json;
  }

  private static ObjectNode of(Sheet.Asked asked) {
    Input input = asked.input();
    ObjectNode json =
        object()
            .put("id", input.id())
            .put("group", input.group())
            .put("ask", input.ask())
            .put("why", input.why());
    kind(json, input.kind());
    ArrayNode bars = json.putArray("bars");
    input.bars().forEach(bars::add);
    switch (input.fallback().orElse(null)) {
      case null -> json.put("ifBlank", "unknown");
      case Input.Assumption(String value, String why) ->
          json.put("ifBlank", "assumed").put("assumed", value).put("assumedWhy", why);
      case Input.LookUp ignored -> json.put("ifBlank", "looked-up");
      case Input.Measured ignored -> json.put("ifBlank", "measured");
    }
    asked
        .answer()
        .ifPresent(answer -> {
          ObjectNode given = json.putObject("answer").put("value", asked.value());
          if (!answer.by().isEmpty()) {
            given.put("by", answer.by());
          }
          answer.on().ifPresent(on -> given.put("on", on.toString()));
        });
    return json;
  }

  private static void kind(ObjectNode json, Input.Kind kind) {
    switch (kind) {
      case Input.Choice choice -> {
        ArrayNode choices = json.put("kind", "choice").putArray("choices");
        choice.options().forEach(choices::add);
      }
      case Input.Amount amount -> {
        json.put("kind", "amount").put("unit", amount.unit().toString());
        amount.least().ifPresent(least -> json.put("least", least));
        amount.most().ifPresent(most -> json.put("most", most));
      }
      case Input.Words ignored -> json.put("kind", "words");
      case Input.Entry entry -> json.put("kind", "entry").put("catalogue", entry.catalogue());
    }
  }

  static ObjectNode of(Share share) {
    ObjectNode json =
        object()
            .put("id", share.id())
            .put("version", share.version())
            .put("createdBy", share.createdBy())
            .put("createdAt", share.createdAt());
    share.revokedAt().ifPresent(at -> json.put("revokedAt", at));
    return json;
  }

  static ObjectNode of(Escalation e) {
    ObjectNode json =
        object()
            .put("id", e.id())
            .put("version", e.version())
            .put("trigger", e.trigger())
            .put("what", e.what())
            .put("whom", e.name())
            .put("by", e.by())
            .put("at", e.at());
    e.answeredAt()
        .ifPresent(at ->
            json.put("answer", e.answer()).put("answeredBy", e.answeredBy()).put("answeredAt", at));
    return json;
  }

  static ObjectNode of(Prediction p) {
    ObjectNode json =
        object()
            .put("id", p.id())
            .put("decision", p.decision())
            .put("statement", p.statement())
            .put("probability", p.probability())
            .put("due", p.due().toString())
            .put("by", p.by())
            .put("at", p.at());
    if (!p.version().isEmpty()) {
      json.put("version", p.version());
    }
    p.cameTrue()
        .ifPresent(came ->
            json.put("cameTrue", came)
                .put("outcome", p.outcome())
                .put("resolvedBy", p.resolvedBy()));
    p.resolvedAt().ifPresent(at -> json.put("resolvedAt", at));
    return json;
  }

  static ObjectNode of(Audit.Line line) {
    ObjectNode json =
        object().put("at", line.at()).put("by", line.by()).put("action", line.action());
    line.decision().ifPresent(id -> json.put("decision", id));
    return json.put("detail", line.detail());
  }

  /** What came of computing a version again. */
  public static ObjectNode of(Verification found) {
    ObjectNode json =
        object()
            .put("version", found.version().number())
            .put("sha256", found.version().sha256())
            .put("same", found.same())
            .put("files", found.files())
            .put("figures", found.figures());
    found.difference().ifPresent(diff -> json.set("difference", Changes.of(diff)));
    return json;
  }
}
