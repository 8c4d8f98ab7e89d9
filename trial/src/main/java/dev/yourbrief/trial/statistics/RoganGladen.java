package dev.yourbrief.trial.statistics;

import java.util.Optional;

/**
 * The true share of yes from a judge that errs, when it is known how often: (apparent + specificity
 * - 1) / (sensitivity + specificity - 1).
 *
 * @param apparent the judge's yeses among the items in question
 * @param sensitivity the judge's yeses among items that are truly yes
 * @param specificity the judge's noes among items that are truly no, counted as its "yes"
 * @see <a href="https://doi.org/10.1093/oxfordjournals.aje.a112510">Rogan and Gladen, Estimating
 *     Prevalence from the Results of a Screening Test, 1978</a>
 * @see <a href="https://arxiv.org/abs/2511.21140">Lee and others, How to Correctly Report
 *     LLM-as-a-Judge Evaluations, 2025</a>
 */
public record RoganGladen(Proportion apparent, Proportion sensitivity, Proportion specificity) {

  /** The true share, within 0 and 1; empty when the judge is no better than a coin. */
  public Optional<Double> rate() {
    return rate(apparent.rate(), sensitivity.rate(), specificity.rate());
  }

  /** The same from rates alone. */
  public static Optional<Double> rate(double apparent, double sensitivity, double specificity) {
    double youden = sensitivity + specificity - 1;
    return youden <= 0
        ? Optional.empty()
        : Optional.of(Math.clamp((apparent + specificity - 1) / youden, 0.0, 1.0));
  }

  /**
   * The delta method's interval, with the errors of all three rates in it. Each rate is first drawn
   * towards a half by z²/2 yeses and noes (Agresti and Coull, 1998): a judge that erred on none of
   * 10 items is not one that never errs.
   */
  public Optional<Interval> interval(double level) {
    double z = Check.z(level);
    double p = drawnIn(apparent, z);
    double q1 = drawnIn(sensitivity, z);
    double q0 = drawnIn(specificity, z);
    double youden = q1 + q0 - 1;
    if (youden <= 0) {
      return Optional.empty();
    }
    double rate = (p + q0 - 1) / youden;
    double within = Math.clamp(rate, 0.0, 1.0);
    double variance =
        variance(p, apparent, z)
            + (1 - within) * (1 - within) * variance(q0, specificity, z)
            + within * within * variance(q1, sensitivity, z);
    return Optional.of(Interval.around(rate, z * Math.sqrt(variance) / youden).within(0, 1));
  }

  private static double drawnIn(Proportion of, double z) {
    return (of.yes() + z * z / 2) / (of.n() + z * z);
  }

  private static double variance(double rate, Proportion of, double z) {
    return rate * (1 - rate) / (of.n() + z * z);
  }
}
