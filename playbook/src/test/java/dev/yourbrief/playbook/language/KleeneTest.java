package dev.yourbrief.playbook.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.figure.Unit;
import dev.yourbrief.playbook.language.Value.Unknown;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kleene's strong logic, and what follows from it for whole expressions. */
class KleeneTest {

  private static final Tri[] ALL = Tri.values();

  private static TriColumn constant(Tri truth) {
    return truth == Tri.UNKNOWN
        ? TriColumn.unknown(Unknown.of("x"))
        : TriColumn.of(truth == Tri.TRUE);
  }

  private static TriColumn column(Tri truth) {
    return TriColumn.of(draw -> truth, 2, Unknown.of("x"));
  }

  @ParameterizedTest
  @CsvSource({
    "FALSE, FALSE, FALSE, FALSE",
    "FALSE, UNKNOWN, FALSE, UNKNOWN",
    "FALSE, TRUE, FALSE, TRUE",
    "UNKNOWN, FALSE, FALSE, UNKNOWN",
    "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN",
    "UNKNOWN, TRUE, UNKNOWN, TRUE",
    "TRUE, FALSE, FALSE, TRUE",
    "TRUE, UNKNOWN, UNKNOWN, TRUE",
    "TRUE, TRUE, TRUE, TRUE"
  })
  void truthTables(Tri a, Tri b, Tri and, Tri or) {
    assertThat(constant(a).and(constant(b)).get(0)).isEqualTo(and);
    assertThat(constant(a).or(constant(b)).get(0)).isEqualTo(or);
    assertThat(column(a).and(column(b)).get(1)).isEqualTo(and);
    assertThat(column(a).or(column(b)).get(1)).isEqualTo(or);
    assertThat(column(a).and(constant(b)).get(0)).isEqualTo(and);
    assertThat(constant(a).or(column(b)).get(1)).isEqualTo(or);
  }

  @Test
  void notMirrors() {
    assertThat(constant(Tri.TRUE).not().get(0)).isEqualTo(Tri.FALSE);
    assertThat(constant(Tri.FALSE).not().get(0)).isEqualTo(Tri.TRUE);
    assertThat(constant(Tri.UNKNOWN).not().get(0)).isEqualTo(Tri.UNKNOWN);
  }

  @Test
  void theUnknownNamesWhatItLacksAndTheKnownNothing() {
    TriColumn x = TriColumn.of(draw -> ALL[draw], 3, Unknown.of("x"));
    assertThat(x.and(TriColumn.of(true)).why().missing()).containsExactly("x");
    assertThat(x.and(TriColumn.unknown(Unknown.of("y"))).why().missing()).containsExactly("x", "y");
    assertThat(x.and(TriColumn.of(new boolean[] {true, false, true})).why().missing()).isEmpty();
    assertThat(x.or(TriColumn.of(new boolean[] {false, true, false})).why().missing()).isEmpty();
  }

  @Test
  void deMorganAndDoubleNegation() {
    SplittableRandom random = new SplittableRandom(11);
    RandomExpressions expressions = new RandomExpressions(random);
    for (int i = 0; i < 3_000; i++) {
      String a = expressions.truth(2);
      String b = expressions.truth(2);
      Map<String, Value> values = values(random, 0.3);
      assertSame("not (" + a + " and " + b + ")", "not " + a + " or not " + b, values);
      assertSame("not (" + a + " or " + b + ")", "not " + a + " and not " + b, values);
      assertSame("not not " + a, a, values);
      assertSame(a + " and " + b, b + " and " + a, values);
      assertSame(a + " or " + b, b + " or " + a, values);
    }
  }

  private static void assertSame(String one, String other, Map<String, Value> values) {
    Value a = RandomExpressions.parse(one).evaluate(Samples.in(values), 3);
    Value b = RandomExpressions.parse(other).evaluate(Samples.in(values), 3);
    assertThat(a instanceof Unknown).isEqualTo(b instanceof Unknown);
    if (a instanceof Value.Bool(TriColumn x) && b instanceof Value.Bool(TriColumn y)) {
      for (int draw = 0; draw < 3; draw++) {
        assertThat(x.get(draw)).as("%s against %s", one, other).isEqualTo(y.get(draw));
      }
    }
  }

  /** Finding out more settles what was open and never overturns what was settled. */
  @Test
  void fillingInAnUnknownNeverFlipsWhatIsKnown() {
    SplittableRandom random = new SplittableRandom(12);
    RandomExpressions expressions = new RandomExpressions(random);
    int knownDespite = 0;
    for (int i = 0; i < 6_000; i++) {
      boolean truth = i % 2 == 0;
      Expression expression =
          RandomExpressions.parse(truth ? expressions.truth(4) : expressions.number(4));
      Map<String, Value> some = values(random, 0.5);
      Map<String, Value> more = values(random, 0.2);
      some.forEach((name, value) -> {
        if (!(value instanceof Unknown)) {
          more.put(name, value);
        }
      });
      Value before = expression.evaluate(Samples.in(some), 3);
      Value after = expression.evaluate(Samples.in(more), 3);
      if (before instanceof Value.Bool(TriColumn was)) {
        assertThat(after).isInstanceOf(Value.Bool.class);
        TriColumn is = ((Value.Bool) after).truth();
        for (int draw = 0; draw < 3; draw++) {
          if (was.get(draw) != Tri.UNKNOWN) {
            assertThat(is.get(draw)).as(expression.text()).isEqualTo(was.get(draw));
          }
        }
      } else if (before instanceof Value.Num was) {
        assertThat(after).as(expression.text()).isEqualTo(was);
      }
      boolean lacked = expression.names().stream().anyMatch(n -> some.get(n) instanceof Unknown);
      knownDespite += lacked && !(before instanceof Unknown) ? 1 : 0;
    }
    assertThat(knownDespite).as("known though a name in it is not").isGreaterThan(300);
  }

  /** What is said to be missing is missing, is used, and suffices. */
  @Test
  void whatIsMissingIsNamed() {
    SplittableRandom random = new SplittableRandom(13);
    RandomExpressions expressions = new RandomExpressions(random);
    for (int i = 0; i < 4_000; i++) {
      Expression expression = RandomExpressions.parse(expressions.truth(3));
      Map<String, Value> some = values(random, 0.4);
      if (expression.evaluate(Samples.in(some), 3) instanceof Unknown unknown) {
        assertThat(unknown.missing().size() + unknown.reasons().size())
            .as(expression.text())
            .isPositive();
        assertThat(expression.names()).containsAll(unknown.missing());
        assertThat(unknown.missing()).allMatch(name -> some.get(name) instanceof Unknown);
      }
    }
  }

  private static Map<String, Value> values(SplittableRandom random, double unknown) {
    Map<String, Value> values = new HashMap<>();
    for (String name : RandomExpressions.NUMBER_NAMES) {
      double value = RandomExpressions.NUMBERS[random.nextInt(RandomExpressions.NUMBERS.length)];
      values.put(
          name,
          random.nextDouble() < unknown
              ? Unknown.of(name)
              : Value.Num.of(BigDecimal.valueOf(value), Unit.ONE));
    }
    for (String name : RandomExpressions.TRUTH_NAMES) {
      double kind = random.nextDouble();
      values.put(
          name,
          kind < unknown
              ? Unknown.of(name)
              : kind < unknown + 0.2
                  ? Samples.bools(random.nextBoolean(), random.nextBoolean(), random.nextBoolean())
                  : Value.Bool.of(random.nextBoolean()));
    }
    return values;
  }
}
