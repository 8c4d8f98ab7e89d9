package dev.yourbrief.trial;

import dev.yourbrief.trial.data.Case;
import dev.yourbrief.trial.grade.Grade;
import dev.yourbrief.trial.grade.GradeException;
import dev.yourbrief.trial.grade.Grader;
import dev.yourbrief.trial.run.Answer;
import dev.yourbrief.trial.run.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Grades answers. A failed call has no grade, and nor has an answer its grader could not judge:
 * both are counted, and neither is taken for a wrong answer.
 */
final class Scoring {

  private final Materials materials;
  private final Steps steps;
  private final int threads;

  Scoring(Materials materials, Steps steps, int threads) {
    this.materials = materials;
    this.steps = steps;
    this.threads = threads;
  }

  /** The grade of one answer; empty when it has none. */
  static Optional<Grade> grade(Grader grader, Case of, Materials materials, Answer answer)
      throws InterruptedException {
    if (!(answer.outcome() instanceof Answer.Said said)) {
      return Optional.empty();
    }
    try {
      return Optional.of(grader.grade(of, materials.answer(of), said.text()));
    } catch (GradeException e) {
      return Optional.empty();
    }
  }

  /** The grades of all answers, in their order; those without one are not in it. */
  Map<Question, Grade> all(Grader grader, Map<Question, Answer> answers)
      throws InterruptedException {
    Map<Question, Grade> grades = new ConcurrentHashMap<>();
    AtomicInteger done = new AtomicInteger();
    List<Future<?>> pending = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      answers.forEach((question, answer) ->
          pending.add(
              pool.submit(() -> {
                grade(grader, question.of(), materials, answer)
                    .ifPresent(g -> grades.put(question, g));
                steps.at("Grading", done.incrementAndGet(), answers.size());
                return null;
              })));
      for (Future<?> future : pending) {
        await(future);
      }
    }
    Map<Question, Grade> ordered = new LinkedHashMap<>();
    for (Question question : answers.keySet()) {
      Grade grade = grades.get(question);
      if (grade != null) {
        ordered.put(question, grade);
      }
    }
    return ordered;
  }

  private static void await(Future<?> future) throws InterruptedException {
    try {
      future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException defect) {
        throw defect;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
