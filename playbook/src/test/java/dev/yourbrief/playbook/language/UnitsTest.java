package dev.yourbrief.playbook.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.source.InputException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

  private static final List<String> UNITS =
      List.of(
          "USD",
          "USD/month",
          "USD/quarter",
          "EUR/year",
          "tok",
          "Mtok/month",
          "USD/Mtok",
          "percent",
          "percent/month",
          "1/month",
          "USD/GPU-hour",
          "GPU",
          "person-month",
          "day",
          "1");

  private static final Map<String, Double> BASES =
      Map.of(
          "hour", 3_600.0,
          "day", 86_400.0,
          "month", 2_628_000.0,
          "quarter", 7_884_000.0,
          "year", 31_536_000.0,
          "Mtok", 1e6,
          "percent", 0.01);

  private static Scope scope(String a, String b) {
    return Scope.of(Map.of("a", new Type.Num(Unit.parse(a)), "b", new Type.Num(Unit.parse(b))));
  }

  private static Value.Num evaluate(String text, String a, String b) {
    Expression expression = Expression.parse(text, Samples.HERE, scope(a, b));
    Value value =
        expression.evaluate(
            name -> Value.Num.of(name.equals("a") ? 3 : 7, Unit.parse(name.equals("a") ? a : b)),
            1);
    Value.Num number = (Value.Num) value;
    assertThat(expression.type()).isEqualTo(new Type.Num(number.unit()));
    return number;
  }

  @ParameterizedTest
  @CsvSource({
    "USD/month, month, USD",
    "USD/quarter, month, USD",
    "USD/Mtok, tok/month, USD/month",
    "USD, percent, USD",
    "percent, percent, 1",
    "percent/month, USD, USD/month",
    "USD/GPU-hour, GPU, USD/hour",
    "month, month, month-month",
    "person, month, month-person",
    "day, 1/month, 1",
  })
  void aProductIsToldInWhatIsLeft(String a, String b, String product) {
    assertThat(evaluate("a * b", a, b).unit()).isEqualTo(Unit.parse(product));
  }

  /** Products, quotients and sums agree with the amounts in base units. */
  @Test
  void whatIsToldIsWorthWhatWasMultiplied() {
    for (String a : UNITS) {
      for (String b : UNITS) {
        double x = 3 * base(a);
        double y = 7 * base(b);
        assertWorth(evaluate("a * b", a, b), x * y);
        assertWorth(evaluate("a / b", a, b), x / y);
        assertWorth(evaluate("a * b / a", a, b), y);
        assertWorth(evaluate("a^2 * b", a, b), x * x * y);
        Unit left = Unit.parse(a);
        if (left.sameDimensionAs(Unit.parse(b))) {
          Value.Num sum = evaluate("a + b", a, b);
          assertThat(sum.unit()).isEqualTo(left);
          assertWorth(sum, x + y);
          assertThat(compare("a >= b", a, b)).isEqualTo(x >= y);
          assertThat(compare("b < a", a, b)).isEqualTo(y < x);
          assertWorth(evaluate("min(a, b)", a, b), Math.min(x, y));
          assertWorth(evaluate("if a > b then a else b", a, b), Math.max(x, y));
        } else {
          for (String text : List.of("a + b", "a - b", "a >= b", "a = b", "max(a, b)")) {
            assertThatThrownBy(() -> evaluate(text, a, b))
                .as("%s with %s and %s", text, a, b)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'" + left + "'")
                .hasMessageContaining("'" + Unit.parse(b) + "'");
          }
        }
      }
    }
  }

  private static boolean compare(String text, String a, String b) {
    Expression expression = Expression.parse(text, Samples.HERE, scope(a, b));
    Value value =
        expression.evaluate(
            name -> Value.Num.of(name.equals("a") ? 3 : 7, Unit.parse(name.equals("a") ? a : b)),
            1);
    return ((Value.Bool) value).truth().get(0) == Tri.TRUE;
  }

  private static void assertWorth(Value.Num value, double expected) {
    double worth = value.amount().median() * base(value.unit().toString());
    assertThat(worth / expected).isCloseTo(1, within(1e-12));
  }

  /** How many seconds, tokens and so on one is, multiplied out by hand. */
  private static double base(String unit) {
    String[] quotient = unit.split("/", -1);
    double worth = 1;
    for (int i = 0; i < quotient.length; i++) {
      for (String symbol : quotient[i].split("-", -1)) {
        worth *= i == 0 ? BASES.getOrDefault(symbol, 1.0) : 1 / BASES.getOrDefault(symbol, 1.0);
      }
    }
    return worth;
  }

  @Test
  void zeroIsZeroInAllUnits() {
    for (String a : UNITS) {
      assertThat(compare("a > 0 and 0 < a and a != -0 and a between 0 and a", a, "USD")).isTrue();
      assertThat(evaluate("a + 0", a, "USD").unit()).isEqualTo(Unit.parse(a));
      assertThat(evaluate("0 - a", a, "USD").unit()).isEqualTo(Unit.parse(a));
      assertThat(evaluate("max(0, a)", a, "USD").unit()).isEqualTo(Unit.parse(a));
      assertThat(evaluate("if a > 0 then 0 else a", a, "USD").unit()).isEqualTo(Unit.parse(a));
    }
  }

  @Test
  void convertingThereAndBackIsExact() {
    SplittableRandom random = new SplittableRandom(31);
    for (int i = 0; i < 1_000; i++) {
      long months = random.nextLong(1_000_000);
      String text =
          months
              + " USD/month = "
              + 3 * months
              + " USD/quarter and "
              + months
              + " Mtok/month = "
              + months
              + "_000_000 tok/month and "
              + months
              + " % = "
              + BigDecimal.valueOf(months, 2).toPlainString();
      assertThat(Samples.show(Samples.evaluate(text))).as(text).isEqualTo("true");
    }
  }
}
