package dev.yourbrief.trial;

import dev.yourbrief.trial.data.Case;
import dev.yourbrief.trial.format.Results;
import dev.yourbrief.trial.format.Tokens;
import dev.yourbrief.trial.grade.Grade;
import dev.yourbrief.trial.run.Answer;
import dev.yourbrief.trial.run.Question;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Answers and grades as other programs want them: one answer a case and arm. Of an arm that was
 * asked several times, the first answer with the mean score of all.
 */
final class Answers {

  private Answers() {}

  static Results results(
      String title,
      Materials materials,
      List<Contestant> contestants,
      Map<Question, Answer> answers,
      Map<Question, Grade> grades,
      Scores scores) {
    List<Results.Item> items = new ArrayList<>();
    for (Case of : materials.test()) {
      String expected = materials.answer(of);
      items.add(
          new Results.Item(
              of.id(), of.fields(), expected.isEmpty() ? Optional.empty() : Optional.of(expected)));
    }
    Map<String, Map<String, Results.Answer>> byArm = new LinkedHashMap<>();
    contestants.forEach(c -> byArm.put(c.name(), new LinkedHashMap<>()));
    answers.forEach((question, answer) -> {
      if (question.repeat() == 0) {
        byArm
            .computeIfAbsent(question.arm(), _ -> new LinkedHashMap<>())
            .put(
                question.of().id(),
                of(
                    answer,
                    Optional.ofNullable(grades.get(question)),
                    scores.of(question.arm(), question.of().id())));
      }
    });
    return new Results(
        title,
        items,
        byArm.entrySet().stream().map(e -> new Results.Arm(e.getKey(), e.getValue())).toList());
  }

  private static Results.Answer of(Answer answer, Optional<Grade> grade, OptionalDouble score) {
    Optional<String> text =
        answer.outcome() instanceof Answer.Said said ? Optional.of(said.text()) : Optional.empty();
    Optional<String> error =
        answer.outcome() instanceof Answer.Failed failed
            ? Optional.of(failed.why())
            : grade.isEmpty() && score.isEmpty()
                ? Optional.of("it could not be graded")
                : Optional.empty();
    // What this process answers itself costs nothing that a bill would show, and was not timed.
    Optional<BigDecimal> usd = answer.usd().filter(_ -> answer.seconds() > 0);
    return new Results.Answer(
        text,
        score,
        grade.map(Grade::why).orElse(""),
        error,
        answer.seconds() > 0 ? OptionalDouble.of(answer.seconds()) : OptionalDouble.empty(),
        usd,
        answer.usage().map(u -> new Tokens(u.input(), u.output())));
  }
}
