package dev.yourbrief.server.web;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.playbook.Decision;
import dev.yourbrief.playbook.Input;
import dev.yourbrief.playbook.Playbook;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Wording;
import dev.yourbrief.register.decision.Decisions.State;
import dev.yourbrief.register.work.Draft;
import dev.yourbrief.server.desk.Sheet;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.page.QuestionsPage;
import dev.yourbrief.server.page.QuestionsPage.Group;
import dev.yourbrief.server.page.QuestionsPage.Question;
import dev.yourbrief.server.page.QuestionsPage.Tab;
import dev.yourbrief.server.page.Reader;
import dev.yourbrief.server.page.Shell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A screen of questions, worded.
 *
 * @param draft the decision worked through, where it can be
 * @param sent what was just sent and did not all fit, by question
 * @param problems what is wrong with it
 * @param worths what knowing each number is worth, in US dollars over the horizon
 */
record QuestionWords(
    Call call,
    State state,
    Sheet sheet,
    Optional<Draft> draft,
    Map<String, String> sent,
    Map<String, String> problems,
    Map<String, Double> worths) {

  QuestionsPage page(String screen, List<String> wrong) {
    Playbook playbook = sheet.playbook();
    Map<String, List<Question>> groups = new LinkedHashMap<>();
    for (Input input : Screens.inputs(playbook, screen)) {
      groups
          .computeIfAbsent(
              playbook.groups().getOrDefault(input.group(), input.group()), _ -> new ArrayList<>())
          .add(question(input));
    }
    return new QuestionsPage(
        Shell.of(call, "Questions: " + state.entry().title(), "decisions"),
        Web.flow(state.entry(), "questions"),
        Screens.of(playbook).stream().map(this::tab).toList(),
        screen,
        bar(screen),
        reader(),
        groups.entrySet().stream().map(g -> new Group(g.getKey(), g.getValue())).toList(),
        wrong,
        QuestionRoutes.next(state.entry().id(), playbook, screen));
  }

  private Optional<Reader> reader() {
    return draft.map(d -> Reader.of(d.brief(), "/decisions/" + state.entry().id() + "/figures/"));
  }

  private Optional<Brief.Bar> bar(String id) {
    return draft.flatMap(
        d -> d.brief().criteria().stream().filter(bar -> bar.id().equals(id)).findFirst());
  }

  private Tab tab(String screen) {
    Playbook playbook = sheet.playbook();
    String name = playbook.bar(screen).map(Playbook.BarRule::name).orElse("What else matters");
    long open =
        Screens.inputs(playbook, screen).stream()
            .filter(input -> sheet.asked(input.id()).map(a -> a.value().isEmpty()).orElse(true))
            .count();
    String state =
        bar(screen).flatMap(bar -> reader().map(r -> r.page().word(bar.state()))).orElse("");
    return new Tab(screen, name, state, Math.toIntExact(open));
  }

  private Question question(Input input) {
    Optional<Decision.Answer> answer = sheet.asked(input.id()).flatMap(Sheet.Asked::answer);
    String kept = answer.map(a -> a.text().value()).orElse("");
    return new Question(
        input.id(),
        input.ask(),
        input.why(),
        kind(input),
        input.kind() instanceof Input.Choice choice ? List.copyOf(choice.options()) : List.of(),
        input.kind() instanceof Input.Amount amount ? unit(amount.unit()) : "",
        input.kind() instanceof Input.Entry entry
            ? draft.map(d -> d.worked().evaluation().entries(entry.catalogue())).orElse(List.of())
            : List.of(),
        sent.getOrDefault(input.id(), kept),
        kept,
        answer.map(QuestionWords::said).orElse(""),
        instead(input),
        worth(input),
        problems.getOrDefault(input.id(), ""));
  }

  private static String kind(Input input) {
    return switch (input.kind()) {
      case Input.Choice ignored -> "choice";
      case Input.Amount ignored -> "amount";
      case Input.Words ignored -> "words";
      case Input.Entry ignored -> "entry";
    };
  }

  private static String unit(Unit unit) {
    return unit.equals(Unit.ONE) || unit.toString().equals("ratio") ? "" : unit.toString();
  }

  private static String said(Decision.Answer answer) {
    return "by "
        + answer.by()
        + answer.on().map(day -> ", " + Wording.ENGLISH.date(day)).orElse("");
  }

  /** What is taken while nobody answers, and why. */
  private String instead(Input input) {
    Optional<Figure> figure = draft.flatMap(d -> d.ask(e -> e.figure(input.id())));
    if (figure.isPresent()) {
      String value = Wording.ENGLISH.of(figure.get(), Text.Style.RANGE);
      return switch (figure.get().provenance()) {
        case Provenance.Assumed assumed -> value + ": " + assumed.why();
        case Provenance.Catalogued catalogued ->
            value + ": " + catalogued.source() + ", " + Wording.ENGLISH.date(catalogued.asOf());
        case Provenance.Given ignored -> "";
        case Provenance.Measured ignored -> value + ", measured";
        case Provenance.Computed ignored -> value + ", computed";
      };
    }
    return input.fallback().orElse(null) instanceof Input.Assumption(String value, String why)
        ? value + ": " + why
        : "";
  }

  /** The brief's own words on it, where it is one of its questions; else what it comes to. */
  private Optional<Text> worth(Input input) {
    return draft.flatMap(d ->
        d.brief().questions().stream()
            .filter(question -> question.id().equals(input.id()))
            .map(Brief.Question::worth)
            .findFirst()
            .or(() -> Optional.ofNullable(worths.get(input.id())).map(QuestionWords::little)));
  }

  /** A brief does not speak of what is worth less than a few hundred dollars. */
  private static Text little(double usd) {
    return Text.of(
        usd < 1
            ? "Nothing now: no value it may have changes the choice on cost."
            : "Next to nothing now: hardly a value it may have changes the choice on cost.");
  }
}
