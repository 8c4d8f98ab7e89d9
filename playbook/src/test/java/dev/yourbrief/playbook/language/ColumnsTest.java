package dev.yourbrief.playbook.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A column is nothing but its draws, each evaluated on its own. */
class ColumnsTest {

  private static final int DRAWS = 5;

  /** Random columns, and the same numbers draw by draw. */
  private record World(Map<String, Value> columns, List<Map<String, Value>> draws) {

    static World of(SplittableRandom random, boolean constant) {
      World world = new World(new HashMap<>(), new ArrayList<>());
      for (int i = 0; i < DRAWS; i++) {
        world.draws.add(new HashMap<>());
      }
      for (String name : RandomExpressions.NUMBER_NAMES) {
        double[] column = new double[DRAWS];
        double fixed = RandomExpressions.NUMBERS[random.nextInt(RandomExpressions.NUMBERS.length)];
        for (int i = 0; i < DRAWS; i++) {
          int at = random.nextInt(RandomExpressions.NUMBERS.length);
          column[i] = constant ? fixed : RandomExpressions.NUMBERS[at];
          world.draws.get(i).put(name, Value.Num.of(BigDecimal.valueOf(column[i]), Unit.ONE));
        }
        world.columns.put(name, new Value.Num(Draws.owning(column), Unit.ONE));
      }
      for (String name : RandomExpressions.TRUTH_NAMES) {
        boolean[] column = new boolean[DRAWS];
        boolean fixed = random.nextBoolean();
        for (int i = 0; i < DRAWS; i++) {
          column[i] = constant ? fixed : random.nextBoolean();
          world.draws.get(i).put(name, Value.Bool.of(column[i]));
        }
        world.columns.put(name, Samples.bools(column));
      }
      return world;
    }
  }

  @Test
  void aColumnIsItsDraws() {
    compare(new SplittableRandom(21), false, 8_000);
  }

  @Test
  void aConstantColumnIsItsConstant() {
    compare(new SplittableRandom(22), true, 8_000);
  }

  private static void compare(SplittableRandom random, boolean constant, int times) {
    RandomExpressions expressions = new RandomExpressions(random);
    int known = 0;
    for (int i = 0; i < times; i++) {
      World world = World.of(random, constant);
      String text = i % 2 == 0 ? expressions.truth(4) : expressions.number(4);
      Expression expression = RandomExpressions.parse(text);
      Value whole = expression.evaluate(Samples.in(world.columns), DRAWS);
      List<Value> each =
          world.draws.stream().map(values -> expression.evaluate(Samples.in(values), 1)).toList();
      switch (whole) {
        case Value.Bool(TriColumn truth) -> {
          for (int draw = 0; draw < DRAWS; draw++) {
            assertThat(truth.get(draw)).as(text).isEqualTo(tri(each.get(draw)));
          }
          known++;
        }
        case Value.Num(Estimate amount, Unit unit) -> {
          for (int draw = 0; draw < DRAWS; draw++) {
            double at = amount instanceof Draws draws ? draws.get(draw) : amount.median();
            Value.Num one = (Value.Num) each.get(draw);
            assertThat(one.amount().median()).as(text).isEqualTo(at, within(1e-12));
            assertThat(one.unit()).isEqualTo(unit);
          }
          known++;
        }
        case Value.Unknown unknown -> {
          assertThat(each).as(text).anyMatch(Value.Unknown.class::isInstance);
          assertThat(unknown.missing()).isEmpty();
          assertThat(unknown.reasons()).as(text).isNotEmpty().allMatch(r -> r.contains(" in '"));
        }
        default -> throw new AssertionError(whole);
      }
    }
    assertThat(known).isGreaterThan(times / 2);
  }

  private static Tri tri(Value value) {
    return value instanceof Value.Bool(TriColumn truth) ? truth.get(0) : Tri.UNKNOWN;
  }

  @Test
  void anExpressionLeavesItsInputsAlone() {
    Draws column = Draws.owning(new double[] {1, 2, 3, 4, 5});
    Value value = new Value.Num(column, Unit.ONE);
    Expression expression = RandomExpressions.parse("a");
    Value same = expression.evaluate(name -> value, DRAWS);
    assertThat(same).isEqualTo(value);
    RandomExpressions.parse("max(-a, 3) + a * a / a + abs(a)").evaluate(name -> value, DRAWS);
    assertThat(column.toArray()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void eachNameIsAskedForOnceAndOnlyWhenNeeded() {
    List<String> asked = new ArrayList<>();
    RandomExpressions.parse("a + a * a > a and false and b > 1")
        .evaluate(
            name -> {
              asked.add(name);
              return Value.Num.of(1, Unit.ONE);
            },
            DRAWS);
    assertThat(asked).containsExactly("a");
  }

  @Test
  void aValueInAnotherUnitOfItsKindIsConverted() {
    Value yearly = Value.Num.of(12, Unit.parse("USD/year"));
    assertThat(Samples.show(Samples.parse("spend").evaluate(name -> yearly, 1)))
        .isEqualTo("1 USD/month");
    Value drawn = new Value.Num(Draws.owning(new double[] {12, 24}), Unit.parse("USD/year"));
    assertThat(Samples.show(Samples.parse("p50(spend)").evaluate(name -> drawn, 2)))
        .isEqualTo("1.5 USD/month");
  }

  @Test
  void aValueThatBreaksItsScopeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.parse("spend").evaluate(n -> Value.Bool.of(true), 4))
        .withMessage("spend should be a number, but is Bool");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.parse("ready").evaluate(n -> Value.Num.of(1, Unit.ONE), 4))
        .withMessage("ready should be true or false, but is Num");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.parse("today").evaluate(n -> new Value.Text("x"), 4))
        .withMessage("today should be a date, but is Text");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.parse("score").evaluate(Samples.values(), 7))
        .withMessage("score has 4 draws, this run 7");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.parse("risky").evaluate(Samples.values(), 7));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.parse("score").evaluate(Samples.values(), 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Value.Num(Estimate.of(BigDecimal.ONE, BigDecimal.TEN), Unit.ONE));
  }

  @Test
  void anUnknownThatSaysNothingIsNamedByItsName() {
    assertThat(Samples.parse("fit + 1").evaluate(name -> Value.Unknown.of(), 4))
        .isEqualTo(Value.Unknown.of("fit"));
  }
}
