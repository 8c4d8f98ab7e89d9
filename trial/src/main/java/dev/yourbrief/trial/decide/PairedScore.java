package dev.yourbrief.trial.decide;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one case was worth to both arms.
 *
 * @param id of the case
 * @param candidate the candidate's score, 0 to 1
 * @param baseline the baseline's
 * @param cluster what the case was drawn together with (a document, a customer); empty when it was
 *     drawn by itself
 * @param slices the kinds of traffic it belongs to, by the name of the kind
 */
public record PairedScore(
    String id,
    double candidate,
    double baseline,
    Optional<String> cluster,
    Map<String, String> slices) {

  public PairedScore {
    if (!(candidate >= 0 && candidate <= 1 && baseline >= 0 && baseline <= 1)) {
      throw new IllegalArgumentException(
          id + ": scores are from 0 to 1, not " + candidate + " and " + baseline);
    }
    slices = Collections.unmodifiableMap(new TreeMap<>(slices));
  }

  /** A case that was drawn by itself and is in no slice. */
  public static PairedScore of(String id, double candidate, double baseline) {
    return new PairedScore(id, candidate, baseline, Optional.empty(), Map.of());
  }

  public double difference() {
    return candidate - baseline;
  }

  /** With the arms changed over. */
  public PairedScore swapped() {
    return new PairedScore(id, baseline, candidate, cluster, slices);
  }
}
