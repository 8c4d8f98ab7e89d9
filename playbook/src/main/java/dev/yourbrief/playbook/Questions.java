package dev.yourbrief.playbook;

import dev.yourbrief.crossover.economics.Worth;
import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.playbook.brief.Brief.Answered;
import dev.yourbrief.playbook.brief.Brief.Question;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.playbook.language.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The key questions of a brief. A question stays only if its answer could move the decision: a
 * choice that could turn the verdict, a number worth paying to know, or something a bar waits for.
 */
final class Questions {

  /** As many numbers as anyone will go and measure. */
  private static final int NUMBERS = 3;

  /** Less than this over the whole horizon is not worth a sentence. */
  private static final double LEAST_WORTH = 500;

  private static final Unit USD = Unit.parse("USD");

  private final Evaluation evaluation;
  private final Writing writing;
  private final Playbook.VerdictRule verdict;

  Questions(Evaluation evaluation, Writing writing) {
    this.evaluation = evaluation;
    this.writing = writing;
    this.verdict = evaluation.verdict();
  }

  List<Question> list() {
    List<Question> questions = new ArrayList<>();
    for (Input input : evaluation.decision().playbook().inputs()) {
      boolean waited = isWaitedFor(input);
      if (input.kind() instanceof Input.Choice choice) {
        List<String> flips = flips(input, choice);
        if (!flips.isEmpty() || waited || input.key()) {
          questions.add(question(input, worth(flips, input)));
        }
      } else if (waited) {
        questions.add(question(input, writing.messageText("questions.waits")));
      }
    }
    numbers().forEach(questions::add);
    return questions;
  }

  /** Whether an unproven bar lacks just this. */
  private boolean isWaitedFor(Input input) {
    return evaluation.decision().playbook().bars().stream()
        .anyMatch(bar -> evaluation.missing(bar).contains(input.id()));
  }

  /** The answers that would turn the verdict. */
  private List<String> flips(Input input, Input.Choice choice) {
    List<String> flips = new ArrayList<>();
    for (String option : choice.options()) {
      if (evaluation.value(input.id()) instanceof Value.Choice(String now) && now.equals(option)) {
        continue;
      }
      Playbook.VerdictRule then = evaluation.with(input, option).verdict();
      if (!then.option().equals(verdict.option()) || then.forced() != verdict.forced()) {
        flips.add(option);
      }
    }
    return flips;
  }

  private Text worth(List<String> flips, Input input) {
    if (!flips.isEmpty()) {
      return writing.messageText(
          "questions.turns",
          "answers",
          Text.of(String.join(writing.message("questions.turns.or"), flips)));
    }
    if (verdict.forced()) {
      return writing.messageText("questions.forced");
    }
    return evaluation.figure(input.id()).isPresent() && !isUnsure(input)
        ? writing.messageText("questions.settled")
        : writing.messageText("questions.otherBar");
  }

  private boolean isUnsure(Input input) {
    return evaluation.value(input.id()) instanceof Value.Choice(String word)
        && word.equals("not-sure");
  }

  private Question question(Input input, Text worth) {
    Optional<Figure> figure = evaluation.figure(input.id());
    Answered answered =
        figure.isEmpty() || isUnsure(input)
            ? Answered.UNKNOWN
            : figure.get().provenance() instanceof Provenance.Given
                ? Answered.ANSWERED
                : Answered.ASSUMED;
    return new Question(
        input.id(),
        Text.of(input.ask()),
        answered,
        figure.isPresent()
            ? writing.slot(input.id(), Text.Style.RANGE)
            : writing.messageText("questions.unanswered"),
        worth,
        input.bars());
  }

  /**
   * The numbers most worth knowing better before choosing, by the expected value of knowing each
   * (EVPPI).
   */
  private List<Question> numbers() {
    Optional<CrossoverFigures.Run> run = evaluation.crossover().run();
    // Where one option is cheapest in every world nothing is worth knowing, and the list is empty.
    return run.isEmpty()
        ? List.of()
        : evaluation.worths().stream()
            .filter(worth -> worth.usd() >= LEAST_WORTH)
            .limit(NUMBERS)
            .map(worth -> number(run.get(), worth))
            .toList();
  }

  /** What knowing each number is worth, the greatest first. */
  static List<Worth> worths(Evaluation evaluation) {
    Optional<CrossoverFigures.Run> run = evaluation.crossover().run();
    if (run.isEmpty() || evaluation.verdict().forced()) {
      return List.of();
    }
    Map<String, Draws> drawn = new LinkedHashMap<>();
    for (Input input : evaluation.decision().playbook().inputs()) {
      if (evaluation.value(input.id()) instanceof Value.Num(Draws draws, var unit)) {
        drawn.put(input.id(), draws);
      }
    }
    return run.get().result().worthKnowing(drawn, run.get().eligible());
  }

  /** Where the number alone would turn the choice on cost. */
  private Text turning(CrossoverFigures.Run run, String input) {
    return run.result()
        .flip(input, run.eligible())
        .map(flip ->
            Text.of(" ")
                .plus(
                    writing.messageText(
                        "questions.turningPoint",
                        "value",
                        writing.slot(
                            Figure.amount(
                                "turns." + input,
                                writing.message("questions.turningPoint.label"),
                                Estimate.of(
                                    new BigDecimal(flip.at())
                                        .round(MathContext.DECIMAL32)
                                        .stripTrailingZeros()),
                                ((Input.Amount) inputOf(input).kind()).unit(),
                                new Provenance.Computed(
                                    "nearest value at which another option costs least over the"
                                        + " horizon, every other input in the middle",
                                    List.of(input)))))))
        .orElse(Text.EMPTY);
  }

  private Input inputOf(String id) {
    return evaluation.decision().playbook().input(id).orElseThrow();
  }

  private Question number(CrossoverFigures.Run run, Worth number) {
    Figure worth =
        Figure.amount(
            "worth." + number.input(),
            writing.message("questions.knowing.label"),
            Estimate.of(new BigDecimal(number.usd()).round(MathContext.DECIMAL32)),
            USD,
            new Provenance.Computed(
                "least mean cost of any option over the horizon, in today’s money − mean of the"
                    + " least cost once it is known",
                List.of(
                    number.input(),
                    "crossover.frontierHorizon",
                    "crossover.selfHostHorizon",
                    "horizon")));
    return question(
        inputOf(number.input()),
        writing
            .messageText("questions.knowing", "worth", writing.slot(worth))
            .plus(turning(run, number.input())));
  }
}
