package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.data.Case;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Which fields of two JSON values are held against each other, and how. A field is a single value;
 * it is called by its path without the places in lists: {@code items.price} is the price of every
 * item.
 *
 * @param names the paths of the fields that count, with all that stands below them; when there are
 *     none, all do
 * @param graders how a field and what stands below it is graded, by its path. A field without a
 *     grader must be the same value: the same text to the character, the same number however it is
 *     written
 * @param anyOrder whether items of a list may stand in any order
 * @param extraIsWrong whether a field that was not asked for counts as wrong; an extra item of a
 *     list always does
 */
record JsonFields(
    List<String> names, Map<String, Grader> graders, boolean anyOrder, boolean extraIsWrong) {

  /** Every field, the same values, in the same order. */
  static final JsonFields ALL = new JsonFields(List.of(), Map.of(), false, false);

  JsonFields {
    names = List.copyOf(names);
    graders = Collections.unmodifiableMap(new LinkedHashMap<>(graders));
  }

  /**
   * What a comparison found.
   *
   * @param points the sum of the fields' scores
   * @param counted how many fields there were to be right
   * @param wrong the paths of fields that are not wholly right
   * @param missing the paths of fields that were wanted and are not there
   * @param extra the paths of fields that are there and were not wanted
   */
  record Comparison(
      double points, int counted, List<String> wrong, List<String> missing, List<String> extra) {

    Comparison {
      wrong = List.copyOf(wrong);
      missing = List.copyOf(missing);
      extra = List.copyOf(extra);
    }
  }

  Comparison compare(Case of, JsonNode wanted, JsonNode given)
      throws GradeException, InterruptedException {
    return new JsonWalk(this, of).compare(wanted, given);
  }

  /** The grader of a field: its own, or that of the nearest field above it. */
  Optional<Grader> graderOf(String name) {
    return nearest(name, graders.keySet()).map(graders::get);
  }

  /** Whether the field counts. */
  boolean counts(String name) {
    return names.isEmpty() || nearest(name, names).isPresent();
  }

  private static Optional<String> nearest(String name, Collection<String> paths) {
    String at = name;
    while (!paths.contains(at)) {
      int dot = at.lastIndexOf('.');
      if (dot < 0) {
        return Optional.empty();
      }
      at = at.substring(0, dot);
    }
    return Optional.of(at);
  }
}
