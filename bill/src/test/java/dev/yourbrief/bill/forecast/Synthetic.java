package dev.yourbrief.bill.forecast;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Seeded invented bills: ninety days that are known, and the days that follow. */
enum Synthetic {
  FLAT,
  GROWING,
  SHRINKING,
  WEEKLY,
  STEP,
  SPIKE,
  INTERMITTENT,
  WANDERING;

  static final int KNOWN = 90;
  private static final LocalDate FIRST = LocalDate.of(2026, 8, 24);
  private static final double[] OFFICE = {1.25, 1.25, 1.2, 1.2, 1.1, 0.55, 0.45};

  /** So many days of this kind, never the same ones for another seed. */
  NavigableMap<LocalDate, BigDecimal> days(long seed, int length) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + name().hashCode());
    double level = Math.exp(3 + 6 * random.nextDouble());
    double noise = 0.03 + 0.12 * random.nextDouble();
    double growth = growth(random);
    int step = 7 + random.nextInt(KNOWN - 14);
    double stepTo = random.nextBoolean() ? 1.6 : 0.6;
    double wander = 0;
    boolean busy = true;
    NavigableMap<LocalDate, BigDecimal> days = new TreeMap<>();
    for (int i = 0; i < length; i++) {
      double cost = level * Math.exp(growth * i * 12 / 365 + noise * random.nextGaussian());
      wander += 0.02 * random.nextGaussian();
      busy = random.nextDouble() < (busy ? 0.85 : 0.25);
      switch (this) {
        case WEEKLY, GROWING, SHRINKING -> cost *= OFFICE[i % 7];
        case STEP -> cost *= i >= step ? stepTo : 1;
        case SPIKE -> cost *= random.nextDouble() < 0.02 ? 6 : 1;
        case INTERMITTENT -> cost *= busy ? 1 : 0;
        case WANDERING -> cost *= OFFICE[i % 7] * Math.exp(wander);
        default -> {}
      }
      days.put(FIRST.plusDays(i), BigDecimal.valueOf(Math.round(cost * 1e6), 6));
    }
    return days;
  }

  private double growth(SplittableRandom random) {
    double size = 0.02 + 0.1 * random.nextDouble();
    return switch (this) {
      case GROWING -> size;
      case SHRINKING -> -size;
      default -> 0;
    };
  }

  String words() {
    return name().toLowerCase(Locale.ROOT);
  }
}
