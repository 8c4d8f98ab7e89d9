package dev.yourbrief.crossover.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Costs and crossings: published numbers, a case worked by hand, and laws of every world. */
class ComparisonTest {

  private static final List<String> API = List.of("api");
  private static final List<String> RENTED = List.of("api", "open");

  @Test
  void thePublishedTableOfFloors() {
    // 2 replicas of 1 H200 at 3.39 USD/h, 2,277 tok/s a GPU at 1:1, at most 35 % busy. Volumes in
    // millions of output tokens a month; the published ones come from a grid, up to half a percent
    // late.
    assertCrossing(5, 30, 0, 142, 5_000);
    assertCrossing(2, 12, 0, 354, 5_000);
    assertCrossing(1, 5, 0, 826, 5_000);
    assertCrossing(0.2, 1.2, 0, 3_544, 5_000);
    assertCrossing(5, 30, 15_000, 571, 20_000);
    assertCrossing(2, 12, 15_000, 1_430, 20_000);
    assertCrossing(1, 5, 15_000, 3_338, 20_000);
    assertCrossing(5, 30, 35_000, 1_142, 40_000);
    assertCrossing(2, 12, 35_000, 2_860, 40_000);
    assertCrossing(1, 5, 35_000, 7_488, 44_900);
  }

  private static void assertCrossing(
      double in, double out, double people, double volume, double bill) {
    Crossing crossing = Comparison.of(published(in, out, people)).crossing("own");
    assertThat(crossing.first().get(0)).isCloseTo(volume, within(volume * 0.005));
    assertThat(crossing.firstBill().get(0)).isCloseTo(bill, within(bill * 0.02));
  }

  @Test
  void thePublishedGridStepsOverTheFirstCrossingOfAThinMargin() {
    // At 0.2/1.2 a stair pays back by a hair: the true first crossings are narrow and lie before
    // the published 71,000 (34 GPUs) and 163,301 (78 GPUs), where self-hosting is not dearer.
    for (double[] row : new double[][] {{15_000, 71_000, 34}, {35_000, 163_301, 78}}) {
      Comparison comparison = Comparison.of(published(0.2, 1.2, row[0]));
      ScaleRow there = comparison.at(new BigDecimal(row[1]));
      assertThat(there.option("own").cost().get(0))
          .isLessThanOrEqualTo(there.option("api").cost().get(0));
      assertThat(there.option("own").gpus().get(0)).isEqualTo(row[2]);
      Crossing crossing = comparison.crossing("own");
      assertThat(crossing.first().get(0)).isBetween(row[1] * 0.97, row[1]);
      assertThat(crossing.stable().get(0)).isGreaterThan(row[1]);
    }
  }

  @Test
  void thePublishedNever() {
    for (double people : new double[] {0, 15_000, 35_000}) {
      Crossing crossing = Comparison.of(published(0.14, 0.28, people)).crossing("own");
      assertThat(crossing.first().get(0)).isEqualTo(Double.POSITIVE_INFINITY);
      assertThat(crossing.shareNever()).isEqualTo(1);
      assertThat(crossing.stableBill().median()).isEqualTo(Double.POSITIVE_INFINITY);
    }
  }

  /** One million output tokens and as many input tokens at 1x, so that a scale is a volume. */
  private static Case published(double in, double out, double people) {
    String half = new BigDecimal(1e6 / 2277 / 2).toPlainString();
    return Cases.typical()
        .withoutOpen()
        .copies(1, 2)
        .draws(1)
        .with("input", "1")
        .with("output", "1")
        .with("peak", "1")
        .with(Cases.BILL, String.format(Locale.ROOT, "%.2f", in + out))
        .with("own.gpuHour", "3.39")
        .with("own.overhead", "1")
        .with("own.secondsIn", half)
        .with("own.secondsOut", half)
        .with("own.busy", "0.35")
        .with(Cases.PEOPLE, String.format(Locale.ROOT, "%.0f", people))
        .with("own.evaluation", "0")
        .with("own.migration", "0")
        .build();
  }

  @Test
  void aCaseWorkedByHand() {
    // 2,628 Mtok in at 1,000 GPU-seconds and 1,314 Mtok out at 4,000: 1 + 2 = 3 GPUs busy, 9 at the
    // peak. At .75 a replica of 4 carries 3, so 3 replicas, 12 GPUs; at 10x 30 replicas.
    // A GPU: 2 × 1.5 × 730 = 2,190. Fixed: 10,000 + 24,000 ÷ 12. Open: 500 + 2,628 × 1 + 1,314 × 2.
    Comparison comparison = Comparison.of(byHand().build());
    OptionCost own = comparison.today().option("own");
    assertThat(own.gpus().get(0)).isEqualTo(12);
    assertThat(own.utilisation().get(0)).isCloseTo(0.25, within(1e-12));
    assertThat(own.band().p50()).isCloseTo(12_000 + 12 * 2_190, within(1e-6));
    assertThat(own.usdPerMtok().p50()).isCloseTo((12_000 + 12 * 2_190) / 3_942.0, within(1e-9));
    assertThat(comparison.today().option("open").band().p50()).isCloseTo(5_756, within(1e-6));
    OptionCost tenfold = comparison.at(BigDecimal.TEN).option("own");
    assertThat(tenfold.gpus().get(0)).isEqualTo(120);
    assertThat(tenfold.band().p50()).isCloseTo(12_000 + 120 * 2_190, within(1e-6));
    // Two replicas carry up to 2/3 and cost 29,520, which a bill of 40,000 reaches at .738: beyond
    // the stair. Three cost 38,280: .957, on the stair that ends at 1. Four start at 47,040: 1.176.
    Crossing crossing = comparison.crossing("own");
    assertThat(crossing.first().get(0)).isCloseTo(0.957, within(1e-9));
    assertThat(crossing.firstBill().get(0)).isCloseTo(38_280, within(1e-6));
    assertThat(crossing.stableMtok().get(0))
        .isCloseTo(crossing.stable().get(0) * 3_942, within(1e-6));
    Interval again = comparison.crossingWithGaps("own", API).cheaperAgain().getFirst();
    assertThat(again.from()).isCloseTo(1, within(1e-9));
    assertThat(again.to()).isCloseTo(1.176, within(1e-9));
    assertThat(comparison.crossing("own", RENTED).shareNever())
        .as("a replica carries 1,752 of tokens")
        .isEqualTo(1);
  }

  static Cases byHand() {
    return Cases.typical()
        .copies(4, 2)
        .draws(1)
        .months(12, "0", "0")
        .with("input", "2628")
        .with("output", "1314")
        .with("peak", "3")
        .with(Cases.BILL, "40000")
        .with("open.in", "1")
        .with("open.out", "2")
        .with("open.fixed", "500")
        .with("own.gpuHour", "2")
        .with("own.overhead", "1.5")
        .with("own.secondsIn", "1000")
        .with("own.secondsOut", "4000")
        .with("own.busy", "0.75")
        .with(Cases.PEOPLE, "10000")
        .with("own.evaluation", "0")
        .with("own.migration", "24000");
  }

  @Test
  void everyWorldObeysTheLaws() {
    SplittableRandom random = new SplittableRandom(2026);
    for (int round = 0; round < 40; round++) {
      Case of = RandomCases.of(random, 100).build();
      Comparison comparison = Comparison.of(of);
      Simulation worlds = new Simulation(of, Columns.drawn(of.sampler()));
      Crossing frontier = comparison.crossing("own");
      Crossing rented = comparison.crossing("own", comparison.rented());
      for (int i = 0; i < worlds.size(); i++) {
        check(worlds, frontier, i, API);
        check(worlds, rented, i, comparison.rented());
        assertThat(rented.stable().get(i)).isGreaterThanOrEqualTo(frontier.stable().get(i));
        assertFleet(worlds.option("own"), i);
      }
      for (ScaleRow row : comparison.scales()) {
        assertThat(row.option("own").pCheapest())
            .isLessThanOrEqualTo(row.option("own").pNotDearer());
        assertThat(row.options().stream().mapToDouble(OptionCost::pCheapest).sum())
            .isCloseTo(1, within(1e-9));
      }
    }
  }

  private static void check(Simulation worlds, Crossing crossing, int i, List<String> rivals) {
    double first = crossing.first().get(i);
    double stable = crossing.stable().get(i);
    OptionColumns own = worlds.option("own");
    assertThat(first).isLessThanOrEqualTo(stable);
    if (Double.isFinite(stable)) {
      for (double more : new double[] {1, 1.001, 1.01, 1.1, 1.5, 2, 5, 20, 100}) {
        double k = stable * more;
        assertThat(own.cost(i, k)).isLessThanOrEqualTo(cheapest(worlds, rivals, i, k) * (1 + 1e-8));
      }
    }
    for (double less : new double[] {0.01, 0.1, 0.5, 0.9, 0.99, 0.999}) {
      double k = Double.isFinite(first) ? first * less : less * 1000;
      if (k > 0) {
        assertThat(own.cost(i, k)).isGreaterThan(cheapest(worlds, rivals, i, k) * (1 - 1e-8));
      }
    }
  }

  private static double cheapest(Simulation worlds, List<String> rivals, int i, double k) {
    return rivals.stream().mapToDouble(id -> worlds.option(id).cost(i, k)).min().orElseThrow();
  }

  private static void assertFleet(OptionColumns own, int i) {
    double before = 0;
    int gpus = own.fleets()[0].fleet().gpusPerCopy();
    for (double k : new double[] {0.01, 0.1, 0.5, 1, 2, 3, 10, 50, 500}) {
      double held = own.gpus(i, k);
      assertThat(held).as("more demand never needs fewer GPUs").isGreaterThanOrEqualTo(before);
      assertThat(held).isGreaterThanOrEqualTo(gpus * own.fleets()[0].fleet().least());
      assertThat(held % gpus).isZero();
      assertThat(own.utilisation(i, k)).isBetween(0.0, 0.85 * (1 + 1e-9));
      before = held;
    }
  }

  @Test
  void aClosedFormFindsWhatAWalkFromEdgeToEdgeFinds() {
    SplittableRandom random = new SplittableRandom(77);
    int finite = 0;
    for (int round = 0; round < 60; round++) {
      Case of = RandomCases.of(random, 60).build();
      Simulation worlds = new Simulation(of, Columns.drawn(of.sampler()));
      Crosser crosser =
          worlds.crosser(
              "own",
              worlds.of().options().stream().filter(o -> !o.hasFleet()).map(Option::id).toList());
      for (int i = 0; i < worlds.size(); i++) {
        crosser.find(i);
        double first = crosser.first();
        double stable = crosser.stable();
        crosser.walk(i);
        if (first < 50) {
          assertThat(crosser.first()).isCloseTo(first, within(first * 1e-6 + 1e-9));
        }
        if (stable < 50) {
          finite++;
          assertThat(crosser.stable()).isCloseTo(stable, within(stable * 1e-6 + 1e-9));
        }
      }
    }
    assertThat(finite).isGreaterThan(500);
  }

  @Test
  void aDearerApiNeverRaisesTheCrossingAndADearerFloorNeverLowersIt() {
    SplittableRandom random = new SplittableRandom(99);
    for (int round = 0; round < 40; round++) {
      long seed = random.nextLong();
      var base = crossing(RandomCases.of(new SplittableRandom(seed), 100)).stable();
      var dearer = crossing(RandomCases.withBillTimes(new SplittableRandom(seed), 2)).stable();
      var fixed =
          crossing(RandomCases.of(new SplittableRandom(seed), 100).with("own.audit", "5000"))
              .stable();
      for (int i = 0; i < base.size(); i++) {
        assertThat(dearer.get(i)).isLessThanOrEqualTo(base.get(i));
        assertThat(fixed.get(i)).isGreaterThanOrEqualTo(base.get(i));
      }
    }
  }

  private static Crossing crossing(Cases cases) {
    return Comparison.of(cases.build()).crossing("own");
  }

  @Test
  void aNewInputLeavesTheDrawsOfTheOthersAlone() {
    Comparison a = Comparison.of(Cases.typical().build());
    Comparison b = Comparison.of(Cases.typical().with("own.audit", "1 to 2").build());
    assertThat(a.today().option("api")).isEqualTo(b.today().option("api"));
    assertThat(a.today().option("own").gpus()).isEqualTo(b.today().option("own").gpus());
  }

  @Test
  void aFleetThatFallsShortDoesSoOnInputAndOutputAlike() {
    Case of = Cases.typical().build();
    Comparison comparison = Comparison.of(of);
    var in = comparison.draws(input(comparison, "own.secondsIn"));
    var out = comparison.draws(input(comparison, "own.secondsOut"));
    for (int i = 0; i < in.size(); i++) {
      assertThat(in.get(i) / out.get(i)).isCloseTo(in.get(0) / out.get(0), within(0.01));
    }
  }

  private static Term.Input input(Comparison comparison, String id) {
    return comparison.inputs().stream().filter(in -> in.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void theSameCaseGivesTheSameResult() {
    Comparison a = Comparison.of(Cases.typical().build());
    Comparison b = Comparison.of(Cases.typical().build());
    assertThat(a.scales()).isEqualTo(b.scales());
    assertThat(a.crossing("own")).isEqualTo(b.crossing("own"));
    assertThat(a.planned().options()).isEqualTo(b.planned().options());
    assertThat(a.worthKnowing(API)).isEqualTo(b.worthKnowing(API));
  }

  @Test
  void aTypicalCaseAddsUp() {
    Comparison comparison = Comparison.of(Cases.typical().draws(10_000).build());
    ScaleRow today = comparison.today();
    assertThat(today.options())
        .extracting(OptionCost::name)
        .containsExactly("Frontier", "Open by the token", "Own GPUs");
    assertThat(today.option("api").band().p50()).isCloseTo(60_000, within(600.0));
    Crossing crossing = comparison.crossing("own");
    assertThat(crossing.shareNever()).isLessThan(0.01);
    assertThat(crossing.stableBill().median()).isBetween(40_000.0, 70_000.0);
    assertThat(comparison.at(BigDecimal.TEN).option("own").pNotDearer())
        .isGreaterThan(today.option("own").pNotDearer());
    assertThat(comparison.rented()).containsExactly("api", "open");
  }

  @Test
  void theCurveCoversTodayTenTimesAndTheCrossing() {
    Comparison comparison = Comparison.of(Cases.typical().build());
    Crossing crossing = comparison.crossing("own");
    List<CurvePoint> curve = comparison.curve(List.of(crossing));
    assertThat(curve).extracting(CurvePoint::scale).isSorted().contains(1.0, 10.0);
    assertThat(curve.getFirst().scale()).isLessThanOrEqualTo(0.05);
    assertThat(curve.getLast().scale())
        .isGreaterThanOrEqualTo(200)
        .isGreaterThanOrEqualTo(Math.min(1e6, crossing.stable().quantile(0.9)));
    CurvePoint today = curve.stream().filter(p -> p.scale() == 1).findFirst().orElseThrow();
    assertThat(today.costs())
        .isEqualTo(comparison.today().options().stream().map(OptionCost::band).toList());
    for (int i = 1; i < curve.size(); i++) {
      assertThat(curve.get(i).costs().get(2).p50())
          .isGreaterThanOrEqualTo(curve.get(i - 1).costs().get(2).p50());
    }
  }

  @Test
  void inputsThatCannotBeAreMovedToTheNearestThatCan() {
    // A range from 0 is normal and has negative draws; a peak below the mean and a share above 1
    // cannot be.
    Comparison comparison =
        Comparison.of(
            Cases.typical()
                .with("own.audit", "0 to 4000")
                .with("input", "0 to 9000")
                .with("output", "0 to 900")
                .with("peak", "0.5 to 3")
                .build());
    ScaleRow today = comparison.today();
    for (int i = 0; i < 2_000; i++) {
      assertThat(today.option("own").utilisation().get(i)).isBetween(0.0, 0.85 + 1e-9);
      assertThat(today.option("own").cost().get(i)).isPositive();
      assertThat(today.option("open").cost().get(i)).isNotNegative();
    }
  }

  @Test
  void aBillOfNothingIsNeverBeaten() {
    Crossing crossing = crossing(Cases.typical().with(Cases.BILL, "0"));
    assertThat(crossing.shareNever()).isEqualTo(1);
    assertThat(crossing.stableBill().get(0)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> Cases.typical().build(List.of(BigDecimal.ZERO)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("above 0");
  }
}
