package dev.yourbrief.server.web;

import static dev.yourbrief.server.web.Web.EDITS;
import static dev.yourbrief.server.web.Web.READS;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.register.decision.Decisions.State;
import dev.yourbrief.register.work.Draft;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.desk.DeskFiles.Brought;
import dev.yourbrief.server.desk.Guard;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import dev.yourbrief.server.page.BillsPage;
import dev.yourbrief.server.page.Flow;
import dev.yourbrief.server.page.Pages;
import dev.yourbrief.server.page.Shell;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Bills come in, and what they cover is shown before any number that rests on them. */
final class BillRoutes {

  private static final String BILLS = "bills/";

  private final Desk desk;

  /** How far the reading of a decision's bills is, while it goes on. */
  private final Map<String, String> readings = new ConcurrentHashMap<>();

  BillRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/decisions/{id}/bills", READS, this::page),
        Route.get("/decisions/{id}/bills/reading", READS, this::reading),
        Route.get("/decisions/{id}/bills/progress", READS, this::progress),
        Route.post("/decisions/{id}/bills", EDITS, this::add),
        Route.post("/decisions/{id}/bills/remove", EDITS, this::remove));
  }

  private Reply page(Call call) {
    State state = desk.open(call.at("id"));
    Optional<BillsPage.Reading> reading =
        call.query("read").equals("yes") ? Optional.of(read(state)) : Optional.empty();
    return Reply.html(Pages.render("bills.jte", page(call, state, reading)));
  }

  private static BillsPage page(Call call, State state, Optional<BillsPage.Reading> reading) {
    Flow flow = Web.flow(state.entry(), "bills");
    return new BillsPage(
        Shell.of(call, "Bills: " + state.entry().title(), "decisions"),
        flow,
        state.tree().files().entrySet().stream()
            .filter(file -> file.getKey().startsWith(BILLS))
            .map(file ->
                new BillsPage.BillFileRow(
                    file.getKey(),
                    file.getKey().substring(BILLS.length()),
                    size(file.getValue().size())))
            .toList(),
        reading);
  }

  /** The part that takes long, asked for when the page is there. */
  private Reply reading(Call call) {
    State state = desk.open(call.at("id"));
    return Reply.html(Pages.renderReading(page(call, state, Optional.empty()), read(state)));
  }

  private BillsPage.Reading read(State state) {
    String id = state.entry().id();
    try {
      Draft draft =
          desk.draft(
              id,
              (file, done, total) ->
                  readings.put(
                      id,
                      file + (total > 0 ? ", " + Math.min(100, done * 100 / total) + " %" : "")));
      return BillWords.of(draft, "/decisions/" + id + "/figures/");
    } catch (InputException e) {
      return BillWords.unread(e.problems());
    } finally {
      readings.remove(id);
    }
  }

  private Reply progress(Call call) {
    return Reply.text(200, readings.getOrDefault(call.at("id"), "…"));
  }

  private Reply add(Call call) {
    String id = call.at("id");
    desk.open(id);
    List<Brought> brought =
        call.uploads().stream()
            .filter(upload -> upload.field().equals("files") && !upload.name().isBlank())
            .map(
                upload -> new Brought(upload.name(), desk.register().contents().put(upload.file())))
            .toList();
    if (!brought.isEmpty()) {
      desk.files().addBills(id, brought, call.who().actor());
    }
    return Reply.goTo("/decisions/" + id + "/bills");
  }

  private Reply remove(Call call) {
    String path = call.field("path");
    if (path.startsWith(BILLS)) {
      desk.files().remove(call.at("id"), path, call.who().actor(), Guard.NONE);
    }
    return Reply.goTo("/decisions/" + call.at("id") + "/bills");
  }

  private static String size(long bytes) {
    return bytes < 1000
        ? bytes + " B"
        : bytes < 1_000_000
            ? bytes / 1000 + " kB"
            : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
