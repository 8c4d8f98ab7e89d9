package dev.yourbrief.server.web;

import static dev.yourbrief.server.web.Web.EDITS;
import static dev.yourbrief.server.web.Web.READS;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.Form;
import dev.yourbrief.publish.Hosting;
import dev.yourbrief.publish.Html;
import dev.yourbrief.publish.Paper;
import dev.yourbrief.publish.diff.BriefDiff;
import dev.yourbrief.publish.diff.DiffHtml;
import dev.yourbrief.register.decision.Decisions.State;
import dev.yourbrief.register.decision.VersionEntry;
import dev.yourbrief.register.store.Content;
import dev.yourbrief.register.work.Draft;
import dev.yourbrief.register.work.Recent;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Missing;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import dev.yourbrief.server.page.FigurePage;
import dev.yourbrief.server.page.HostedBar;
import dev.yourbrief.server.page.Pages;
import dev.yourbrief.server.page.Shell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Briefs to read, as the file shows them; any form of them to take away; two compared. */
final class BriefRoutes {

  private static final List<String> STYLES = List.of("/assets/brief.css", "/assets/hosted.css");
  private static final List<String> COMPARED = List.of("/assets/diff.css", "/assets/hosted.css");
  private static final List<String> SCRIPTS = List.of("/assets/chart.js", "/assets/figure.js");
  private static final int MOST = 64;

  private final Desk desk;

  /** Briefs by the hash of their bytes: those that are read a lot are read once. */
  private final Recent<String, Brief> briefs = new Recent<>(MOST);

  private final Recent<String, String> pages = new Recent<>(MOST);

  BriefRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/decisions/{id}/brief", READS, this::draft),
        Route.get("/decisions/{id}/brief/{form}", READS, this::draftAs),
        Route.get("/decisions/{id}/versions/{version}", READS, this::version),
        Route.get("/decisions/{id}/versions/{version}/{form}", READS, this::versionAs),
        Route.get("/decisions/{id}/compare", READS, this::compare),
        Route.get("/decisions/{id}/figures/{figure}", READS, this::figure),
        Route.get("/decisions/{id}/files.zip", READS, this::files),
        Route.post("/decisions/{id}/versions", EDITS, this::save));
  }

  private Brief brief(VersionEntry version) {
    return briefs.get(version.sha256(), () -> desk.register().versions().brief(version));
  }

  /** A page with another text where the bar stands: what is around it is the same for everybody. */
  private static final String BAR = "<!--bar-->";

  private Reply page(VersionEntry version, HostedBar bar) {
    String page =
        pages.get(
            version.sha256(), () -> Html.hosted(brief(version), new Hosting(STYLES, SCRIPTS, BAR)));
    int at = page.indexOf(BAR);
    return Reply.html(
        page.substring(0, at)
            + Pages.render("hostedBar.jte", bar)
            + page.substring(at + BAR.length()));
  }

  private Reply draft(Call call) {
    State state = desk.open(call.at("id"));
    Draft draft = desk.draft(state.entry().id());
    List<String> problems =
        draft.isWhole()
            ? List.of()
            : List.of("Part of the bill could not be read and is in no sum; see under Bills.");
    HostedBar bar =
        new HostedBar(
            Shell.of(call, state.entry().title(), "decisions"),
            Optional.of(Web.flow(state.entry(), "brief")),
            Optional.empty(),
            "/decisions/" + state.entry().id() + "/brief/",
            problems);
    return page(draft.brief(), bar);
  }

  static Reply page(Brief brief, HostedBar bar) {
    return Reply.html(
        Html.hosted(brief, new Hosting(STYLES, SCRIPTS, Pages.render("hostedBar.jte", bar))));
  }

  private Reply draftAs(Call call) {
    return as(
        desk, desk.draft(desk.open(call.at("id")).entry().id()).brief(), call.at("form"), "draft");
  }

  private Reply version(Call call) {
    State state = desk.open(call.at("id"));
    VersionEntry version = desk.version(state.entry().id(), call.at("version"));
    return page(
        version,
        new HostedBar(
            Shell.of(call, state.entry().title(), "decisions"),
            Optional.of(Web.flow(state.entry(), "")),
            Optional.of(version),
            "/decisions/" + state.entry().id() + "/versions/" + version.number() + "/",
            List.of()));
  }

  private Reply versionAs(Call call) {
    VersionEntry version = desk.version(call.at("id"), call.at("version"));
    if (call.at("form").equals("json")) {
      return Reply.bytes(Form.JSON.type(), desk.register().contents().bytes(version.sha256()))
          .savedAs("brief-" + version.number() + ".json");
    }
    return as(desk, brief(version), call.at("form"), String.valueOf(version.number()));
  }

  /** A brief in a form, to be saved. */
  static Reply as(Desk desk, Brief brief, String name, String version) {
    Form form = Form.named(name).orElseThrow(() -> new Missing("There is no form '" + name + "'."));
    String file = form.file();
    int dot = file.lastIndexOf('.');
    return Reply.bytes(form.type(), desk.register().workbench().compute(() -> bytes(brief, form)))
        .savedAs(file.substring(0, dot) + "-" + version + file.substring(dot));
  }

  private static byte[] bytes(Brief brief, Form form) {
    try {
      return form.of(brief, Paper.of(brief.locale()), Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reply compare(Call call) {
    State state = desk.open(call.at("id"));
    String from = call.query("from");
    String to = call.query("to").isEmpty() ? Desk.DRAFT : call.query("to");
    BriefDiff diff = desk.compare(state.entry().id(), from, to);
    HostedBar bar =
        new HostedBar(
            Shell.of(call, state.entry().title(), "decisions"),
            Optional.of(Web.flow(state.entry(), "")),
            Optional.empty(),
            "",
            List.of());
    return Reply.html(
        DiffHtml.hosted(
            diff, new Hosting(COMPARED, List.of(), Pages.render("comparedBar.jte", bar))));
  }

  private Reply figure(Call call) {
    State state = desk.open(call.at("id"));
    String id = state.entry().id();
    Brief brief;
    try {
      brief = desk.draft(id).brief();
    } catch (InputException e) {
      throw new Missing("The decision cannot be worked through just now.");
    }
    return Reply.html(
        Pages.render(
            "figurePage.jte",
            new FigurePage(
                Shell.of(call, "The arithmetic", "decisions"),
                "/decisions/" + id,
                state.entry().title(),
                new FigureTree(brief)
                    .find(call.at("figure"))
                    .orElseThrow(() -> new Missing("The brief holds no such number.")))));
  }

  /** The folder that the command reads. */
  private Reply files(Call call) throws IOException {
    State state = desk.open(call.at("id"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, Content> file : state.tree().files().entrySet()) {
        zip.putNextEntry(new ZipEntry(state.entry().id() + "/" + file.getKey()));
        desk.register().contents().copy(file.getValue().sha256(), zip);
        zip.closeEntry();
      }
    }
    return Reply.bytes("application/zip", bytes.toByteArray()).savedAs("decision.zip");
  }

  private Reply save(Call call) {
    VersionEntry version = desk.save(call.at("id"), call.who().actor(), call.field("note"));
    return Reply.goTo("/decisions/" + call.at("id") + "/versions/" + version.number());
  }
}
