package dev.yourbrief.server.web;

import static dev.yourbrief.server.web.Web.EDITS;
import static dev.yourbrief.server.web.Web.READS;

import dev.yourbrief.playbook.Playbook;
import dev.yourbrief.register.decision.DecisionEntry;
import dev.yourbrief.register.decision.VersionEntry;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import dev.yourbrief.server.page.DecisionsPage;
import dev.yourbrief.server.page.NewPage;
import dev.yourbrief.server.page.Pages;
import dev.yourbrief.server.page.Shell;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The register as a list, and starting a decision. */
final class DecisionRoutes {

  private final Desk desk;

  DecisionRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/", READS, this::list),
        Route.get("/decisions", READS, this::list),
        Route.get("/decisions/new", EDITS, call -> Reply.html(fresh(call, "", ""))),
        Route.post("/decisions", EDITS, this::create),
        Route.post("/example", EDITS, this::example),
        Route.post("/decisions/{id}/archive", EDITS, this::archive));
  }

  private Reply list(Call call) {
    String search = call.query("search");
    boolean archived = call.query("archived").equals("yes");
    Map<String, VersionEntry> newest =
        desk.register().versions().newest().stream()
            .collect(Collectors.toMap(VersionEntry::decision, Function.identity()));
    List<DecisionsPage.Row> rows =
        desk.register().decisions().list(search, archived).stream()
            .map(entry -> new DecisionsPage.Row(entry, Optional.ofNullable(newest.get(entry.id()))))
            .toList();
    Shell shell = Shell.of(call, archived ? "Archive" : "Decisions", "decisions");
    return Reply.html(
        Pages.render("decisions.jte", new DecisionsPage(shell, search, archived, rows)));
  }

  private static String fresh(Call call, String title, String problem) {
    return Pages.render(
        "new.jte",
        new NewPage(
            Shell.of(call, "New decision", "decisions"),
            Desk.playbooks().stream().map(DecisionRoutes::kind).toList(),
            title,
            problem));
  }

  private static NewPage.Kind kind(Playbook playbook) {

    return new NewPage.Kind(
        playbook.id(), playbook.name(), playbook.statementWords(), playbook.inputs().size());
  }

  private Reply create(Call call) {
    String title = call.field("title");
    if (title.isEmpty()) {
      return Reply.html(422, fresh(call, title, "Say what is to be decided, in one line."));
    }
    DecisionEntry entry = desk.create(call.who().actor(), call.field("playbook"), title, "");
    return Reply.goTo("/decisions/" + entry.id() + "/bills");
  }

  private Reply example(Call call) {
    DecisionEntry entry = Example.add(desk, call.who().actor());
    return Reply.goTo("/decisions/" + entry.id() + "/brief");
  }

  private Reply archive(Call call) {
    desk.open(call.at("id"));
    desk.register()
        .decisions()
        .archive(call.at("id"), call.field("away").equals("yes"), call.who().actor());
    return Reply.goTo("/");
  }
}
