package dev.yourbrief.trial.decide;

import dev.yourbrief.trial.statistics.Adjust;
import java.util.List;

/** How p values are adjusted when several questions are asked at once. */
public enum Family {
  /** Holm: the chance of any false alarm stays below alpha. For what is decided on. */
  HOLM,
  /** Benjamini and Hochberg: the share of false alarms stays below alpha. For exploring. */
  BH,
  /** Not at all. */
  NONE;

  /** The adjusted values, in the same order. */
  public List<Double> adjust(List<Double> p) {
    return switch (this) {
      case HOLM -> Adjust.holm(p);
      case BH -> Adjust.benjaminiHochberg(p);
      case NONE -> List.copyOf(p);
    };
  }
}
