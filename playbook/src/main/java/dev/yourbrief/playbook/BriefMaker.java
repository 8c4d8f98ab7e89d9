package dev.yourbrief.playbook;

import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Summary;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Brief.Bar;
import dev.yourbrief.playbook.brief.Brief.BarState;
import dev.yourbrief.playbook.brief.Brief.BottomLine;
import dev.yourbrief.playbook.brief.Brief.Door;
import dev.yourbrief.playbook.brief.Brief.InputFile;
import dev.yourbrief.playbook.brief.Brief.Recheck;
import dev.yourbrief.playbook.brief.Brief.Step;
import dev.yourbrief.playbook.brief.Brief.Trigger;
import dev.yourbrief.playbook.brief.Brief.TriggerState;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.playbook.language.Expression;
import dev.yourbrief.playbook.language.Tri;
import dev.yourbrief.playbook.language.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * Writes a {@link Brief} out of an {@link Evaluation}: which rules apply, and the words the
 * playbook has for them.
 */
public final class BriefMaker {

  private final Evaluation evaluation;
  private final Playbook playbook;
  private final Writing writing;

  private BriefMaker(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.playbook = evaluation.decision().playbook();
    this.writing = new Writing(evaluation);
  }

  /**
   * The brief of an evaluation.
   *
   * @param version the version of this program
   * @param inputs every file it rests on
   */
  public static Brief of(Evaluation evaluation, String version, List<InputFile> inputs) {
    return new BriefMaker(evaluation).brief(version, inputs);
  }

  /**
   * What moves while numbers are tried out: the bottom line, the bars and the plot. Everything that
   * takes longer to work out is left out, and so are the sections nobody looks at meanwhile.
   */
  public static Brief glance(Evaluation evaluation, String version) {
    return new BriefMaker(evaluation).glance(version);
  }

  private Brief glance(String version) {
    Decision decision = evaluation.decision();
    Evidence evidence = new Evidence(evaluation, writing);
    writing.slot("today", Text.Style.BRIEF);
    BottomLine bottomLine = bottomLine();
    List<Bar> criteria = playbook.bars().stream().map(this::bar).toList();
    List<Brief.Framework> plots =
        playbook.frameworks().stream()
            .filter(Playbook.FrameworkRule::plot)
            .map(evidence::plot)
            .toList();
    return new Brief(
        decision.id(),
        decision.locale().toLanguageTag(),
        playbook.id(),
        playbook.version(),
        Text.of(""),
        decision.asOf(),
        bottomLine,
        new Brief.Decision(Text.EMPTY, List.of()),
        List.of(),
        plots,
        criteria,
        new Brief.Sources(
            new Brief.Table(Text.EMPTY, List.of(), List.of()), List.of(), List.of(), List.of()),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        summarised(writing.ledger()),
        new Brief.Basis(version, decision.seed(), evaluation.sampler().size(), List.of()));
  }

  private Brief brief(String version, List<InputFile> inputs) {
    Decision decision = evaluation.decision();
    Evidence evidence = new Evidence(evaluation, writing);
    Text title =
        writing.slot(
            Figure.words(
                "decision.title",
                "the decision, as asked",
                decision.title(),
                new Provenance.Given(
                    decision.answeredBy(), decision.asOf(), Location.of(Decision.FILE))));
    writing.slot("today", Text.Style.BRIEF);
    BottomLine bottomLine = bottomLine();
    Brief.Decision doors =
        new Brief.Decision(
            writing.text(playbook.statement()),
            playbook.options().stream().map(this::door).toList());
    List<Brief.Question> questions = new Questions(evaluation, writing).list();
    List<Brief.Framework> frameworks =
        playbook.frameworks().stream().map(evidence::framework).toList();
    List<Bar> criteria = playbook.bars().stream().map(this::bar).toList();
    Brief.Sources sources = evidence.sources();
    List<Step> steps =
        playbook.steps().stream()
            .filter(step -> step.when().map(evaluation::holds).orElse(true))
            .map(this::step)
            .toList();
    List<Trigger> triggers = playbook.escalations().stream().map(this::trigger).toList();
    List<Text> counterCase = writing.say(playbook.counterCase());
    List<Brief.Role> roles = playbook.roles().keySet().stream().map(this::role).toList();
    return new Brief(
        decision.id(),
        decision.locale().toLanguageTag(),
        playbook.id(),
        playbook.version(),
        title,
        decision.asOf(),
        bottomLine,
        doors,
        questions,
        frameworks,
        criteria,
        sources,
        steps,
        triggers,
        counterCase,
        roles,
        summarised(writing.ledger()),
        new Brief.Basis(
            version, decision.seed(), evaluation.sampler().size(), List.copyOf(inputs)));
  }

  /** A brief keeps what draws came to, not the draws. */
  private static SortedMap<String, Figure> summarised(SortedMap<String, Figure> ledger) {
    ledger.replaceAll((id, figure) ->
        figure.value() instanceof Figure.Amount(Draws draws, var unit)
            ? Figure.amount(id, figure.label(), Summary.of(draws), unit, figure.provenance())
            : figure);
    return ledger;
  }

  private BottomLine bottomLine() {
    Playbook.VerdictRule verdict = evaluation.verdict();
    List<Recheck> rechecks = new ArrayList<>();
    for (Playbook.RecheckRule rule : playbook.rechecks()) {
      if (evaluation.holds(rule.when())) {
        rechecks.add(
            new Recheck(
                rule.id(),
                writing.text(rule.what()),
                day("recheck." + rule.id(), "the day of the recheck", rule.date()),
                writing.text(rule.why())));
      }
    }
    return new BottomLine(
        verdict.option(),
        verdict.forced(),
        Text.of(verdict.headline()),
        writing.say(verdict.say()),
        writing.say(playbook.crossoverLine()),
        rechecks,
        writing.say(playbook.wouldChange()));
  }

  private String day(String id, String label, Expression date) {
    if (!(evaluation.evaluate(date) instanceof Value.Day(var on))) {
      throw new IllegalStateException(id + " is no date: " + date.text());
    }
    writing.show(
        Figure.day(id, label, on, new Provenance.Computed(date.text(), List.copyOf(date.names()))));
    return id;
  }

  private Door door(Playbook.OptionRule option) {
    Value money = evaluation.evaluate(option.money());
    Value days = evaluation.evaluate(option.days());
    return new Door(
        option.id(),
        Text.of(option.name()),
        doorKind(money, days),
        shown(option.money(), Text.Style.RANGE),
        shown(option.days(), Text.Style.RANGE),
        writing.text(option.people()),
        writing.text(option.why()));
  }

  private Text shown(Expression name, Text.Style style) {
    return writing.slot(name.text(), style);
  }

  /** The first kind whose condition holds; unknown as soon as a condition before it is. */
  private String doorKind(Value money, Value days) {
    Function<String, Value> names =
        name ->
            switch (name) {
              case "money" -> money;
              case "days" -> days;
              default -> evaluation.value(name);
            };
    for (Say.Case rule : playbook.doorKind().cases()) {
      Tri holds = rule.when().map(when -> truth(when, names)).orElse(Tri.TRUE);
      if (holds == Tri.TRUE) {
        return words(rule.say());
      }
      if (holds == Tri.UNKNOWN) {
        break;
      }
    }
    return "unknown";
  }

  private Tri truth(Expression when, Function<String, Value> names) {
    return Evaluation.truth(when.evaluate(names, evaluation.sampler().size()));
  }

  private static String words(Template template) {
    StringBuilder words = new StringBuilder();
    for (Text.Span span : template.pieces()) {
      if (span instanceof Text.Plain(String plain)) {
        words.append(plain);
      }
    }
    return words.toString();
  }

  private Bar bar(Playbook.BarRule rule) {
    BarState state = evaluation.bar(rule);
    Say finding = rule.finding().getOrDefault(PlaybookReader.lower(state), Say.NOTHING);
    return new Bar(
        rule.id(),
        Text.of(rule.name()),
        state,
        writing.text(rule.test()),
        writing.say(finding),
        evaluation.missing(rule).stream().map(this::missing).distinct().toList());
  }

  /** What is missing, in words. */
  private Text missing(String name) {
    return Text.of(MissingNames.words(evaluation.decision(), name));
  }

  private Step step(Playbook.StepRule rule) {
    return new Step(
        rule.id(),
        writing.text(rule.what()),
        writing.slot("role." + rule.owner(), Text.Style.BRIEF),
        day("due." + rule.id(), "the day this step is due", rule.due()),
        writing.text(rule.done()),
        rule.command());
  }

  private Brief.Role role(String id) {
    return new Brief.Role(
        id,
        writing.slot("role." + id, Text.Style.BRIEF),
        playbook.duties().getOrDefault(id, Brief.Duty.INFORMED));
  }

  private Trigger trigger(Playbook.TriggerRule rule) {
    TriggerState state =
        rule.unknown().filter(evaluation::holds).isPresent()
            ? TriggerState.UNKNOWN
            : switch (evaluation.truth(rule.when())) {
              case TRUE -> TriggerState.FIRED;
              case FALSE -> TriggerState.NOT_FIRED;
              case UNKNOWN -> TriggerState.UNKNOWN;
            };
    return new Trigger(
        rule.id(),
        writing.text(rule.what()),
        state,
        writing.text(rule.whom()),
        said(rule.when().names()));
  }

  /** The answers a trigger rests on. */
  private Text said(Set<String> names) {
    Optional<Input> input =
        names.stream().map(playbook::input).flatMap(Optional::stream).findFirst();
    if (input.isEmpty()) {
      return Text.EMPTY;
    }
    return evaluation.figure(input.get().id()).isPresent()
        ? writing.messageText(
            "escalation.answer", "answer", writing.slot(input.get().id(), Text.Style.BRIEF))
        : writing.messageText("escalation.unanswered", "question", Text.of(input.get().ask()));
  }
}
