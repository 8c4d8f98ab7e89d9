package dev.yourbrief.trial.format;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** An attempt with all its scores by metric, before one is chosen. */
record RawAttempt(
    Map<String, Score> scores,
    Optional<Score.Missing> failed,
    Optional<String> answer,
    OptionalDouble latencySeconds,
    Optional<BigDecimal> costUsd,
    Optional<Tokens> tokens) {

  static RawAttempt of(Map<String, Score> scores, Optional<Score.Missing> failed) {
    return new RawAttempt(
        scores,
        failed,
        Optional.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static RawAttempt skipped(String words) {
    return of(Map.of(), Optional.of(new Score.Missing(Score.Why.SKIPPED, words)));
  }
}
