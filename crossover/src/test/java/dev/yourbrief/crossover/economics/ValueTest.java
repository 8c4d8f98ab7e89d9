package dev.yourbrief.crossover.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Sampler;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Present value, the value of information, and quantiles by selection. */
class ValueTest {

  @Test
  void presentValuesOfTenThousandAMonth() {
    assertThat(PresentValue.of(10_000, 36, 0.10, 0)).isCloseTo(311_864.58, within(0.005));
    assertThat(PresentValue.of(10_000, 36, 0.10, 0.50)).isCloseTo(141_355.40, within(0.005));
    assertThat(PresentValue.of(10_000, 24, 0.10, 0.90)).isCloseTo(54_320.85, within(0.005));
  }

  @Test
  void presentValueAtItsEdges() {
    assertThat(PresentValue.of(10_000, 0, 0.10, 0)).isZero();
    assertThat(PresentValue.of(10_000, 12, 0, 0)).isCloseTo(120_000, within(1e-6));
    assertThat(PresentValue.of(10_000, 24, 0.10, -0.38))
        .as("a price that rises costs more than one that holds")
        .isGreaterThan(PresentValue.of(10_000, 24, 0.10, 0));
    assertThatThrownBy(() -> PresentValue.of(1, 12, -1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PresentValue.of(1, 12, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theValueOfKnowingANormalSaving() {
    assertThat(Evpi.ofNormalSaving(10_000, 20_000)).isCloseTo(3_955.93, within(0.005));
    assertThat(Evpi.ofNormalSaving(0, 20_000)).isCloseTo(7_978.85, within(0.005));
    assertThat(Evpi.ofNormalSaving(-30_000, 20_000)).isCloseTo(586.14, within(0.005));
    assertThat(Evpi.probabilityOfSaving(10_000, 20_000)).isCloseTo(0.691462, within(5e-7));
    assertThat(Evpi.ofNormalSaving(5_000, 0)).isZero();
  }

  @Test
  void drawsAgreeWithTheClosedForm() {
    Draws saving = new Sampler(1, 100_000).standardNormal("saving").map(z -> 10_000 + 20_000 * z);
    Draws rented = saving.map(s -> 100_000);
    Draws self = saving.map(s -> 100_000 - s);
    assertThat(Evpi.ofCosts(List.of(rented, self))).isCloseTo(3_955.93, within(80.0));
    assertThat(saving.shareAtLeast(0)).isCloseTo(0.691462, within(0.005));
    assertThat(Evpi.ofKnowing(saving, List.of(rented, self)))
        .as("the saving is all there is to know")
        .isCloseTo(3_955.93, within(80.0));
  }

  @Test
  void knowingSomethingUnrelatedIsWorthLittleAndAConstantNothing() {
    Sampler sampler = new Sampler(1, 10_000);
    Draws saving = sampler.standardNormal("saving").map(z -> 10_000 + 20_000 * z);
    List<Draws> costs = List.of(saving.map(s -> 100_000), saving.map(s -> 100_000 - s));
    double all = Evpi.ofCosts(costs);
    assertThat(Evpi.ofKnowing(sampler.standardNormal("other"), costs)).isBetween(0.0, 0.05 * all);
    assertThat(Evpi.ofKnowing(saving.map(s -> 3), costs)).isZero();
  }

  @Test
  void anOptionThatAlwaysWinsLeavesNothingToKnow() {
    Draws cost = new Sampler(1, 1_000).standardNormal("x").map(z -> 100 + z);
    assertThat(Evpi.ofCosts(List.of(cost, cost.map(c -> c + 10)))).isCloseTo(0, within(1e-9));
    assertThatThrownBy(() -> Evpi.ofCosts(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void selectionGivesTheQuantilesOfASort() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 500; round++) {
      double[] values = new double[1 + random.nextInt(300)];
      boolean ties = random.nextBoolean();
      Arrays.setAll(values, i -> ties ? random.nextInt(5) : random.nextDouble());
      Draws draws = Draws.owning(values.clone());
      Band band = Quantiles.bandOf(values);
      assertThat(band)
          .isEqualTo(new Band(draws.quantile(0.1), draws.quantile(0.5), draws.quantile(0.9)));
    }
  }

  @Test
  void neverIsABandOfItsOwn() {
    double[] never = new double[11];
    Arrays.fill(never, Double.POSITIVE_INFINITY);
    Band band = Quantiles.bandOf(never);
    assertThat(band)
        .isEqualTo(
            new Band(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
  }
}
