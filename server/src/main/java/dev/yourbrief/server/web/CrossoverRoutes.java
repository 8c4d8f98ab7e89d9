package dev.yourbrief.server.web;

import static dev.yourbrief.server.web.Web.READS;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.playbook.BriefMaker;
import dev.yourbrief.playbook.CrossoverAnswer;
import dev.yourbrief.playbook.Evaluation;
import dev.yourbrief.playbook.MissingNames;
import dev.yourbrief.playbook.Version;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.register.decision.Decisions.State;
import dev.yourbrief.register.work.Draft;
import dev.yourbrief.register.work.Recent;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import dev.yourbrief.server.page.CrossoverTry;
import dev.yourbrief.server.page.CrossoverTry.Result;
import dev.yourbrief.server.page.Pages;
import dev.yourbrief.server.page.Reader;
import dev.yourbrief.server.page.Shell;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The crossover moves as numbers are tried; nothing of that is kept. */
final class CrossoverRoutes {

  private static final int MOST = 24;

  private record Key(String tree, LocalDate today) {}

  private final Desk desk;
  private final Recent<Key, Sliders> sliders = new Recent<>(MOST);

  CrossoverRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/decisions/{id}/crossover",
            READS,
            call -> Reply.html(Pages.render("crossover.jte", page(call)))),
        Route.get(
            "/decisions/{id}/crossover/try",
            READS,
            call -> Reply.html(Pages.render("crossoverPart.jte", page(call)))));
  }

  private CrossoverTry page(Call call) {
    State state = desk.open(call.at("id"));
    Shell shell = Shell.of(call, "Crossover: " + state.entry().title(), "decisions");
    var flow = Web.flow(state.entry(), "crossover");
    try {
      Draft draft = desk.draft(state.entry().id());
      Sliders all =
          sliders.get(
              new Key(draft.tree().hash(), desk.register().today()), () -> draft.ask(Sliders::of));
      Map<String, Integer> moved = all.moved(call::query);
      Map<String, String> answers = all.answers(moved);
      return new CrossoverTry(
          shell,
          flow,
          all.shown(moved),
          draft.ask(evaluation -> result(evaluation, answers, flow.path("figures") + "/")));
    } catch (InputException e) {
      return new CrossoverTry(
          shell,
          flow,
          List.of(),
          new Result(
              Optional.empty(), e.problems().stream().map(Problem::toString).toList(), false));
    }
  }

  private static Result result(Evaluation evaluation, Map<String, String> answers, String figures) {
    Evaluation tried = evaluation.whatIf(answers);
    return switch (CrossoverAnswer.of(tried)) {
      case CrossoverAnswer.Lacking(var names) ->
          new Result(
              Optional.empty(),
              names.stream()
                  .map(name -> MissingNames.words(evaluation.decision(), name))
                  .distinct()
                  .toList(),
              false);
      case CrossoverAnswer.Found ignored -> {
        Brief brief = BriefMaker.glance(tried, Version.text());
        yield new Result(Optional.of(Reader.of(brief, figures)), List.of(), !answers.isEmpty());
      }
    };
  }
}
