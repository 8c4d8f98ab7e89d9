package dev.yourbrief.server.web;

import static dev.yourbrief.server.web.Web.EDITS;
import static dev.yourbrief.server.web.Web.READS;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.register.Actor;
import dev.yourbrief.register.decision.DecisionEntry;
import dev.yourbrief.register.decision.VersionEntry;
import dev.yourbrief.register.people.Role;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.desk.Guard;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Missing;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import dev.yourbrief.server.page.DecisionPage;
import dev.yourbrief.server.page.Pages;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is done about a decision: who decides, signing off, taking it higher, predictions. */
final class RecordRoutes {

  private final Desk desk;
  private final DecisionWords words;

  RecordRoutes(Desk desk) {
    this.desk = desk;
    this.words = new DecisionWords(desk);
  }

  List<Route> routes() {
    return List.of(
        Route.get("/decisions/{id}", READS, this::page),
        Route.post("/decisions/{id}/versions/{version}/sign-off", Role.APPROVER, this::signOff),
        Route.post("/decisions/{id}/roles", EDITS, this::roles),
        Route.post("/decisions/{id}/escalations", EDITS, this::raise),
        Route.post("/decisions/{id}/escalations/{escalation}", EDITS, this::answer),
        Route.post("/decisions/{id}/predictions", EDITS, this::predict),
        Route.post("/decisions/{id}/predictions/{prediction}", EDITS, this::resolve));
  }

  private Reply page(Call call) {
    return Reply.html(
        Pages.render("decision.jte", words.page(call, desk.open(call.at("id")), Optional.empty())));
  }

  private static Reply back(Call call, String section) {
    return Reply.goTo("/decisions/" + call.at("id") + "#" + section);
  }

  private Reply signOff(Call call) {
    Actor signer = Web.actor(call, "name");
    if (signer.person().isEmpty() && call.field("name").isEmpty()) {
      throw new InputException(
          Problem.of(
              Location.of("name"), "nobody is named", "Write the name of whoever signs off"));
    }
    desk.signOff(call.at("id"), call.at("version"), signer, call.field("note"));
    return back(call, "versions");
  }

  private Reply roles(Call call) {
    String id = call.at("id");
    DecisionEntry entry = desk.open(id).entry();
    Map<String, String> now = desk.files().sheet(desk.open(id).tree()).roles();
    now.forEach((role, who) -> {
      String field = "role." + role;
      if (call.form().containsKey(field) && !call.field(field).equals(who)) {
        desk.files().role(id, role, call.field(field), call.who().actor(), Guard.NONE);
      }
    });
    if (call.form().containsKey("approver")) {
      String person = call.field("approver");
      String was = entry.approver().orElse("");
      if (!person.equals(was)) {
        DecisionPage.Person chosen =
            person.isEmpty()
                ? new DecisionPage.Person("", "whoever may approve")
                : words.people().stream()
                    .filter(p -> p.id().equals(person))
                    .findFirst()
                    .orElseThrow(() -> new Missing("There is no such person."));
        desk.register()
            .decisions()
            .approver(
                id,
                person.isEmpty() ? Optional.empty() : Optional.of(person),
                chosen.name(),
                call.who().actor());
      }
    }
    return back(call, "people");
  }

  private VersionEntry newest(String id) {
    desk.open(id);
    return desk.register()
        .versions()
        .newest(id)
        .orElseThrow(() -> new Missing("This decision has no version yet."));
  }

  private Reply raise(Call call) {
    VersionEntry version = newest(call.at("id"));
    DecisionPage.Trigger trigger =
        words.fired(version).stream()
            .filter(t -> t.id().equals(call.field("trigger")))
            .findFirst()
            .orElseThrow(() -> new Missing("There is no such trigger."));
    String whom = call.field("whom");
    if (whom.isEmpty() || whom.length() > 100) {
      throw new InputException(
          Problem.of(Location.of("whom"), "nobody is named", "Say to whom it goes"));
    }
    String name =
        words.people().stream()
            .filter(p -> p.id().equals(whom))
            .findFirst()
            .map(DecisionPage.Person::name)
            .orElse(whom);
    desk.register()
        .escalations()
        .raise(version, trigger.id(), trigger.what(), whom, name, call.who().actor());
    return back(call, "escalations");
  }

  private Reply answer(Call call) {
    desk.open(call.at("id"));
    desk.register()
        .escalations()
        .answer(
            call.at("id"),
            call.at("escalation"),
            bounded("answer", call.field("answer"), 1000),
            call.who().actor());
    return back(call, "escalations");
  }

  private Reply predict(Call call) {
    String id = call.at("id");
    desk.open(id);
    String version = desk.register().versions().newest(id).map(VersionEntry::sha256).orElse("");
    desk.register()
        .predictions()
        .add(
            id,
            version,
            bounded("statement", call.field("statement"), 300),
            percent(call.field("probability")),
            day(call.field("due")),
            call.who().actor());
    return back(call, "predictions");
  }

  private Reply resolve(Call call) {
    desk.open(call.at("id"));
    desk.register()
        .predictions()
        .resolve(
            call.at("id"),
            call.at("prediction"),
            call.field("cameTrue").equals("yes"),
            call.field("outcome").substring(0, Math.min(500, call.field("outcome").length())),
            call.who().actor());
    return back(call, "predictions");
  }

  private static String bounded(String field, String text, int most) {
    if (text.isEmpty() || text.length() > most) {
      throw new InputException(
          Problem.of(
              Location.of(field),
              text.isEmpty() ? "there is nothing in it" : "this is too long",
              "Write a sentence"));
    }
    return text;
  }

  private static BigDecimal percent(String text) {
    try {
      return new BigDecimal(text.replace("%", "").strip()).movePointLeft(2);
    } catch (NumberFormatException e) {
      throw new InputException(
          Problem.of(
              Location.of("probability"), "'" + text + "' is no percentage", "Write it as 80"));
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new InputException(
          Problem.of(Location.of("due"), "'" + text + "' is no date", "Write it as 2027-02-21"));
    }
  }
}
