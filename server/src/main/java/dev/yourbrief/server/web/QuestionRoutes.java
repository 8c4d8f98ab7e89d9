package dev.yourbrief.server.web;

import static dev.yourbrief.server.web.Web.EDITS;
import static dev.yourbrief.server.web.Web.READS;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.playbook.Evaluation;
import dev.yourbrief.playbook.Input;
import dev.yourbrief.playbook.Playbook;
import dev.yourbrief.register.decision.Decisions.State;
import dev.yourbrief.register.work.Draft;
import dev.yourbrief.register.work.Recent;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.desk.Guard;
import dev.yourbrief.server.desk.Sheet;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Missing;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import dev.yourbrief.server.page.Pages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The questions, one screen a bar. What fits is kept, whatever else on the screen does not. */
final class QuestionRoutes {

  private static final int MOST = 64;

  private final Desk desk;
  private final Recent<String, Map<String, Double>> worths = new Recent<>(MOST);

  QuestionRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/decisions/{id}/questions", READS, this::first),
        Route.get("/decisions/{id}/questions/{screen}", READS, this::show),
        Route.post("/decisions/{id}/questions/{screen}", EDITS, this::save));
  }

  private Reply first(Call call) {
    State state = desk.open(call.at("id"));
    Sheet sheet = desk.files().sheet(state.tree());
    return Reply.goTo(
        "/decisions/"
            + state.entry().id()
            + "/questions/"
            + Screens.of(sheet.playbook()).getFirst());
  }

  private Reply show(Call call) {
    return Reply.html(page(call, Map.of(), Map.of()));
  }

  private String page(Call call, Map<String, String> sent, Map<String, String> problems) {
    State state = desk.open(call.at("id"));
    Sheet sheet = desk.files().sheet(state.tree());
    if (!Screens.of(sheet.playbook()).contains(call.at("screen"))) {
      throw new Missing("This decision has no such bar.");
    }
    Optional<Draft> draft = Optional.empty();
    List<String> wrong = List.of();
    try {
      draft = Optional.of(desk.draft(state.entry().id()));
    } catch (InputException e) {
      wrong = e.problems().stream().map(Problem::toString).toList();
    }
    return Pages.render(
        "questions.jte",
        new QuestionWords(
                call, state, sheet, draft, sent, problems, draft.map(this::worths).orElse(Map.of()))
            .page(call.at("screen"), wrong));
  }

  /** It takes a while, and is the same until an answer is another. */
  private Map<String, Double> worths(Draft draft) {
    return worths.get(
        draft.tree().hash() + desk.register().today(), () -> draft.ask(Evaluation::worthKnowing));
  }

  private Reply save(Call call) {
    State state = desk.open(call.at("id"));
    Sheet sheet = desk.files().sheet(state.tree());
    Map<String, String> sent = new LinkedHashMap<>();
    for (Input input : Screens.inputs(sheet.playbook(), call.at("screen"))) {
      boolean isAsItWas =
          call.form().containsKey("was." + input.id())
              && call.field("was." + input.id()).equals(call.field(input.id()));
      if (call.form().containsKey(input.id()) && !isAsItWas) {
        sent.put(input.id(), call.field(input.id()));
      }
    }
    Map<String, String> problems = take(state.entry().id(), call, sent);
    if (!problems.isEmpty()) {
      return Reply.html(422, page(call, sent, problems));
    }
    String here = "/decisions/" + state.entry().id() + "/questions/";
    return Reply.goTo(
        call.field("stay").equals("yes")
            ? here + call.at("screen")
            : next(state.entry().id(), sheet.playbook(), call.at("screen")));
  }

  static String next(String id, Playbook playbook, String screen) {
    List<String> screens = Screens.of(playbook);
    int at = screens.indexOf(screen);
    return at + 1 < screens.size()
        ? "/decisions/" + id + "/questions/" + screens.get(at + 1)
        : "/decisions/" + id + "/crossover";
  }

  /** Keeps what fits; says what is wrong with the rest, by question. */
  private Map<String, String> take(String id, Call call, Map<String, String> sent) {
    Map<String, String> problems = new LinkedHashMap<>();
    try {
      desk.files().answer(id, sent, call.who().actor(), Guard.NONE);
      return problems;
    } catch (InputException e) {
      for (Problem problem : e.problems()) {
        problems.merge(
            problem.where().file(),
            problem.what() + (problem.fix().isEmpty() ? "." : ". " + problem.fix() + "."),
            (a, b) -> a + " " + b);
      }
    }
    Map<String, String> good =
        sent.entrySet().stream()
            .filter(answer -> !problems.containsKey(answer.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    desk.files().answer(id, good, call.who().actor(), Guard.NONE);
    return problems;
  }
}
