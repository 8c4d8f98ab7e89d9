package dev.yourbrief.trial.plan;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files of cases, and what their fields mean.
 *
 * @param test the cases the verdict rests on
 * @param train the cases both sides may learn from
 * @param dev the cases settings are chosen on, when they are a file of their own
 * @param devShare otherwise the share of the training cases kept apart for that
 * @param id the field that names a case; their row when empty
 * @param input the field that is asked
 * @param expected the field that holds the right answer; empty when a grader needs none
 * @param cluster the field of what cases have in common (a document, a customer), if any
 * @param slices fields by whose values the result is broken down
 */
public record DataPlan(
    Path test,
    Optional<Path> train,
    Optional<Path> dev,
    BigDecimal devShare,
    Optional<String> id,
    String input,
    Optional<String> expected,
    Optional<String> cluster,
    List<String> slices) {

  public DataPlan {
    slices = List.copyOf(slices);
  }
}
