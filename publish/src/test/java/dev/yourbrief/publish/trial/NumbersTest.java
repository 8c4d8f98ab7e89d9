package dev.yourbrief.publish.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.trial.decide.Scale;
import dev.yourbrief.trial.statistics.Interval;
import java.math.BigDecimal;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class NumbersTest {

  private static final Numbers POINTS = new Numbers(Scale.POINTS);

  @Test
  void differencesHaveASignAndARealMinus() {
    assertThat(POINTS.signed(0.0304)).isEqualTo("+3.0 points");
    assertThat(POINTS.bare(-0.002)).isEqualTo("−0.2");
    assertThat(POINTS.bareInterval(-0.002, 0.062)).isEqualTo("−0.2 to +6.2");
    assertThat(POINTS.head("Difference")).isEqualTo("Difference, points");
    assertThat(new Numbers(Scale.RAW).bare(-1.5)).isEqualTo("−1.500");
    assertThat(new Numbers(Scale.RAW).head("Difference")).isEqualTo("Difference");
    assertThat(new Numbers(Scale.USD).bare(0.00123)).isEqualTo("+0.00123");
  }

  @Test
  void scoresAreSharesWithOneDecimal() {
    assertThat(POINTS.score(0.8349)).isEqualTo("83.5\u00a0%");
    assertThat(POINTS.scores(new Interval(0.81, 0.856))).isEqualTo("81.0 to 85.6\u00a0%");
    assertThat(new Numbers(Scale.RAW).score(-2)).isEqualTo("−2.000");
  }

  @Test
  void smallPValuesAreBounded() {
    assertThat(Numbers.p(0.00009)).isEqualTo("< 0.0001");
    assertThat(Numbers.p(0.00071)).isEqualTo("0.0007");
    assertThat(Numbers.p(0.0141)).isEqualTo("0.014");
    assertThat(Numbers.pIs(0.014)).isEqualTo("p\u00a0=\u00a00.014");
    assertThat(Numbers.pIs(0)).isEqualTo("p\u00a0<\u00a00.0001");
  }

  @Test
  void whatIsNotANumberIsADash() {
    assertThat(POINTS.signed(Double.NaN)).isEqualTo("–");
    assertThat(POINTS.interval(Double.NEGATIVE_INFINITY, 1)).isEqualTo("–");
    assertThat(POINTS.score(Double.NaN)).isEqualTo("–");
    assertThat(Numbers.p(Double.NaN)).isEqualTo("–");
    assertThat(Numbers.ratio(OptionalDouble.of(-0.001))).isEqualTo("0.00");
    assertThat(Numbers.ratio(OptionalDouble.of(-0.31))).isEqualTo("−0.31");
    assertThat(Numbers.ratio(OptionalDouble.empty())).isEqualTo("–");
    assertThat(Numbers.seconds(OptionalDouble.empty())).isEqualTo("–");
  }

  @Test
  void onlyNumbersGetAMinusInSentences() {
    assertThat(Numbers.sentence("a fine-tuned 4B-2 model, 2026-11-20: -0.2 to +6.2 (-3)"))
        .isEqualTo("a fine-tuned 4B-2 model, 2026-11-20: −0.2 to +6.2 (−3)");
  }

  @Test
  void moneyKeepsWhatCounts() {
    assertThat(Numbers.usd(new BigDecimal("1234.5"))).isEqualTo("$1,234.50");
    assertThat(Numbers.usd(new BigDecimal("0.004567"))).isEqualTo("$0.0046");
    assertThat(Numbers.usd(new BigDecimal("0.000"))).isEqualTo("$0");
    assertThat(Numbers.chosen(1 - 0.05)).isEqualTo("95\u00a0%");
    assertThat(Numbers.chosen(0.025)).isEqualTo("2.5\u00a0%");
  }
}
