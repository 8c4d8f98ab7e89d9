package dev.yourbrief.trial.data;

import dev.yourbrief.figure.source.Problem;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an export holds.
 *
 * @param trainExamples lines of {@code train.jsonl}
 * @param devExamples lines of {@code dev.jsonl}
 * @param trainTokens tokens of {@code train.jsonl}, gone through once (o200k)
 * @param devTokens tokens of {@code dev.jsonl}
 * @param longestTokens tokens of the longest example of either
 * @param answers how often each answer is to be learnt, most often first; at most 1,000 of them
 * @param distinctAnswers how many answers there are
 * @param trainingUsd what training will cost, in USD: tokens, epochs and price, multiplied; empty
 *     when no price was given
 * @param errors what forbids to train with this
 * @param warnings what one should know before one does
 */
public record FineTuneReport(
    int trainExamples,
    int devExamples,
    long trainTokens,
    long devTokens,
    int longestTokens,
    Map<String, Integer> answers,
    int distinctAnswers,
    Optional<BigDecimal> trainingUsd,
    List<Problem> errors,
    List<Problem> warnings) {

  public FineTuneReport {
    answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  /** The part of the training examples that have this answer, from 0 to 1. */
  public double share(String answer) {
    return trainExamples == 0 ? 0 : answers.getOrDefault(answer, 0) / (double) trainExamples;
  }
}
