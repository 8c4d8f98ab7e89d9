package dev.yourbrief.provider;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a model is to choose its words. What is empty is left to the provider's default.
 *
 * @param temperature 0 or above
 * @param topP above 0, at most 1
 * @param maxOutputTokens the most tokens of the answer
 * @param seed for providers that keep to one
 * @param stop texts at which the answer ends
 * @param reasoningEffort the provider's own word, such as {@code low}
 */
public record Decoding(
    OptionalDouble temperature,
    OptionalDouble topP,
    OptionalInt maxOutputTokens,
    OptionalLong seed,
    List<String> stop,
    Optional<String> reasoningEffort) {

  /** Everything left to the provider. */
  public static final Decoding DEFAULT =
      new Decoding(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalInt.empty(),
          OptionalLong.empty(),
          List.of(),
          Optional.empty());

  public Decoding {
    stop = List.copyOf(stop);
  }
}
