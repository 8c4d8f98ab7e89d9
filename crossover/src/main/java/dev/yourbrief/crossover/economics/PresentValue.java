package dev.yourbrief.crossover.economics;

import org.hipparchus.util.FastMath;

/**
 * What a row of monthly amounts is worth today.
 *
 * <p>The convention: amounts fall due at the end of each month; the discount rate is an effective
 * yearly rate, so a month's factor is its twelfth root; the first month is paid at today's price,
 * which then falls smoothly, by a twelfth root a month too. Amount {@code m}, from 1, is thus
 * {@code monthly × (1 − fall)^((m−1)/12) ÷ (1 + rate)^(m/12)}.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Annuity#Annuity-immediate">annuity-immediate</a>
 */
public final class PresentValue {

  private PresentValue() {}

  /**
   * The present value of a monthly amount.
   *
   * @param monthly the amount at today's price
   * @param months how many months it is paid
   * @param yearlyRate the discount rate: 0.10 for 10 % a year; above −1
   * @param yearlyPriceFall how much of the price is gone after a year: 0.50 for half, negative for
   *     a price that rises, 0 for one that holds; below 1
   */
  public static double of(double monthly, int months, double yearlyRate, double yearlyPriceFall) {
    if (!(yearlyRate > -1) || !(yearlyPriceFall < 1) || months < 0) {
      throw new IllegalArgumentException(
          "no present value of %d months at a rate of %s and a price fall of %s"
              .formatted(months, yearlyRate, yearlyPriceFall));
    }
    double discount = FastMath.pow(1 + yearlyRate, -1.0 / 12);
    double fall = FastMath.pow(1 - yearlyPriceFall, 1.0 / 12);
    double sum = 0;
    double weight = discount;
    for (int month = 1; month <= months; month++) {
      sum += weight;
      weight *= discount * fall;
    }
    return monthly * sum;
  }
}
