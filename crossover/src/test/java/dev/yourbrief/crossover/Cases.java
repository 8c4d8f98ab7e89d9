package dev.yourbrief.crossover;

import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Sampler;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Cases to compare: one as a team would write it, and random ones. */
final class Cases {

  private static final List<BigDecimal> SCALES =
      List.of(BigDecimal.ONE, new BigDecimal(3), BigDecimal.TEN);

  private Cases() {}

  static Estimate range(String low, String high) {
    return Estimate.of(new BigDecimal(low), new BigDecimal(high));
  }

  /** A bill of about 60k a month, Llama-70B-sized weights on pairs of H200. */
  static CrossoverCase typical(int draws) {
    return new CrossoverCase(
        new Demand(range("6000", "9000"), range("600", "900"), range("2", "5")),
        new RentFrontier("Frontier", range("50000", "72000")),
        Optional.of(
            new RentOpen(
                "Open by the token",
                range("0.5", "0.9"),
                range("0.6", "1.2"),
                range("5000", "10000"))),
        new SelfHost(
            "Own GPUs",
            range("2.8", "4.4"),
            range("1.3", "1.5"),
            range("174", "370"),
            range("211", "451"),
            2,
            2,
            Estimate.of(new BigDecimal("0.85")),
            List.of(
                new FixedCost("People", range("15000", "40000")),
                new FixedCost("Evaluation", range("2000", "8000"))),
            List.of(new FixedCost("Migration", range("40000", "90000"))),
            Estimate.of(24)),
        SCALES,
        new Sampler(20_261_123, draws));
  }

  static CrossoverCase random(SplittableRandom random, Sampler sampler) {
    Optional<RentOpen> open =
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(
                new RentOpen("open", about(random, 0.5), about(random, 1), about(random, 8_000)));
    return new CrossoverCase(
        new Demand(about(random, 5_000), about(random, 500), about(random, 3)),
        new RentFrontier("frontier", about(random, 30_000)),
        open,
        new SelfHost(
            "self",
            about(random, 3),
            about(random, 1.4),
            about(random, 200),
            about(random, 500),
            1 << random.nextInt(4),
            1 + random.nextInt(3),
            Estimate.of(new BigDecimal("0.85")),
            List.of(new FixedCost("People", about(random, 20_000))),
            List.of(new FixedCost("Migration", about(random, 60_000))),
            about(random, 24)),
        SCALES,
        sampler);
  }

  /** A point or a range, within a factor of about 4 of the middle. */
  private static Estimate about(SplittableRandom random, double middle) {
    BigDecimal at =
        BigDecimal.valueOf(middle * (0.4 + 2 * random.nextDouble()))
            .setScale(4, RoundingMode.HALF_EVEN);
    if (random.nextInt(4) == 0) {
      return Estimate.of(at);
    }
    BigDecimal spread = BigDecimal.valueOf(1.1 + random.nextDouble());
    return Estimate.of(at.divide(spread, 6, RoundingMode.HALF_EVEN), at.multiply(spread));
  }

  static CrossoverCase withBill(CrossoverCase c, Estimate bill) {
    return new CrossoverCase(
        c.demand(),
        new RentFrontier(c.frontier().name(), bill),
        c.open(),
        c.selfHost(),
        c.scales(),
        c.sampler());
  }

  static CrossoverCase withDemand(CrossoverCase c, Demand demand) {
    return new CrossoverCase(demand, c.frontier(), c.open(), c.selfHost(), c.scales(), c.sampler());
  }

  static CrossoverCase withoutOpen(CrossoverCase c) {
    return new CrossoverCase(
        c.demand(), c.frontier(), Optional.empty(), c.selfHost(), c.scales(), c.sampler());
  }

  static CrossoverCase withMonthly(CrossoverCase c, FixedCost cost) {
    SelfHost s = c.selfHost();
    List<FixedCost> monthly = new ArrayList<>(s.monthly());
    monthly.add(cost);
    return new CrossoverCase(
        c.demand(),
        c.frontier(),
        c.open(),
        new SelfHost(
            s.name(),
            s.usdPerGpuHour(),
            s.cloudOverhead(),
            s.gpuSecondsPerMtokInput(),
            s.gpuSecondsPerMtokOutput(),
            s.gpusPerReplica(),
            s.minReplicas(),
            s.maxUtilisation(),
            monthly,
            s.oneOff(),
            s.horizonMonths()),
        c.scales(),
        c.sampler());
  }
}
