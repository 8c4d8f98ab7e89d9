package dev.yourbrief.trial.statistics;

/**
 * How many items McNemar's test needs, and what so many can show.
 *
 * @param first the share of items where only the first is yes
 * @param second the share where only the second is
 * @param alpha the two-sided chance of a false alarm
 */
public record McNemarPower(double first, double second, double alpha) {

  public McNemarPower {
    Check.share("alpha", alpha);
    if (!(first >= 0 && second >= 0 && first + second > 0 && first + second <= 1)) {
      throw new IllegalArgumentException("shares of " + first + " and " + second);
    }
  }

  /**
   * (z_(a/2) sqrt(psi) + z_b sqrt(psi - d²))² / d² with psi the sum of the shares and d their
   * difference, not rounded up; infinite when d is 0.
   *
   * @see <a href="https://doi.org/10.2307/2531961">Connor, Sample Size for Testing Differences in
   *     Proportions for the Paired-Sample Design, 1987</a>; Miettinen 1968
   */
  public double items(double power) {
    double psi = first + second;
    double d = first - second;
    double z = Check.z(1 - alpha);
    double b = Quantiles.normal(Check.share("a power", power));
    return Math.pow((z * Math.sqrt(psi) + b * Math.sqrt(psi - d * d)) / d, 2);
  }

  /**
   * The chance that the exact test on n items has p at most alpha: the sum over the count m of
   * discordant items, binomial(n, psi), of the chance that m are split so unevenly.
   */
  public double exact(int n) {
    Check.atLeast("items", n, 1);
    double psi = Math.min(1, first + second);
    double share = first / (first + second);
    double power = 0;
    int critical = -1;
    for (int m = 0; m <= n; m++) {
      // The larger m, the larger the count that is still rejected, by one at most.
      if (2 * Tails.binomialAtMost(critical + 1L, m, 0.5) <= alpha && 2 * (critical + 1) < m) {
        critical++;
      }
      double chance = Tails.binomial(m, n, psi);
      if (chance > 1e-18 && critical >= 0) {
        power +=
            chance
                * (Tails.binomialAtMost(critical, m, share)
                    + Tails.binomialAtMost(critical, m, 1 - share));
      }
    }
    return Math.min(1, power);
  }
}
