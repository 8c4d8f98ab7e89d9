package dev.yourbrief.trial.format;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a trial found, for the writers.
 *
 * @param name of the trial
 * @param items in order; no id twice
 * @param arms in order; no label twice
 */
public record Results(String name, List<Item> items, List<Arm> arms) {

  public Results {
    items = List.copyOf(items);
    arms = List.copyOf(arms);
  }

  /**
   * An item.
   *
   * @param fields its texts by name
   */
  public record Item(String id, Map<String, String> fields, Optional<String> expected) {
    public Item {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /**
   * A system.
   *
   * @param answers by the id of the item; one that is not in it was not asked
   */
  public record Arm(String label, Map<String, Answer> answers) {
    public Arm {
      answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }

    Optional<Answer> answer(String id) {
      return Optional.ofNullable(answers.get(id));
    }
  }

  /**
   * What an arm answered. What is empty is not known.
   *
   * @param text the answer
   * @param score from 0 to 1; empty when there is no grade
   * @param why why it has this score, in words; may be empty
   * @param error why the call or the grader failed; empty when neither did
   */
  public record Answer(
      Optional<String> text,
      OptionalDouble score,
      String why,
      Optional<String> error,
      OptionalDouble latencySeconds,
      Optional<BigDecimal> costUsd,
      Optional<Tokens> tokens) {

    /** Whether it is as good as can be. */
    boolean passed() {
      return error.isEmpty() && score.isPresent() && score.getAsDouble() >= 1;
    }
  }
}
