package dev.yourbrief.crossover.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Sampler;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What moves a comparison, what turns it, and what knowing more is worth. */
class SensitivityTest {

  private static final List<String> API = List.of("api");
  private static final List<String> BOTH = List.of("api", "own");

  @Test
  void swingsNameWhatMovesTheSavingMostFirst() {
    Comparison comparison = Comparison.of(Cases.typical().build());
    List<Swing> swings = comparison.swings("own", API);
    assertThat(swings)
        .extracting(s -> s.saving().spread())
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(swings).extracting(Swing::input).contains(Cases.PEOPLE).doesNotContain("own.busy");
    Swing people = swing(swings, Cases.PEOPLE);
    assertThat(people.crossing().low()).isLessThan(people.crossing().middle());
    assertThat(people.crossing().middle()).isLessThan(people.crossing().high());
    assertThat(people.saving().low()).isGreaterThan(people.saving().high());
    assertThat(people.inputP50()).isCloseTo(Math.sqrt(15_000.0 * 40_000), within(1.0));
    assertThat(people.rank()).isBetween(-1.0, -0.3);
    assertThat(swing(swings, Cases.BILL).rank()).isPositive();
  }

  private static Swing swing(List<Swing> swings, String id) {
    return swings.stream().filter(s -> s.input().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void aFlipIsWhereTheChoiceTurnsAndNotBefore() {
    Cases cases = Cases.typical().withoutOpen().draws(1);
    List<Flip> flips = Comparison.of(cases.build()).flips(BOTH);
    assertThat(flips).extracting(Flip::factor).isSorted();
    assertThat(flips).extracting(Flip::input).contains(Cases.BILL, Cases.PEOPLE);
    String before = choice(cases);
    for (Flip flip : flips) {
      double further = flip.at() > flip.now() ? 1 : -1;
      for (double step : new double[] {-1e-4, 1e-4}) {
        Cases moved = Cases.typical().withoutOpen().draws(1);
        moved.with(flip.input(), Double.toString(flip.at() * (1 + step * further)));
        if (flip.input().equals("growth") || flip.input().equals("discount")) {
          continue;
        }
        assertThat(choice(moved).equals(before))
            .as("%s at %s, moved by %s", flip.input(), flip.at(), step)
            .isEqualTo(step < 0);
      }
    }
  }

  private static String choice(Cases cases) {
    Case of = cases.build();
    Simulation world = new Simulation(of, Columns.middle());
    return new Months(world, of.outlook().scenarios().getFirst()).run(false).choice(BOTH).option();
  }

  @Test
  void whatIsWorthKnowing() {
    Comparison comparison = Comparison.of(Cases.typical().withoutOpen().draws(10_000).build());
    double all = comparison.worthOfKnowingAll(BOTH);
    List<Worth> worth = comparison.worthKnowing(BOTH);
    assertThat(all).as("it is a close call").isGreaterThan(24 * 1_000);
    assertThat(worth).allSatisfy(w -> assertThat(w.usd()).isBetween(0.0, all));
    assertThat(worth.getFirst().input()).isEqualTo(Cases.PEOPLE);
    assertThat(worth.getFirst().usd()).isGreaterThan(all / 4);
    assertThat(comparison.worthKnowing(List.of("api")))
        .as("with one option there is nothing to choose")
        .allSatisfy(w -> assertThat(w.usd()).isZero());
  }

  @Test
  void whatMattersToNothingIsWorthNextToNothing() {
    Comparison comparison = Comparison.of(Cases.typical().withoutOpen().draws(10_000).build());
    Map<String, Draws> unrelated = new TreeMap<>();
    for (int i = 0; i < 20; i++) {
      unrelated.put("x" + i, new Sampler(i, 10_000).standardNormal("unrelated"));
    }
    double all = comparison.worthOfKnowingAll(BOTH);
    double mean =
        comparison.worthKnowing(unrelated, BOTH).stream()
            .mapToDouble(Worth::usd)
            .average()
            .orElseThrow();
    assertThat(mean).isLessThan(all * 0.01);
  }

  @Test
  void ranksAreThoseOfAPlainCount() {
    SplittableRandom random = new SplittableRandom(5);
    double[] values = new double[200];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(30);
    }
    double[] ranks = Ranks.of(values);
    for (int i = 0; i < values.length; i++) {
      double v = values[i];
      long below = Arrays.stream(values).filter(x -> x < v).count();
      long same = Arrays.stream(values).filter(x -> x == v).count();
      assertThat(ranks[i]).isEqualTo(below + (same - 1) / 2.0);
    }
    assertThat(Ranks.correlation(ranks, ranks)).isCloseTo(1, within(1e-12));
    double[] turned = Ranks.of(Arrays.stream(values).map(x -> -x * x).toArray());
    assertThat(Ranks.correlation(ranks, turned)).isCloseTo(-1, within(1e-12));
    assertThat(Ranks.correlation(ranks, new double[200])).isZero();
  }

  @Test
  void everyNumberOpensDownToItsInputs() {
    Comparison comparison = Comparison.of(Cases.typical().build());
    var ledger = comparison.ledger();
    assertThat(ledger)
        .containsKeys("own.cost", "own.gpus", "own.crossing.bill", "api.flat.payback");
    for (Figure figure : ledger.values()) {
      if (figure.provenance() instanceof Provenance.Computed(String formula, List<String> inputs)) {
        assertThat(formula).as(figure.id()).isNotBlank();
        assertThat(ledger.keySet()).as(figure.id() + " = " + formula).containsAll(inputs);
      }
    }
    assertThat(((Provenance.Computed) figure(ledger, "own.load").provenance()).formula())
        .isEqualTo("(input × own.secondsIn + output × own.secondsOut) ÷ (2 × 730 h × 3600 s)");
  }

  @Test
  void whatIsShownIsWhatWasDone() {
    // The figures of the ledger, put together by hand as their formulas say, give the cost.
    Comparison comparison = Comparison.of(ComparisonTest.byHand().build());
    var ledger = comparison.ledger();
    double cost =
        value(ledger, "own.people")
            + value(ledger, "own.evaluation")
            + value(ledger, "own.migration.perMonth")
            + value(ledger, "own.gpus.copies") * value(ledger, "own.gpus.perCopy");
    assertThat(value(ledger, "own.cost")).isCloseTo(cost, within(1e-6));
    assertThat(value(ledger, "own.gpus.utilisation")).isCloseTo(25, within(1e-9));
    assertThat(value(ledger, "own.peakLoad")).isCloseTo(9.0 / 4, within(1e-9));
  }

  private static double value(Map<String, Figure> ledger, String id) {
    return ((Figure.Amount) figure(ledger, id).value()).estimate().median();
  }

  private static Figure figure(Map<String, Figure> ledger, String id) {
    return Optional.ofNullable(ledger.get(id)).orElseThrow();
  }
}
