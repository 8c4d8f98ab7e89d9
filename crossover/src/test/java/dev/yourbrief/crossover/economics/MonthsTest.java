package dev.yourbrief.crossover.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.yourbrief.crossover.economics.CostLine.ByVolume;
import dev.yourbrief.crossover.economics.CostLine.Monthly;
import dev.yourbrief.crossover.economics.CostLine.Once;
import dev.yourbrief.crossover.economics.Option.Launch;
import dev.yourbrief.crossover.economics.Outlook.Scenario;
import dev.yourbrief.figure.Sampler;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Costs over time: closed forms, purchases, the way there, and payback. */
class MonthsTest {

  private static final Scenario FLAT = new Scenario("flat", "flat", Term.number(0), Term.number(0));

  private static Option option(String id, Launch launch, CostLine... lines) {
    return new Option(id, id, "rent", List.of(lines), launch, List.of());
  }

  private static CostLine tokens(double usd) {
    return new ByVolume("t", "t", Term.number(usd), Index.API);
  }

  private static CostLine people(double usd) {
    return new Monthly("p", "p", Term.number(usd), Index.STILL);
  }

  private static ScenarioResult run(
      int months, double growth, double discount, Scenario scenario, Option... options) {
    Case of =
        new Case(
            Term.number(1),
            Term.number(1),
            List.of(options),
            new Outlook(months, Term.number(growth), Term.number(discount), List.of(scenario)),
            List.of(BigDecimal.ONE),
            new Sampler(1, 1));
    return Comparison.of(of).planned();
  }

  private static double cost(ScenarioResult result, String id) {
    return result.option(id).presentCost().get(0);
  }

  @Test
  void presentValuesOfTenThousandAMonth() {
    Option api = option("api", Launch.AT_ONCE, tokens(10_000));
    assertThat(cost(run(36, 0, 0.1, FLAT, api), "api")).isCloseTo(311_864.58, within(0.01));
    Scenario halves = new Scenario("h", "h", Term.number(-0.5), Term.number(0));
    assertThat(cost(run(36, 0, 0.1, halves, api), "api")).isCloseTo(141_355.40, within(0.01));
    Scenario falls = new Scenario("f", "f", Term.number(-0.9), Term.number(0));
    // The published figure for 24 months discounts at 10 % as well.
    assertThat(cost(run(24, 0, 0.1, falls, api), "api")).isCloseTo(54_320.85, within(0.01));
    assertThat(cost(run(36, 0, 0.1, halves, option("x", Launch.AT_ONCE, people(10_000))), "x"))
        .as("people do not get cheaper with tokens")
        .isCloseTo(311_864.58, within(0.01));
  }

  @Test
  void aVolumeThatGrowsCostsMore() {
    double sum = 0;
    for (int m = 0; m < 12; m++) {
      sum += 1_000 * Math.pow(1.05, m);
    }
    assertThat(cost(run(12, 0.05, 0, FLAT, option("api", Launch.AT_ONCE, tokens(1_000))), "api"))
        .isCloseTo(sum, within(1e-6));
  }

  @Test
  void theBaselineServesWhatHasNotMovedYet() {
    Option api = option("api", Launch.AT_ONCE, tokens(1_000));
    Option own =
        option(
            "own",
            new Launch(2, 1),
            people(300),
            new ByVolume("g", "g", Term.number(100), Index.STILL));
    // Months 1 and 2: 1,000 to the API; month 3: half; from month 4: none. 300 and 100 a share.
    double expected = 12 * 300 + 2 * 1_000 + 500 + 50 + 9 * 100;
    ScenarioResult result = run(12, 0, 0, FLAT, api, own);
    assertThat(cost(result, "own")).isCloseTo(expected, within(1e-6));
    // Behind by 300, 600, 450 after three months, then 600 better a month.
    assertThat(result.option("own").payback().get(0)).isCloseTo(3.75, within(1e-9));
    assertThat(result.option("own").regret().get(0)).isZero();
    assertThat(result.option("api").regret().get(0)).isCloseTo(12_000 - expected, within(1e-6));
  }

  @Test
  void neverIsNoMonth() {
    Option api = option("api", Launch.AT_ONCE, tokens(1_000));
    Option own = option("own", Launch.AT_ONCE, people(1_500));
    assertThat(run(12, 0, 0, FLAT, api, own).option("own").payback().get(0)).isInfinite();
  }

  @Test
  void costsThatComeBackAndCostsAtTheEnd() {
    Option own =
        option(
            "own",
            Launch.AT_ONCE,
            new Once("a", "a", Term.number(10), When.START),
            new Once("b", "b", Term.number(100), new When.Every(6)),
            new Once("c", "c", Term.number(1_000), When.END));
    // At the start; in months 1, 7 and 13; with the last.
    assertThat(cost(run(14, 0, 0, FLAT, own), "own")).isCloseTo(10 + 300 + 1_000, within(1e-9));
    double rate = 0.2;
    double worth =
        10 + 100 * (1 + Math.pow(1.2, -0.5) + 1 / 1.2) + 1_000 * Math.pow(1.2, -14 / 12.0);
    assertThat(cost(run(14, 0, rate, FLAT, own), "own")).isCloseTo(worth, within(1e-6));
  }

  @Test
  void boughtServersArePaidWhenTheyComeReplacedAndSoldAtTheEnd() {
    CostLine fleet =
        new FleetBuilder("g", "servers", Term.number(1), Term.number(1))
            .running(Term.number(5), Index.STILL)
            .bought(Term.number(1_000), Term.number(10), Term.number(0.2))
            .build();
    Option own = option("own", Launch.AT_ONCE, fleet);
    // One server, 15 months: bought, replaced after 10 (200 back), half of 800 gone after 5 more.
    double expected = 15 * 5 + 1_000 + (1_000 - 200) - (1_000 - 400);
    assertThat(cost(run(15, 0, 0, FLAT, own), "own")).isCloseTo(expected, within(1e-6));
    // The monthly view spreads the 800 over ten months.
    Case of =
        new Case(
            Term.number(1),
            Term.number(1),
            List.of(own),
            new Outlook(15, Term.number(0), Term.number(0), List.of(FLAT)),
            List.of(BigDecimal.ONE),
            new Sampler(1, 1));
    assertThat(Comparison.of(of).today().option("own").cost().get(0)).isCloseTo(85, within(1e-9));
    // Doubling within the horizon buys a second server when it is needed.
    double two = cost(run(2, 0.5, 0, FLAT, own), "own");
    assertThat(two).isCloseTo(5 + 10 + 2_000 - (1_000 - 160) - (1_000 - 80), within(1e-6));
  }

  @Test
  void whatAFixedFleetCannotCarryGoesElsewhere() {
    Option api = option("api", Launch.AT_ONCE, tokens(300));
    CostLine alone = held(Optional.empty());
    CostLine spilling = held(Optional.of(Term.number(300)));
    Option own = option("own", Launch.AT_ONCE, alone);
    Option mixed = option("mixed", Launch.AT_ONCE, spilling);
    ScenarioResult result = run(1, 0, 0, FLAT, api, own, mixed);
    // Two copies of a load of three: a third is left to the API, for 100.
    assertThat(cost(result, "own")).isCloseTo(2 * 50 + 100, within(1e-9));
    assertThat(cost(result, "mixed")).isCloseTo(2 * 50 + 100, within(1e-9));
  }

  private static CostLine held(Optional<Term> overflow) {
    return new FleetBuilder("g", "GPUs", Term.number(3), Term.number(3))
        .running(Term.number(50), Index.STILL)
        .held(2, overflow)
        .build();
  }

  @Test
  void aFleetThatFollowsTheLoadPaysForTheAverage() {
    CostLine fleet =
        new FleetBuilder("g", "GPUs", Term.number(2), Term.number(4))
            .running(Term.number(10), Index.GPU)
            .levels(List.of(0.5, 0.5, 1.0, 2.0))
            .followingLoad()
            .build();
    Case of =
        new Case(
            Term.number(1),
            Term.number(1),
            List.of(option("own", Launch.AT_ONCE, fleet)),
            new Outlook(1, Term.number(0), Term.number(0), List.of(FLAT)),
            List.of(BigDecimal.ONE),
            new Sampler(1, 1));
    OptionCost own = Comparison.of(of).today().option("own");
    // 1, 1, 2 and 4 copies: 2 on average, 4 at the peak, all of them busy all the time.
    assertThat(own.cost().get(0)).isCloseTo(20, within(1e-9));
    assertThat(own.gpus().get(0)).isEqualTo(4);
    assertThat(own.utilisation().get(0)).isCloseTo(1, within(1e-9));
  }
}
