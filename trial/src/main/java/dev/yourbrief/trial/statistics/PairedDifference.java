package dev.yourbrief.trial.statistics;

import java.util.OptionalDouble;

/**
 * The difference between the means of two values of the same items.
 *
 * @param first of the first values
 * @param second of the second
 * @param difference of first less second, item by item; its standard error is the paired one
 * @param correlation between the two values over the items; empty when either never varies
 * @see <a href="https://arxiv.org/abs/2411.00640">Miller 2024, section 4: the paired standard error
 *     is sqrt(SE_A² + SE_B² - 2 SE_A SE_B corr)</a>
 */
public record PairedDifference(
    Mean first, Mean second, Mean difference, OptionalDouble correlation) {

  public static PairedDifference of(double[] first, double[] second) {
    Check.sameLength(first, second);
    Mean a = Mean.of(first);
    Mean b = Mean.of(second);
    double[] differences = new double[first.length];
    double together = 0;
    for (int i = 0; i < first.length; i++) {
      differences[i] = first[i] - second[i];
      together += (first[i] - a.value()) * (second[i] - b.value());
    }
    double spread = a.standardError() * b.standardError();
    double n = first.length;
    OptionalDouble correlation =
        spread == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(Math.clamp(together / (n * (n - 1)) / spread, -1.0, 1.0));
    return new PairedDifference(a, b, Mean.of(differences), correlation);
  }
}
