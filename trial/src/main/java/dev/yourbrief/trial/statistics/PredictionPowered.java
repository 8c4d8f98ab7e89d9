package dev.yourbrief.trial.statistics;

/**
 * Prediction-powered inference: the mean people would have given to many items, from the scores of
 * a judge on all of them and of people on a few. The judge's error is measured on those few and
 * taken off, so that a bad judge widens the interval and never moves it.
 *
 * @see <a href="https://arxiv.org/abs/2301.09633">Angelopoulos and others, Prediction-Powered
 *     Inference, 2023</a>
 * @see <a href="https://arxiv.org/abs/2311.01453">Angelopoulos, Duchi and Zrnic, PPI++, 2023</a>
 */
public final class PredictionPowered {

  /**
   * @param lambda how far the judge was trusted: 0 not at all, 1 fully
   * @param value the mean
   * @param standardError of it
   */
  public record Estimate(double lambda, double value, double standardError) {

    /** value ± z · SE. */
    public Interval interval(double level) {
      return Interval.around(value, Check.z(level) * standardError);
    }
  }

  private final double[] people;
  private final double[] judge;
  private final double[] unlabelled;

  private PredictionPowered(double[] people, double[] judge, double[] unlabelled) {
    this.people = people;
    this.judge = judge;
    this.unlabelled = unlabelled;
  }

  /**
   * @param people scores that people gave
   * @param judge scores the judge gave to the same items
   * @param unlabelled scores the judge gave to items that no one else scored
   */
  public static PredictionPowered of(double[] people, double[] judge, double[] unlabelled) {
    Check.sameLength(people, judge);
    Check.atLeast("items scored by people", people.length, 2);
    Check.atLeast("items scored by the judge alone", unlabelled.length, 1);
    Check.finite(people);
    Check.finite(judge);
    Check.finite(unlabelled);
    return new PredictionPowered(people.clone(), judge.clone(), unlabelled.clone());
  }

  /**
   * lambda · mean(judge alone) + mean(people - lambda · judge), of variance lambda² var(judge
   * alone)/N + var(people - lambda · judge)/n.
   */
  public Estimate estimate(double lambda) {
    double[] rest = new double[people.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = people[i] - lambda * judge[i];
    }
    double value = lambda * Mean.plain(unlabelled) + Mean.plain(rest);
    double variance =
        lambda * lambda * variance(unlabelled) / unlabelled.length + variance(rest) / rest.length;
    return new Estimate(lambda, value, Math.sqrt(variance));
  }

  /** With the lambda that makes the interval shortest (PPI++). */
  public Estimate tuned() {
    return estimate(tunedLambda());
  }

  /**
   * cov(people, judge) / ((1 + n/N) var(judge)), between 0 and 1. The covariance divides by n and
   * the variance, over all the judge's scores, by one less than their count, as in ppi_py.
   */
  public double tunedLambda() {
    double[] all = new double[judge.length + unlabelled.length];
    System.arraycopy(judge, 0, all, 0, judge.length);
    System.arraycopy(unlabelled, 0, all, judge.length, unlabelled.length);
    double spread = variance(all) * all.length / (all.length - 1.0);
    if (spread <= 0) {
      return 0;
    }
    double meanPeople = Mean.plain(people);
    double meanJudge = Mean.plain(judge);
    double together = 0;
    for (int i = 0; i < people.length; i++) {
      together += (people[i] - meanPeople) * (judge[i] - meanJudge);
    }
    double n = people.length;
    return Math.clamp(together / n / ((1 + n / unlabelled.length) * spread), 0.0, 1.0);
  }

  /** Divided by the count. */
  private static double variance(double[] values) {
    double mean = Mean.plain(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return squares / values.length;
  }
}
