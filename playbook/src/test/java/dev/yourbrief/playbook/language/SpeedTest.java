package dev.yourbrief.playbook.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Sampler;
import dev.yourbrief.figure.Unit;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Four clauses over 10,000 draws take less than a millisecond; a slip to per-draw objects shows.
 */
class SpeedTest {

  private static final String FOUR_CLAUSES =
      "spend >= p50(crossover) and spend * 12 month - cost * 1 year > 0"
          + " and growth between 0 and 30 % and not (volume < 1 Mtok/month)";

  /** Far above what it takes, for a busy machine; an object a draw takes more still. */
  private static final double MOST_MILLIS = 5;

  @Test
  void fourClausesOverTenThousandDraws() {
    Sampler sampler = new Sampler(1, Sampler.DEFAULT_SIZE);
    Map<String, Value> values =
        Map.of(
            "spend", drawn(sampler, "spend", 20_000, 90_000, "USD/month"),
            "crossover", drawn(sampler, "crossover", 30_000, 80_000, "USD/month"),
            "cost", drawn(sampler, "cost", 10_000, 40_000, "USD/month"),
            "growth", drawn(sampler, "growth", -1, 1, "1"),
            "volume", drawn(sampler, "volume", 500_000, 5_000_000, "tok/month"));
    Scope scope =
        Scope.of(
            Map.of(
                "spend", new Type.Num(Unit.parse("USD/month")),
                "crossover", new Type.Num(Unit.parse("USD/month")),
                "cost", new Type.Num(Unit.parse("USD/month")),
                "growth", new Type.Num(Unit.ONE),
                "volume", new Type.Num(Unit.parse("tok/month"))));
    Expression expression = Expression.parse(FOUR_CLAUSES, Samples.HERE, scope);
    double[] millis = new double[400];
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      Value value = expression.evaluate(Samples.in(values), Sampler.DEFAULT_SIZE);
      millis[i] = (System.nanoTime() - start) / 1e6;
      assertThat(value).isInstanceOf(Value.Bool.class);
    }
    Arrays.sort(millis, 200, 400);
    assertThat(millis[300]).as("median, warm").isLessThan(MOST_MILLIS);
  }

  private static Value drawn(Sampler sampler, String name, long low, long high, String unit) {
    return new Value.Num(
        sampler.draw(name, Estimate.of(BigDecimal.valueOf(low), BigDecimal.valueOf(high))),
        Unit.parse(unit));
  }
}
