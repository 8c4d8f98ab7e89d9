package dev.yourbrief.trial.format;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a system did with an item.
 *
 * @param attempts at least one; several when the item was repeated (epochs)
 */
public record Outcome(List<Attempt> attempts) {

  public Outcome {
    attempts = List.copyOf(attempts);
    if (attempts.isEmpty()) {
      throw new IllegalArgumentException("an outcome has at least one attempt");
    }
  }

  /** The scores there are. */
  public List<Double> scores() {
    return attempts.stream()
        .map(Attempt::score)
        .filter(Score.Given.class::isInstance)
        .map(score -> ((Score.Given) score).value())
        .toList();
  }

  /** The mean of the scores there are; empty when every one is missing. */
  public OptionalDouble mean() {
    return scores().stream().mapToDouble(Double::doubleValue).average();
  }

  /** Why the first missing score is missing; empty when none is. */
  public Optional<Score.Missing> missing() {
    return attempts.stream()
        .map(Attempt::score)
        .filter(Score.Missing.class::isInstance)
        .map(Score.Missing.class::cast)
        .findFirst();
  }
}
