package dev.yourbrief.crossover.economics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;

/** Cases around a small team's: points and ranges within a factor of about four. */
final class RandomCases {

  private RandomCases() {}

  static Cases of(SplittableRandom random, int draws) {
    return of(random, draws, 1);
  }

  static Cases withBillTimes(SplittableRandom random, int factor) {
    return of(random, 100, factor);
  }

  private static Cases of(SplittableRandom random, int draws, int billFactor) {
    Cases cases = Cases.typical().draws(draws);
    if (random.nextBoolean()) {
      cases.withoutOpen();
    }
    cases
        .with("open.in", about(random, 0.5, 1))
        .with("open.out", about(random, 1, 1))
        .with("open.fixed", about(random, 8_000, 1))
        .with("input", about(random, 5_000, 1))
        .with("output", about(random, 500, 1))
        .with("peak", about(random, 3, 1))
        .with(Cases.BILL, about(random, 30_000, billFactor))
        .with("own.gpuHour", about(random, 3, 1))
        .with("own.overhead", about(random, 1.4, 1))
        .with("own.secondsIn", about(random, 200, 1))
        .with("own.secondsOut", about(random, 500, 1))
        .with(Cases.PEOPLE, about(random, 20_000, 1))
        .with("own.migration", about(random, 60_000, 1));
    return cases.copies(1 << random.nextInt(4), 1 + random.nextInt(3));
  }

  private static String about(SplittableRandom random, double middle, int factor) {
    BigDecimal at =
        BigDecimal.valueOf(middle * (0.4 + 2 * random.nextDouble()))
            .setScale(4, RoundingMode.HALF_EVEN)
            .multiply(BigDecimal.valueOf(factor));
    if (random.nextInt(4) == 0) {
      return at.toPlainString();
    }
    BigDecimal spread = BigDecimal.valueOf(1.1 + random.nextDouble());
    return at.divide(spread, 6, RoundingMode.HALF_EVEN).toPlainString()
        + " to "
        + at.multiply(spread).toPlainString();
  }
}
