package dev.yourbrief.trial;

import dev.yourbrief.trial.grade.Grade;
import dev.yourbrief.trial.run.Answer;
import dev.yourbrief.trial.run.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One answer with its grade, for files that other programs read.
 *
 * @param arm who was asked
 * @param id about which case
 * @param input what was asked
 * @param expected the right answer; empty when the data has none
 * @param repeat for the how-manieth time, from 0
 * @param answer what came of the call
 * @param grade its grade; empty when it has none
 */
public record AnswerRecord(
    String arm,
    String id,
    String input,
    String expected,
    int repeat,
    Answer answer,
    Optional<Grade> grade) {

  static List<AnswerRecord> all(
      Map<Question, Answer> answers, Map<Question, Grade> grades, Materials materials) {
    List<AnswerRecord> records = new ArrayList<>();
    answers.forEach((question, answer) ->
        records.add(
            new AnswerRecord(
                question.arm(),
                question.of().id(),
                materials.text(question.of()),
                materials.answer(question.of()),
                question.repeat(),
                answer,
                Optional.ofNullable(grades.get(question)))));
    return records;
  }
}
