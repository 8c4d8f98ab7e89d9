package dev.yourbrief.trial.data;

import java.util.Optional;

/**
 * Which fields of a data file mean what. What is empty is looked for: the id under {@code id}; the
 * input under {@code input}, {@code question}, {@code prompt}, {@code text}, {@code query}; what is
 * expected under {@code expected}, {@code ideal}, {@code answer}, {@code target}, {@code label},
 * {@code category}, {@code gold}, {@code output}, {@code completion}. The first that the file has
 * is taken, whatever the case of its letters.
 *
 * @param id the field that names a case
 * @param input the field that is asked
 * @param expected the field that holds the answer wanted
 */
public record DataOptions(Optional<String> id, Optional<String> input, Optional<String> expected) {

  /** Everything is looked for. */
  public static final DataOptions DEFAULT =
      new DataOptions(Optional.empty(), Optional.empty(), Optional.empty());
}
