package dev.yourbrief.trial.decide;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A verdict on one candidate, and why.
 *
 * @param candidate its name
 * @param verdict what it comes to
 * @param reasons why, what decided it first
 * @param faults what is wrong with the trial; none unless the verdict is invalid
 * @param comparison the numbers; empty when the scores cannot be compared
 * @param clean the numbers without the leaked cases; empty when nobody looked or too few are left
 * @param adjustedP the registered test's p value, adjusted for all candidates
 * @param casesNeeded how many such cases would show the margin (or, at margin 0, the difference
 *     that was seen); empty when these are enough or nothing tells
 */
public record Ruling(
    String candidate,
    Verdict verdict,
    List<Reason> reasons,
    List<Fault> faults,
    Optional<Comparison> comparison,
    Optional<Comparison> clean,
    OptionalDouble adjustedP,
    Optional<Long> casesNeeded) {

  public Ruling {
    reasons = List.copyOf(reasons);
    faults = List.copyOf(faults);
  }

  /** Whether a reason of this kind is among them. */
  public boolean says(Reason.Code code) {
    return reasons.stream().anyMatch(reason -> reason.code() == code);
  }
}
