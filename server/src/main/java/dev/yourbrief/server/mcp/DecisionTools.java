package dev.yourbrief.server.mcp;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.playbook.Input;
import dev.yourbrief.playbook.Playbook;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.Page;
import dev.yourbrief.register.decision.DecisionEntry;
import dev.yourbrief.register.decision.Tree;
import dev.yourbrief.register.recheck.DueItem;
import dev.yourbrief.register.store.Content;
import dev.yourbrief.server.api.Shapes;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.desk.DeskFiles.Brought;
import dev.yourbrief.server.desk.Guard;
import dev.yourbrief.server.desk.Sheet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tools about decisions themselves: what there is, what is asked, bills, what is due. */
final class DecisionTools {

  private static final int MOST_LISTED = 50;

  private final Desk desk;

  DecisionTools(Desk desk) {
    this.desk = desk;
  }

  void addTo(Map<String, Toolbox.Doing> doings) {
    doings.put("list_playbooks", (_, _) -> playbooks());
    doings.put("list_decisions", (given, _) -> list(given));
    doings.put("create_decision", this::create);
    doings.put("questions", (given, _) -> questions(given));
    doings.put("answer", this::answer);
    doings.put("import_bill", this::bill);
    doings.put("due", (given, _) -> due(given));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static Told playbooks() {
    ObjectNode json = object();
    ArrayNode list = json.putArray("playbooks");
    StringBuilder words = new StringBuilder();
    for (Playbook playbook : Desk.playbooks()) {
      list.add(Shapes.of(playbook));
      words
          .append(playbook.id())
          .append(": ")
          .append(playbook.name())
          .append(" Bars: ")
          .append(
              playbook.bars().stream()
                  .map(Playbook.BarRule::name)
                  .collect(Collectors.joining(", ")))
          .append(".\n");
    }
    return Told.of(words.toString(), json);
  }

  private Told list(Arguments given) {
    List<DecisionEntry> entries =
        desk.register()
            .decisions()
            .list(given.text("search").orElse(""), given.truth("archived"), MOST_LISTED);
    ObjectNode json = object();
    ArrayNode list = json.putArray("decisions");
    entries.forEach(entry -> list.add(Shapes.of(entry)));
    String words =
        entries.isEmpty()
            ? "There is no such decision."
            : entries.stream()
                .map(entry ->
                    entry.id() + ": " + entry.title() + " (changed " + entry.changedAt() + ")")
                .collect(Collectors.joining("\n"));
    return Told.of(words, json);
  }

  private Told create(Arguments given, Caller caller) {
    DecisionEntry entry =
        desk.create(
            caller.actor(),
            given.need("playbook"),
            given.need("title"),
            given.text("approver").orElse(""));
    return Told.of(
        "Begun: " + entry.id() + ". Now import bills and answer questions.", Shapes.of(entry));
  }

  private Told questions(Arguments given) {
    Sheet sheet = desk.files().sheet(desk.open(given.need("decision")).tree());
    StringBuilder words = new StringBuilder();
    sheet
        .playbook()
        .groups()
        .forEach((group, name) -> {
          List<Sheet.Asked> asked =
              sheet.asked().stream()
                  .filter(a -> a.input().group().equals(group))
                  .filter(a -> !given.truth("open") || a.value().isBlank())
                  .toList();
          if (!asked.isEmpty()) {
            words.append(name).append('\n');
            asked.forEach(a -> question(words, a));
            words.append('\n');
          }
        });
    return Told.of(
        words.isEmpty() ? "Every question has an answer." : words.toString(), Shapes.of(sheet));
  }

  private static void question(StringBuilder words, Sheet.Asked asked) {
    Input input = asked.input();
    words.append("  ").append(input.id()).append(": ").append(input.ask());
    words.append(
        switch (input.kind()) {
          case Input.Choice choice -> " [" + String.join(", ", choice.options()) + "]";
          case Input.Amount amount -> " [a number or a range, in " + amount.unit() + "]";
          case Input.Words ignored -> " [words]";
          case Input.Entry entry -> " [the name of a " + entry.catalogue() + "]";
        });
    words.append("\n    Why: ").append(input.why());
    words
        .append("\n    ")
        .append(
            asked.value().isBlank()
                ? switch (input.fallback().orElse(null)) {
                  case null -> "Blank: unknown.";
                  case Input.Assumption(String value, String _) ->
                      "Blank: " + value + " is assumed.";
                  case Input.LookUp ignored -> "Blank: looked up in the dated catalogue.";
                  case Input.Measured ignored -> "Blank: taken from the trial.";
                }
                : "Answer: " + asked.value())
        .append('\n');
  }

  private Told answer(Arguments given, Caller caller) {
    Map<String, String> answers = given.texts("answers");
    if (answers.isEmpty()) {
      throw Arguments.wrong("answers", "there is no answer", "Give at least one, by question id");
    }
    Tree tree =
        desk.files()
            .answer(given.need("decision"), answers, caller.actor(), Guard.NONE)
            .tree();
    long open = desk.files().sheet(tree).asked().stream().filter(a -> a.value().isBlank()).count();
    return Told.of(
        "Written down: "
            + String.join(", ", answers.keySet())
            + ". Without an answer: "
            + open
            + ".",
        object().put("open", open));
  }

  private Told bill(Arguments given, Caller caller) throws Exception {
    String id = given.need("decision");
    desk.open(id);
    Brought bill = brought(given, caller);
    desk.files().addBills(id, List.of(bill), caller.actor());
    try {
      Brief brief = desk.draft(id).brief();
      Page page = new Page(brief);
      return Told.words(
          "Added. What the bills now cover:\n"
              + brief.sources().coverage().stream()
                  .map(text -> "- " + page.plain(text))
                  .collect(Collectors.joining("\n")));
    } catch (InputException e) {
      return Told.words(
          "Added, but the decision cannot be worked through yet:\n"
              + e.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
  }

  private Brought brought(Arguments given, Caller caller) throws Exception {
    if (given.text("path").isPresent() && caller.isHere()) {
      Path file = Path.of(given.need("path"));
      if (!Files.isRegularFile(file)) {
        throw Arguments.wrong(file.toString(), "there is no such file", "Check its path");
      }
      return new Brought(
          String.valueOf(file.getFileName()), desk.register().contents().put(file));
    }
    String name = given.need("name");
    Content content =
        desk.register()
            .contents()
            .put(
                given
                    .text("base64")
                    .map(DecisionTools::decoded)
                    .orElseGet(() -> given.need("text").getBytes(StandardCharsets.UTF_8)));
    return new Brought(name, content);
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw Arguments.wrong("base64", "this is no Base64", "Encode the file's bytes (RFC 4648)");
    }
  }

  private Told due(Arguments given) {
    List<DueItem> items =
        desk.register().due().all().stream()
            .filter(item ->
                given.text("decision").map(id -> id.equals(item.decision())).orElse(true))
            .toList();
    ObjectNode json = object().put("today", desk.register().today().toString());
    ArrayNode list = json.putArray("due");
    for (DueItem item : items) {
      list.addObject()
          .put("kind", item.kind().name().toLowerCase(Locale.ROOT))
          .put("decision", item.decision())
          .put("due", item.due().toString())
          .put("what", item.what())
          .put("who", item.who());
    }
    String words =
        items.isEmpty()
            ? "Nothing is due."
            : "Today is "
                + desk.register().today()
                + ".\n"
                + items.stream()
                    .map(item ->
                        item.due()
                            + "  "
                            + item.what()
                            + (item.who().isEmpty() ? "" : " (" + item.who() + ")")
                            + "  "
                            + item.decision())
                    .collect(Collectors.joining("\n"));
    return Told.of(words, json);
  }
}
