package dev.yourbrief.server.api;

import static dev.yourbrief.register.people.Role.EDITOR;
import static dev.yourbrief.register.people.Role.VIEWER;

import dev.yourbrief.register.decision.DecisionEntry;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Decisions themselves, and the kinds there are. */
final class DecisionApi {

  private final Desk desk;
  private final Once once;

  DecisionApi(Desk desk, Once once) {
    this.desk = desk;
    this.once = once;
  }

  List<Route> routes() {
    return List.of(
        Route.api("GET", "/api/v1/playbooks", VIEWER, _ -> playbooks()),
        Route.api("GET", Api.DECISIONS, VIEWER, this::list),
        Route.api("POST", Api.DECISIONS, EDITOR, call -> once.of(call, () -> create(call))),
        Route.api("GET", Api.DECISION, VIEWER, call -> shown(200, call.at("decision"))),
        Route.api("PUT", Api.DECISION + "/title", EDITOR, this::retitle),
        Route.api("PUT", Api.DECISION + "/roles/{role}", EDITOR, this::role),
        Route.api("POST", Api.DECISION + "/archive", EDITOR, call -> archive(call, true)),
        Route.api("POST", Api.DECISION + "/restore", EDITOR, call -> archive(call, false)));
  }

  private static Reply playbooks() {
    ObjectNode json = Shapes.object();
    ArrayNode list = json.putArray("playbooks");
    Desk.playbooks().forEach(playbook -> list.add(Shapes.of(playbook)));
    return Reply.json(200, json);
  }

  private Reply list(Call call) {
    Paging paging = Paging.of(call);
    boolean archived = Api.truth(call, "archived");
    return Reply.json(
        200,
        paging.of(
            "decisions",
            desk.register().decisions().list(call.query("search"), archived, paging.reach()),
            Shapes::of));
  }

  private Reply create(Call call) {
    Given given = Given.of(call, "playbook", "title", "approver");
    DecisionEntry entry =
        desk.create(
            call.who().actor(),
            given.need("playbook"),
            given.need("title"),
            given.text("approver"));
    return shown(201, entry.id()).with("location", Api.DECISIONS + "/" + Api.part(entry.id()));
  }

  private Reply shown(int status, String id) {
    return Reply.json(status, Shapes.of(desk.open(id).entry()));
  }

  private Reply retitle(Call call) {
    Given given = Given.of(call, "title");
    desk.files()
        .retitle(call.at("decision"), given.need("title"), call.who().actor(), Tags.ofFiles(call));
    return shown(200, call.at("decision"));
  }

  private Reply role(Call call) {
    Given given = Given.of(call, "who");
    desk.files()
        .role(
            call.at("decision"),
            call.at("role"),
            given.text("who"),
            call.who().actor(),
            Tags.ofFiles(call));
    return shown(200, call.at("decision"));
  }

  private Reply archive(Call call, boolean away) {
    Given.of(call);
    desk.open(call.at("decision"));
    desk.register().decisions().archive(call.at("decision"), away, call.who().actor());
    return shown(200, call.at("decision"));
  }
}
