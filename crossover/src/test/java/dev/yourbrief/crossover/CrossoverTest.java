package dev.yourbrief.crossover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Sampler;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The simulation: published numbers, laws that have to hold in every world, and its speed. */
class CrossoverTest {

  @Test
  void thePublishedTableOfFloors() {
    // 2 replicas of 1 H200 at 3.39 USD/h, 2,277 tok/s a GPU at 1:1, at most 35 % busy. Volumes in
    // millions of output tokens a month; the published ones come from a grid, up to half a percent
    // late.
    double none = 0;
    assertCrossing(5, 30, none, 142, 5_000);
    assertCrossing(2, 12, none, 354, 5_000);
    assertCrossing(1, 5, none, 826, 5_000);
    assertCrossing(0.2, 1.2, none, 3_544, 5_000);
    assertCrossing(5, 30, 15_000, 571, 20_000);
    assertCrossing(2, 12, 15_000, 1_430, 20_000);
    assertCrossing(1, 5, 15_000, 3_338, 20_000);
    assertCrossing(5, 30, 35_000, 1_142, 40_000);
    assertCrossing(2, 12, 35_000, 2_860, 40_000);
    assertCrossing(1, 5, 35_000, 7_488, 44_900);
  }

  private static void assertCrossing(
      double in, double out, double people, double volume, double bill) {
    CrossoverResult result = Crossover.of(published(in, out, people));
    assertThat(result.vsFrontier().first().get(0)).isCloseTo(volume, within(volume * 0.005));
    assertThat(result.vsFrontier().firstBill().get(0)).isCloseTo(bill, within(bill * 0.02));
  }

  @Test
  void thePublishedGridStepsOverTheFirstCrossingOfAThinMargin() {
    // At 0.2/1.2 a stair pays back by a hair: the true first crossings are narrow and lie before
    // the
    // published 71,000 (34 GPUs) and 163,301 (78 GPUs), where self-hosting is indeed not dearer.
    for (double[] row : new double[][] {{15_000, 71_000, 34}, {35_000, 163_301, 78}}) {
      CrossoverCase c = published(0.2, 1.2, row[0]);
      CrossoverResult result = Crossover.of(c);
      World world = World.of(c, new Inputs(c).middle(), 0);
      assertThat(world.stairs().cost(row[1])).isLessThanOrEqualTo(world.frontier().cost(row[1]));
      assertThat(world.gpus(row[1])).isEqualTo(row[2]);
      assertThat(result.vsFrontier().first().get(0)).isBetween(row[1] * 0.97, row[1]);
      assertThat(result.vsFrontier().stable().get(0)).isGreaterThan(row[1]);
    }
  }

  @Test
  void thePublishedNever() {
    for (double people : new double[] {0, 15_000, 35_000}) {
      Crossing crossing = Crossover.of(published(0.14, 0.28, people)).vsFrontier();
      assertThat(crossing.first().get(0)).isEqualTo(Double.POSITIVE_INFINITY);
      assertThat(crossing.shareNever()).isEqualTo(1);
      assertThat(crossing.stableBill().median()).isEqualTo(Double.POSITIVE_INFINITY);
      assertThat(crossing.swings()).isEmpty();
    }
  }

  /** One million output tokens and as many input tokens at 1x, so that a scale is a volume. */
  private static CrossoverCase published(double in, double out, double people) {
    BigDecimal half = new BigDecimal(1e6 / 2277 / 2);
    return new CrossoverCase(
        new Demand(Estimate.of(1), Estimate.of(1), Estimate.of(1)),
        new RentFrontier("API", Estimate.of(BigDecimal.valueOf(in + out))),
        Optional.empty(),
        new SelfHost(
            "own",
            Estimate.of(new BigDecimal("3.39")),
            Estimate.of(1),
            Estimate.of(half),
            Estimate.of(half),
            1,
            2,
            Estimate.of(new BigDecimal("0.35")),
            List.of(new FixedCost("People", Estimate.of(BigDecimal.valueOf(people)))),
            List.of(),
            Estimate.of(24)),
        List.of(BigDecimal.ONE),
        new Sampler(1, 1));
  }

  @Test
  void aCaseWorkedByHand() {
    // 2,628 Mtok in at 1,000 GPU-seconds and 1,314 Mtok out at 4,000: 1 + 2 = 3 GPUs busy, 9 at the
    // peak. At .75 a replica of 4 carries 3, so 3 replicas, 12 GPUs; at 10x 30 replicas.
    // A GPU: 2 × 1.5 × 730 = 2,190. Fixed: 10,000 + 24,000 ÷ 12. Open: 500 + 2,628 × 1 + 1,314 × 2.
    CrossoverCase c =
        new CrossoverCase(
            new Demand(Estimate.of(2_628), Estimate.of(1_314), Estimate.of(3)),
            new RentFrontier("frontier", Estimate.of(40_000)),
            Optional.of(new RentOpen("open", Estimate.of(1), Estimate.of(2), Estimate.of(500))),
            new SelfHost(
                "self",
                Estimate.of(2),
                Estimate.of(new BigDecimal("1.5")),
                Estimate.of(1_000),
                Estimate.of(4_000),
                4,
                2,
                Estimate.of(new BigDecimal("0.75")),
                List.of(new FixedCost("People", Estimate.of(10_000))),
                List.of(new FixedCost("Migration", Estimate.of(24_000))),
                Estimate.of(12)),
            List.of(BigDecimal.ONE, BigDecimal.TEN),
            new Sampler(1, 1));
    CrossoverResult r = Crossover.of(c);
    assertThat(r.today().gpus().get(0)).isEqualTo(12);
    assertThat(r.today().utilisation().get(0)).isCloseTo(0.25, within(1e-12));
    assertThat(r.today().selfHost().p50()).isCloseTo(12_000 + 12 * 2_190, within(1e-6));
    assertThat(r.today().open().orElseThrow().p50()).isCloseTo(5_756, within(1e-6));
    assertThat(r.selfHostFloor().get(0)).isCloseTo(12_000 + 8 * 2_190, within(1e-6));
    assertThat(r.scales().getLast().gpus().get(0)).isEqualTo(120);
    assertThat(r.scales().getLast().selfHost().p50()).isCloseTo(12_000 + 120 * 2_190, within(1e-6));
    // Two replicas carry up to 2/3 and cost 29,520, which a bill of 40,000 reaches at .738: beyond
    // the stair. Three cost 38,280: .957, on the stair that ends at 1. Four start at 47,040: 1.176.
    Crossing crossing = r.vsFrontier();
    assertThat(crossing.first().get(0)).isCloseTo(0.957, within(1e-9));
    assertThat(crossing.firstBill().get(0)).isCloseTo(38_280, within(1e-6));
    assertThat(crossing.cheaperAgain().getFirst().from()).isCloseTo(1, within(1e-9));
    assertThat(crossing.cheaperAgain().getFirst().to()).isCloseTo(1.176, within(1e-9));
    assertThat(crossing.stableMtok().get(0))
        .isCloseTo(crossing.stable().get(0) * 3_942, within(1e-6));
    assertThat(r.vsCheapestRented().shareNever())
        .as("a replica carries 1,752 of tokens")
        .isEqualTo(1);
  }

  @Test
  void everyWorldObeysTheLaws() {
    SplittableRandom random = new SplittableRandom(2026);
    for (int round = 0; round < 40; round++) {
      CrossoverCase c = Cases.random(random, new Sampler(round, 250));
      Inputs inputs = new Inputs(c);
      double[][] values = inputs.draw(c.sampler());
      CrossoverResult result = Crossover.of(c);
      for (int i = 0; i < c.sampler().size(); i++) {
        World world = World.of(c, values, i);
        check(world, result.vsFrontier(), i, world.rented(false));
        check(world, result.vsCheapestRented(), i, world.rented(true));
        assertThat(result.vsCheapestRented().stable().get(i))
            .isGreaterThanOrEqualTo(result.vsFrontier().stable().get(i));
        assertFleet(c, world, values[Inputs.MAX_UTILISATION][i]);
      }
      for (ScaleRow row : result.scales()) {
        assertThat(row.pSelfCheapest()).isLessThanOrEqualTo(row.pSelfCheaperThanFrontier());
      }
    }
  }

  private static void check(World world, Crossing crossing, int i, Line[] rented) {
    double first = crossing.first().get(i);
    double stable = crossing.stable().get(i);
    assertThat(first).isLessThanOrEqualTo(stable);
    if (Double.isFinite(stable)) {
      for (double more : new double[] {1, 1.001, 1.01, 1.1, 1.5, 2, 5, 20, 100}) {
        double k = stable * more;
        assertThat(world.stairs().cost(k)).isLessThanOrEqualTo(cheapest(rented, k) * (1 + 1e-9));
      }
    }
    for (double less : new double[] {0.01, 0.1, 0.5, 0.9, 0.99, 0.999}) {
      double k = Double.isFinite(first) ? first * less : less * 1000;
      if (k > 0) {
        assertThat(world.stairs().cost(k)).isGreaterThan(cheapest(rented, k) * (1 - 1e-9));
      }
    }
  }

  private static double cheapest(Line[] rented, double k) {
    double least = Double.POSITIVE_INFINITY;
    for (Line line : rented) {
      least = Math.min(least, line.cost(k));
    }
    return least;
  }

  private static void assertFleet(CrossoverCase c, World world, double maxUtilisation) {
    double before = 0;
    for (double k : new double[] {0.01, 0.1, 0.5, 1, 2, 3, 10, 50, 500}) {
      double gpus = world.gpus(k);
      assertThat(gpus).as("more demand never needs fewer GPUs").isGreaterThanOrEqualTo(before);
      assertThat(gpus)
          .isGreaterThanOrEqualTo(c.selfHost().gpusPerReplica() * c.selfHost().minReplicas());
      assertThat(gpus % c.selfHost().gpusPerReplica()).isZero();
      assertThat(world.utilisation(k)).isPositive();
      assertThat(world.utilisation(k)).isLessThanOrEqualTo(maxUtilisation * (1 + 1e-9));
      before = gpus;
    }
  }

  @Test
  void aDearerApiNeverRaisesTheCrossingAndADearerFloorNeverLowersIt() {
    SplittableRandom random = new SplittableRandom(99);
    for (int round = 0; round < 40; round++) {
      CrossoverCase c = Cases.random(random, new Sampler(round, 250));
      Draws base = Crossover.of(c).vsFrontier().stable();
      Draws dearer =
          Crossover.of(Cases.withBill(c, c.frontier().usdPerMonth().scaledBy(new BigDecimal(2))))
              .vsFrontier()
              .stable();
      CrossoverResult fixed =
          Crossover.of(Cases.withMonthly(c, new FixedCost("Audit", Estimate.of(5_000))));
      for (int i = 0; i < base.size(); i++) {
        assertThat(dearer.get(i)).isLessThanOrEqualTo(base.get(i));
        assertThat(fixed.vsFrontier().stable().get(i)).isGreaterThanOrEqualTo(base.get(i));
      }
    }
  }

  @Test
  void aNewInputLeavesTheDrawsOfTheOthersAlone() {
    CrossoverCase c = Cases.typical(10_000);
    CrossoverCase more = Cases.withMonthly(c, new FixedCost("Audit", Cases.range("1", "2")));
    CrossoverResult a = Crossover.of(c);
    CrossoverResult b = Crossover.of(more);
    assertThat(a.today().frontier()).isEqualTo(b.today().frontier());
    assertThat(a.today().gpus()).isEqualTo(b.today().gpus());
  }

  @Test
  void aFleetThatFallsShortDoesSoOnInputAndOutputAlike() {
    CrossoverCase c = Cases.typical(1_000);
    double[][] values = new Inputs(c).draw(c.sampler());
    double ratio = values[Inputs.SECONDS_INPUT][0] / values[Inputs.SECONDS_OUTPUT][0];
    for (int i = 0; i < 1_000; i++) {
      assertThat(values[Inputs.SECONDS_INPUT][i] / values[Inputs.SECONDS_OUTPUT][i])
          .isCloseTo(ratio, within(0.01));
    }
  }

  @Test
  void theSameCaseGivesTheSameResult() {
    assertThat(Crossover.of(Cases.typical(2_000))).isEqualTo(Crossover.of(Cases.typical(2_000)));
  }

  @Test
  void aTypicalCaseAddsUp() {
    CrossoverResult r = Crossover.of(Cases.typical(10_000));
    assertThat(r.optionNames()).containsExactly("Frontier", "Open by the token", "Own GPUs");
    assertThat(r.today().frontier().p50()).isCloseTo(60_000, within(600.0));
    // The floor: 2 × 2 GPUs at about 3.5 × 1.4 × 730 = 14.3k, people and evaluation at about 30k,
    // 60k over 24 months.
    assertThat(r.selfHostFloor().median()).isCloseTo(47_000, within(3_000.0));
    assertThat(r.vsFrontier().shareNever()).isLessThan(0.01);
    assertThat(r.vsFrontier().stableBill().median()).isBetween(40_000.0, 70_000.0);
    assertThat(r.scales())
        .extracting(ScaleRow::scale)
        .extracting(BigDecimal::intValue)
        .containsExactly(1, 3, 10);
    assertThat(r.scales().getLast().pSelfCheaperThanFrontier())
        .isGreaterThan(r.scales().getFirst().pSelfCheaperThanFrontier());
    assertThat(r.today().selfHost().p10()).isLessThan(r.today().selfHost().p50());
    assertThat(r.today().selfHost().p50()).isLessThan(r.today().selfHost().p90());
  }

  @Test
  void theCurveCoversTodayTenTimesAndTheCrossing() {
    CrossoverResult r = Crossover.of(Cases.typical(2_000));
    List<CurvePoint> curve = r.curve();
    assertThat(curve).extracting(CurvePoint::scale).isSorted().contains(1.0, 10.0);
    assertThat(curve.getFirst().scale()).isLessThanOrEqualTo(0.05);
    assertThat(curve.getLast().scale())
        .isGreaterThanOrEqualTo(200)
        .isGreaterThanOrEqualTo(Math.min(1e6, r.vsFrontier().stable().quantile(0.9)));
    CurvePoint today = curve.stream().filter(p -> p.scale() == 1).findFirst().orElseThrow();
    assertThat(today.selfHost().p50()).isEqualTo(r.today().selfHost().p50());
    assertThat(today.frontier().p90()).isEqualTo(r.today().frontier().p90());
    assertThat(today.open().orElseThrow().p10()).isEqualTo(r.today().open().orElseThrow().p10());
    for (int i = 1; i < curve.size(); i++) {
      assertThat(curve.get(i).selfHost().p50())
          .isGreaterThanOrEqualTo(curve.get(i - 1).selfHost().p50());
    }
  }

  @Test
  void swingsNameWhatMovesTheCrossingMostFirst() {
    CrossoverResult r = Crossover.of(Cases.typical(2_000));
    assertThat(r.swings())
        .extracting(Swing::spread)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(r.swings())
        .extracting(Swing::input)
        .contains("selfHost.monthly.People")
        .doesNotContain("selfHost.maxUtilisation");
    Swing people =
        r.swings().stream()
            .filter(s -> s.input().equals("selfHost.monthly.People"))
            .findFirst()
            .orElseThrow();
    assertThat(people.billAtP10()).isLessThan(people.billAtP50());
    assertThat(people.billAtP50()).isLessThan(people.billAtP90());
    assertThat(people.inputP50()).isCloseTo(Math.sqrt(15_000.0 * 40_000), within(1.0));
  }

  @Test
  void whatIsWorthKnowing() {
    CrossoverCase c = Cases.withoutOpen(Cases.typical(10_000));
    CrossoverResult r = Crossover.of(c);
    List<Worth> worth = Crossover.worthKnowing(c, BigDecimal.ONE, r);
    double all = Evpi.ofCosts(r.today().options().stream().map(OptionCost::cost).toList());
    assertThat(all).as("it is a close call").isGreaterThan(1_000);
    assertThat(worth).hasSize(r.swings().size());
    assertThat(worth).allSatisfy(w -> assertThat(w.usdPerMonth()).isBetween(0.0, all));
    assertThat(worth.getFirst().input()).isEqualTo("selfHost.monthly.People");
    assertThat(worth.getFirst().usdPerMonth()).isGreaterThan(all / 4);
    assertThat(Crossover.worthKnowing(c, new BigDecimal("2.5"), r)).hasSameSizeAs(worth);
  }

  @Test
  void whereOneOptionAlwaysWinsNothingIsWorthKnowing() {
    CrossoverCase c = Cases.typical(2_000);
    CrossoverResult r = Crossover.of(c);
    assertThat(r.today().pSelfCheapest()).isZero();
    assertThat(Crossover.worthKnowing(c, BigDecimal.ONE, r))
        .allSatisfy(w -> assertThat(w.usdPerMonth()).isZero());
  }

  @Test
  void withoutAnOpenOptionTheCheapestRentedIsTheFrontier() {
    CrossoverCase c = Cases.withoutOpen(Cases.typical(500));
    CrossoverResult r = Crossover.of(c);
    assertThat(r.vsCheapestRented()).isEqualTo(r.vsFrontier());
    assertThat(r.openName()).isEmpty();
    assertThat(r.optionNames()).containsExactly("Frontier", "Own GPUs");
    assertThat(r.today().pSelfCheapest()).isEqualTo(r.today().pSelfCheaperThanFrontier());
  }

  @Test
  void inputsThatCannotBeAreMovedToTheNearestThatCan() {
    // A range from 0 is normal and has negative draws; a peak below the mean and a share above 1
    // cannot be.
    CrossoverCase typical = Cases.typical(2_000);
    CrossoverCase c =
        Cases.withDemand(
            Cases.withMonthly(typical, new FixedCost("Tools", Cases.range("0", "4000"))),
            new Demand(Cases.range("0", "9000"), Cases.range("0", "900"), Cases.range("0.5", "3")));
    CrossoverResult r = Crossover.of(c);
    for (int i = 0; i < 2_000; i++) {
      assertThat(r.today().utilisation().get(i)).isBetween(0.0, 0.85 + 1e-9);
      assertThat(r.selfHostFloor().get(i)).isPositive();
      assertThat(r.today().open().orElseThrow().cost().get(i)).isNotNegative();
    }
  }

  @Test
  void aBillOfNothingIsNeverBeaten() {
    Crossing crossing =
        Crossover.of(Cases.withBill(Cases.typical(100), Estimate.of(0))).vsFrontier();
    assertThat(crossing.shareNever()).isEqualTo(1);
    assertThat(crossing.stableBill().get(0)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void nonsenseIsRefused() {
    CrossoverCase c = Cases.typical(10);
    assertThatThrownBy(() ->
            new CrossoverCase(
                c.demand(),
                c.frontier(),
                c.open(),
                c.selfHost(),
                List.of(BigDecimal.ZERO),
                c.sampler()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("above 0");
  }

  @Test
  void tenThousandDrawsAreQuick() {
    CrossoverCase c = Cases.typical(10_000);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      // The time this thread worked, not the time it waited for others on a shared machine.
      long start = threads.getCurrentThreadCpuTime();
      assertThat(Crossover.of(c).curve()).isNotEmpty();
      best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
    }
    assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(150));
  }
}
