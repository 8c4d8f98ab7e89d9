package dev.yourbrief.trial.statistics;

/**
 * McNemar's tests that two yes-or-no values of the same items are yes equally often. Only items
 * where the two differ tell anything.
 *
 * @param b items where only the first is yes
 * @param c items where only the second is yes
 * @see <a href="https://doi.org/10.1186/1471-2288-13-91">Fagerland, Lydersen and Laake, The McNemar
 *     test for binary matched-pairs data: mid-p and asymptotic are better than exact conditional,
 *     2013</a>
 */
public record McNemar(long b, long c) {

  public McNemar {
    if (b < 0 || c < 0) {
      throw new IllegalArgumentException("counts of " + b + " and " + c);
    }
  }

  /** How many items tell anything. */
  public long discordant() {
    return Math.addExact(b, c);
  }

  /** Twice the smaller tail of a binomial(b + c, 1/2), at most 1. */
  public double exact() {
    return Math.min(1, 2 * tail());
  }

  /** The exact p value, capped, less the probability of the smaller count itself. */
  public double midP() {
    return discordant() == 0 ? 1 : exact() - Tails.binomial(Math.min(b, c), discordant(), 0.5);
  }

  private double tail() {
    return Tails.binomialAtMost(Math.min(b, c), discordant(), 0.5);
  }

  /** (b - c)² / (b + c); 0 when no item tells anything. */
  public double chiSquared() {
    return discordant() == 0 ? 0 : square(b - c) / discordant();
  }

  public double chiSquaredP() {
    return Tails.chiSquared1(chiSquared());
  }

  /** (|b - c| - 1)² / (b + c), with Edwards' correction for continuity as it was published. */
  public double corrected() {
    return discordant() == 0 ? 0 : square(Math.abs(b - c) - 1) / discordant();
  }

  public double correctedP() {
    return Tails.chiSquared1(corrected());
  }

  private static double square(long difference) {
    return (double) difference * difference;
  }
}
