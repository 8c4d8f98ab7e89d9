package dev.yourbrief.server.api;

import static dev.yourbrief.register.people.Role.ADMIN;
import static dev.yourbrief.register.people.Role.EDITOR;
import static dev.yourbrief.register.people.Role.VIEWER;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.Page;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.decision.Escalations.Escalation;
import dev.yourbrief.register.decision.Predictions;
import dev.yourbrief.register.decision.Predictions.Prediction;
import dev.yourbrief.register.decision.VersionEntry;
import dev.yourbrief.register.recheck.DueItem;
import dev.yourbrief.register.recheck.DueList;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Missing;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What follows a decision: whom it was taken to, what was predicted, what is due, who did what. */
final class FollowApi {

  private final Desk desk;
  private final Register register;
  private final Once once;
  private final DueList due;

  FollowApi(Desk desk, Once once) {
    this.desk = desk;
    this.register = desk.register();
    this.once = once;
    this.due = register.due();
  }

  List<Route> routes() {
    return List.of(
        Route.api("GET", Api.DECISION + "/escalations", VIEWER, this::escalations),
        Route.api("POST", Api.DECISION + "/escalations", EDITOR, this::raise),
        Route.api("PUT", Api.DECISION + "/escalations/{escalation}/answer", EDITOR, this::answer),
        Route.api("GET", Api.DECISION + "/predictions", VIEWER, this::predictions),
        Route.api(
            "POST",
            Api.DECISION + "/predictions",
            EDITOR,
            call -> once.of(call, () -> predict(call))),
        Route.api("PUT", Api.DECISION + "/predictions/{prediction}/outcome", EDITOR, this::resolve),
        Route.api("GET", "/api/v1/predictions", VIEWER, this::allPredictions),
        Route.api("GET", "/api/v1/due", VIEWER, this::due),
        Route.api("GET", Api.DECISION + "/audit", VIEWER, this::auditOfOne),
        Route.api("GET", "/api/v1/audit", ADMIN, call -> audit(call, Optional.empty())));
  }

  private Reply escalations(Call call) {
    desk.open(call.at("decision"));
    return Reply.json(
        200,
        Paging.of(call)
            .of("escalations", register.escalations().list(call.at("decision")), Shapes::of));
  }

  private Reply raise(Call call) {
    Given given = Given.of(call, "version", "trigger", "whom");
    String id = call.at("decision");
    desk.open(id);
    VersionEntry version = desk.version(id, given.need("version"));
    String trigger = given.need("trigger");
    String whom = given.need("whom");
    Brief brief = register.versions().brief(version);
    String what =
        brief.escalation().stream()
            .filter(t -> t.id().equals(trigger))
            .map(t -> new Page(brief).plain(t.what()))
            .findFirst()
            .orElseThrow(() ->
                Given.wrong(
                    "trigger",
                    "the brief has no trigger '" + trigger + "'",
                    "There are: "
                        + String.join(
                            ", ", brief.escalation().stream().map(Brief.Trigger::id).toList())));
    boolean isNew =
        register.escalations().raise(version, trigger, what, whom, whom, call.who().actor());
    Escalation raised =
        register.escalations().list(id).stream()
            .filter(e ->
                e.version().equals(version.sha256())
                    && e.trigger().equals(trigger)
                    && e.whom().equals(whom))
            .findFirst()
            .orElseThrow();
    return Reply.json(isNew ? 201 : 200, Shapes.of(raised));
  }

  private Reply answer(Call call) {
    Given given = Given.of(call, "answer");
    String id = call.at("decision");
    String escalation = call.at("escalation");
    find(id, escalation);
    register.escalations().answer(id, escalation, given.need("answer"), call.who().actor());
    return Reply.json(200, Shapes.of(find(id, escalation)));
  }

  private Escalation find(String id, String escalation) {
    return register.escalations().list(id).stream()
        .filter(e -> e.id().equals(escalation))
        .findFirst()
        .orElseThrow(() -> new Missing("There is no such escalation."));
  }

  private Reply predictions(Call call) {
    desk.open(call.at("decision"));
    return scored(call, register.predictions().list(call.at("decision")));
  }

  private Reply allPredictions(Call call) {
    return scored(call, register.predictions().all());
  }

  private static Reply scored(Call call, List<Prediction> predictions) {
    ObjectNode json = Paging.of(call).of("predictions", predictions, Shapes::of);
    Predictions.brier(predictions).ifPresent(score -> json.put("brier", score));
    return Reply.json(200, json);
  }

  private Reply predict(Call call) {
    Given given = Given.of(call, "statement", "probability", "due", "version");
    String id = call.at("decision");
    desk.open(id);
    String version =
        given.text("version").isBlank() ? "" : desk.version(id, given.text("version")).sha256();
    String made =
        register
            .predictions()
            .add(
                id,
                version,
                given.need("statement"),
                number(given.needNumber("probability")),
                day(given.need("due")),
                call.who().actor());
    return Reply.json(201, Shapes.of(prediction(id, made)));
  }

  private static BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw Given.wrong("probability", "'" + text + "' is no number", "Write it as 0.7");
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Given.wrong("due", "'" + text + "' is no date", "Write it as 2026-11-23");
    }
  }

  private Prediction prediction(String id, String prediction) {
    return register.predictions().list(id).stream()
        .filter(p -> p.id().equals(prediction))
        .findFirst()
        .orElseThrow(() -> new Missing("There is no such prediction."));
  }

  private Reply resolve(Call call) {
    Given given = Given.of(call, "cameTrue", "outcome");
    String id = call.at("decision");
    String prediction = call.at("prediction");
    boolean came = given.needTruth("cameTrue");
    Prediction before = prediction(id, prediction);
    // Said again it is no second outcome.
    if (!before.cameTrue().equals(Optional.of(came))) {
      register
          .predictions()
          .resolve(id, prediction, came, given.text("outcome"), call.who().actor());
    }
    return Reply.json(200, Shapes.of(prediction(id, prediction)));
  }

  private Reply due(Call call) {
    ObjectNode json = Paging.of(call).of("due", due.all(), FollowApi::of);
    return Reply.json(200, json.put("today", register.today().toString()));
  }

  private static ObjectNode of(DueItem item) {
    return Shapes.object()
        .put("kind", item.kind().name().toLowerCase(Locale.ROOT))
        .put("decision", item.decision())
        .put("title", item.title())
        .put("id", item.id())
        .put("due", item.due().toString())
        .put("what", item.what())
        .put("who", item.who())
        .put("more", item.more());
  }

  private Reply auditOfOne(Call call) {
    desk.open(call.at("decision"));
    return audit(call, Optional.of(call.at("decision")));
  }

  private Reply audit(Call call, Optional<String> decision) {
    Paging paging = Paging.of(call);
    return Reply.json(
        200, paging.of("audit", register.audit().newest(decision, paging.reach()), Shapes::of));
  }
}
