package dev.yourbrief.server.api;

import static dev.yourbrief.register.people.Role.APPROVER;
import static dev.yourbrief.register.people.Role.EDITOR;
import static dev.yourbrief.register.people.Role.VIEWER;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.messages.Messages;
import dev.yourbrief.publish.Form;
import dev.yourbrief.publish.Paper;
import dev.yourbrief.publish.diff.BriefDiff;
import dev.yourbrief.publish.diff.DiffHtml;
import dev.yourbrief.publish.diff.DiffMarkdown;
import dev.yourbrief.register.decision.VersionEntry;
import dev.yourbrief.server.desk.CrossoverNumbers;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Drafts, the crossover, versions and what is done with them. */
final class BriefApi {

  private static final String VERSION = Api.DECISION + "/versions/{version}";
  private static final String SET = "set.";

  private final Desk desk;

  BriefApi(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        Route.api("GET", Api.DECISION + "/draft", VIEWER, this::draft),
        Route.api("GET", Api.DECISION + "/crossover", VIEWER, this::crossover),
        Route.api("GET", Api.DECISION + "/versions", VIEWER, this::list),
        Route.api("POST", Api.DECISION + "/versions", EDITOR, this::save),
        Route.api("GET", VERSION, VIEWER, call -> Reply.json(200, Shapes.of(version(call)))),
        Route.api("GET", VERSION + "/brief", VIEWER, this::brief),
        Route.api("GET", VERSION + "/files", VIEWER, this::files),
        Route.api("GET", VERSION + "/files/{path}", VIEWER, this::file),
        Route.api("GET", VERSION + "/verification", VIEWER, this::verify),
        Route.api("GET", VERSION + "/diff", VIEWER, this::diff),
        Route.api("POST", VERSION + "/sign-off", APPROVER, this::signOff));
  }

  private VersionEntry version(Call call) {
    desk.open(call.at("decision"));
    return desk.version(call.at("decision"), call.at("version"));
  }

  private Reply draft(Call call) {
    Brief brief = desk.draft(call.at("decision")).brief();
    return inForm(call, brief, Desk.hash(brief));
  }

  private Reply brief(Call call) {
    VersionEntry version = version(call);
    return inForm(call, desk.register().versions().brief(version), version.sha256());
  }

  /** A brief in the form asked for; brief.json is what was kept, byte for byte. */
  private static Reply inForm(Call call, Brief brief, String name) {
    String wanted = call.query("form").isEmpty() ? "json" : call.query("form");
    Form form =
        Form.named(wanted)
            .orElseThrow(() ->
                Given.wrong(
                    "form", "there is no form '" + wanted + "'", "Forms are: " + Form.known()));
    Brief shown = locale(call).map(l -> brief.in(l.toLanguageTag())).orElse(brief);
    Paper paper = paper(call).orElse(Paper.of(shown.locale()));
    boolean isAsKept = form == Form.JSON && shown.locale().equals(brief.locale());
    String tag =
        isAsKept
            ? name
            : String.join(".", name, form.shortName(), shown.locale(), String.valueOf(paper));
    return Tags.unless(
        call,
        tag,
        () -> {
          try {
            return Reply.bytes(form.type(), form.of(shown, paper, Optional.empty()))
                .savedAs(form.file());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static Optional<Locale> locale(Call call) {
    String tag = call.query("locale");
    return tag.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Messages.localeOf(tag)
                .orElseThrow(() ->
                    Given.wrong(
                        "locale",
                        "'" + tag + "' is no language and region",
                        "Write it as en-GB, de-DE or pt-BR")));
  }

  private static Optional<Paper> paper(Call call) {
    return switch (call.query("paper").toLowerCase(Locale.ROOT)) {
      case "" -> Optional.empty();
      case "a4" -> Optional.of(Paper.A4);
      case "letter" -> Optional.of(Paper.LETTER);
      default ->
          throw Given.wrong(
              "paper", "there is no paper '" + call.query("paper") + "'", "Write a4 or letter");
    };
  }

  private Reply crossover(Call call) {
    Map<String, String> whatIf = new TreeMap<>();
    call.request()
        .params()
        .forEach((name, value) -> {
          if (name.startsWith(SET)) {
            whatIf.put(name.substring(SET.length()), value);
          }
        });
    String json =
        desk.crossover(call.at("decision"), whatIf, (_, answer) -> CrossoverNumbers.json(answer));
    return Reply.bytes("application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  private Reply list(Call call) {
    desk.open(call.at("decision"));
    return Reply.json(
        200,
        Paging.of(call)
            .of("versions", desk.register().versions().list(call.at("decision")), Shapes::of));
  }

  private Reply save(Call call) {
    Given given = Given.of(call, "note");
    String id = call.at("decision");
    VersionEntry version = desk.save(id, call.who().actor(), given.text("note"), Tags.known(call));
    return Reply.json(200, Shapes.of(version))
        .with("location", Api.DECISIONS + "/" + Api.part(id) + "/versions/" + version.sha256());
  }

  private Reply files(Call call) {
    return Reply.json(200, Shapes.of(desk.register().versions().tree(version(call))));
  }

  private Reply file(Call call) {
    return FileApi.file(call, desk.register().versions().tree(version(call)), desk);
  }

  private Reply verify(Call call) {
    version(call);
    return Reply.json(200, Shapes.of(desk.verify(call.at("decision"), call.at("version"))));
  }

  private Reply diff(Call call) {
    version(call);
    String with = call.query("with").isEmpty() ? Desk.DRAFT : call.query("with");
    BriefDiff diff = desk.compare(call.at("decision"), call.at("version"), with);
    return switch (call.query("form")) {
      case "", "json" -> Reply.json(200, Changes.of(diff));
      case "md" ->
          Reply.bytes(Form.MARKDOWN.type(), DiffMarkdown.of(diff).getBytes(StandardCharsets.UTF_8));
      case "html" ->
          Reply.bytes(Form.HTML.type(), DiffHtml.of(diff).getBytes(StandardCharsets.UTF_8))
              .savedAs("diff.html");
      default ->
          throw Given.wrong(
              "form",
              "changes have no form '" + call.query("form") + "'",
              "Forms are: json, md, html");
    };
  }

  private Reply signOff(Call call) {
    Given given = Given.of(call, "note");
    version(call);
    return Reply.json(
        200,
        Shapes.of(
            desk.signOff(
                call.at("decision"), call.at("version"), call.who().actor(), given.text("note"))));
  }
}
