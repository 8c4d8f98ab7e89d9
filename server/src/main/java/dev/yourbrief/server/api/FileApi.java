package dev.yourbrief.server.api;

import static dev.yourbrief.register.people.Role.EDITOR;
import static dev.yourbrief.register.people.Role.VIEWER;

import dev.yourbrief.register.decision.Decisions.State;
import dev.yourbrief.register.decision.Tree;
import dev.yourbrief.register.store.Content;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.desk.DeskFiles.Brought;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Missing;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The files of decisions, and the questions their form asks. */
final class FileApi {

  private final Desk desk;

  FileApi(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        Route.api("GET", Api.DECISION + "/files", VIEWER, this::list),
        Route.api("POST", Api.DECISION + "/bills", EDITOR, this::upload),
        Route.api("GET", Api.DECISION + "/files/{path}", VIEWER, this::get),
        Route.api("PUT", Api.DECISION + "/files/{path}", EDITOR, this::put),
        Route.api("DELETE", Api.DECISION + "/files/{path}", EDITOR, this::remove),
        Route.api("GET", Api.DECISION + "/questions", VIEWER, this::questions),
        Route.api("PUT", Api.DECISION + "/answers", EDITOR, this::answer));
  }

  private Reply list(Call call) {
    Tree tree = desk.open(call.at("decision")).tree();
    return Tags.unless(call, tree.hash(), () -> Reply.json(200, Shapes.of(tree)));
  }

  private Reply get(Call call) {
    return file(call, desk.open(call.at("decision")).tree(), desk);
  }

  /** A file's bytes; a browser that is sent here must not take them for a page. */
  static Reply file(Call call, Tree tree, Desk desk) {
    Content content =
        tree.file(call.at("path"))
            .orElseThrow(() -> new Missing("There is no file '" + call.at("path") + "'."));
    return Tags.unless(
        call,
        content.sha256(),
        () ->
            Reply.bytes(type(call.at("path")), desk.register().contents().bytes(content.sha256()))
                .with("content-disposition", "attachment"));
  }

  private static String type(String path) {
    String small = path.toLowerCase(Locale.ROOT);
    return small.endsWith(".yaml")
        ? "text/plain; charset=utf-8"
        : small.endsWith(".csv")
            ? "text/csv"
            : small.endsWith(".json") ? "application/json" : "application/octet-stream";
  }

  private Reply put(Call call) {
    String id = call.at("decision");
    String path = call.at("path");
    boolean isNew = desk.open(id).tree().file(path).isEmpty();
    Content content = desk.register().contents().put(call.body().array());
    State state = desk.files().put(id, path, content, call.who().actor(), Tags.ofFile(call, path));
    return changed(isNew ? 201 : 200, state).with("etag", Tags.quoted(content.sha256()));
  }

  private Reply upload(Call call) {
    if (call.uploads().isEmpty()) {
      throw Given.wrong(
          "body", "no file came with this", "Send a form of the type multipart/form-data");
    }
    List<Brought> bills =
        call.uploads().stream()
            .map(file -> new Brought(file.name(), desk.register().contents().put(file.file())))
            .toList();
    return changed(200, desk.files().addBills(call.at("decision"), bills, call.who().actor()));
  }

  private Reply remove(Call call) {
    String path = call.at("path");
    return changed(
        200,
        desk.files()
            .remove(call.at("decision"), path, call.who().actor(), Tags.ofFile(call, path)));
  }

  private static Reply changed(int status, State state) {
    return Reply.json(status, Shapes.of(state.tree()).put("revision", state.entry().revision()));
  }

  private Reply questions(Call call) {
    Tree tree = desk.open(call.at("decision")).tree();
    return Tags.unless(
        call, tree.hash(), () -> Reply.json(200, Shapes.of(desk.files().sheet(tree))));
  }

  private Reply answer(Call call) {
    Given given = Given.of(call, "answers");
    State state =
        desk.files()
            .answer(
                call.at("decision"),
                given.texts("answers"),
                call.who().actor(),
                Tags.ofFiles(call));
    return Optional.of(desk.files().sheet(state.tree()))
        .map(sheet -> Reply.json(200, Shapes.of(sheet)))
        .orElseThrow()
        .with("etag", Tags.quoted(state.tree().hash()));
  }
}
