package dev.yourbrief.playbook.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.figure.Unit;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.junit.jupiter.api.Test;

/**
 * The language against an independent FEEL engine, on what the two have in common: arithmetic,
 * comparisons, branches, and three-valued logic with {@code null} as the unknown.
 *
 * <p>Not in common, and so not generated: FEEL calls {@code null = null} true and takes the {@code
 * else} branch when a condition is unknown. Equality and branches here get known operands only.
 */
class FeelOracleTest {

  private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

  /** One expression in both spellings. */
  private record Both(String ours, String feel) {
    static Both of(String format, Both... parts) {
      return new Both(
          fill(format.replace("~not", "not "), parts, true),
          fill(format.replace("~not", "not").replace("^", "**"), parts, false));
    }

    private static String fill(String format, Both[] parts, boolean ours) {
      String text = format;
      for (Both part : parts) {
        text = text.replaceFirst("@", Matcher.quoteReplacement(ours ? part.ours : part.feel));
      }
      return text;
    }
  }

  /** Writes expressions; {@code c}, {@code d} and {@code r} may be unknown, the others not. */
  private record Writer(SplittableRandom random) {

    private Both same(String text) {
      return new Both(text, text);
    }

    private Both pick(String... texts) {
      return same(texts[random.nextInt(texts.length)]);
    }

    Both number(int depth, boolean known) {
      if (depth == 0) {
        return known ? pick("a", "b", "1", "0.5", "3") : pick("a", "b", "c", "d", "2");
      }
      int d = depth - 1;
      return switch (random.nextInt(9)) {
        case 0 -> Both.of("(@ + @)", number(d, known), number(d, known));
        case 1 -> Both.of("(@ - @ - @)", number(d, known), number(d, known), number(d, known));
        case 2 -> Both.of("(@ * @)", number(d, known), number(0, known));
        case 3 -> Both.of("(@ / @)", number(d, known), known ? pick("2", "4") : pick("a", "c"));
        case 4 -> Both.of("(-@)", number(d, known));
        case 5 -> Both.of("(@^2)", pick("a", "b"));
        case 6 -> Both.of("abs(@)", number(d, known));
        case 7 ->
            Both.of(
                random.nextBoolean() ? "min(@, @)" : "max(@, @)", number(d, true), number(d, true));
        default ->
            Both.of("(if @ then @ else @)", truth(d, true), number(d, known), number(d, known));
      };
    }

    Both truth(int depth, boolean known) {
      if (depth == 0) {
        return known ? pick("p", "q", "true") : pick("p", "q", "r", "false");
      }
      int d = depth - 1;
      String order = List.of("<", "<=", ">", ">=").get(random.nextInt(4));
      return switch (random.nextInt(9)) {
        case 0, 1 -> Both.of("(@ and @)", truth(d, known), truth(d, known));
        case 2, 3 -> Both.of("(@ or @)", truth(d, known), truth(d, known));
        case 4 -> Both.of("(~not(@))", truth(d, known));
        case 5 -> Both.of("(@ = @)", number(d, true), number(d, true));
        case 6 -> Both.of("(@ between @ and @)", number(d, true), number(d, true), number(d, true));
        case 7 -> Both.of("(@ in (@, @))", number(d, true), number(0, true), number(0, true));
        default -> Both.of("(@ " + order + " @)", number(d, known), number(d, known));
      };
    }
  }

  @Test
  void agreesWithFeel() {
    SplittableRandom random = new SplittableRandom(41);
    Writer writer = new Writer(random);
    int unknown = 0;
    for (int i = 0; i < 3_000; i++) {
      Both both = i % 3 == 0 ? writer.number(4, false) : writer.truth(4, false);
      Map<String, Value> ours = new HashMap<>();
      Map<String, Object> theirs = new HashMap<>();
      for (String name : RandomExpressions.NUMBER_NAMES) {
        int at = random.nextInt(RandomExpressions.NUMBERS.length);
        BigDecimal value = BigDecimal.valueOf(RandomExpressions.NUMBERS[at]);
        boolean given = name.equals("a") || name.equals("b") || random.nextBoolean();
        ours.put(name, given ? Value.Num.of(value, Unit.ONE) : Value.Unknown.of(name));
        put(theirs, name, value, given);
      }
      for (String name : RandomExpressions.TRUTH_NAMES) {
        boolean value = random.nextBoolean();
        boolean given = !name.equals("r") || random.nextInt(3) == 0;
        ours.put(name, given ? Value.Bool.of(value) : Value.Unknown.of(name));
        put(theirs, name, value, given);
      }
      Value value = RandomExpressions.parse(both.ours()).evaluate(Samples.in(ours), 1);
      EvaluationResult result = FEEL.evaluateExpression(both.feel(), theirs);
      assertThat(result.isSuccess()).as("%s: %s", both.feel(), result).isTrue();
      assertThat(show(value)).as("%s with %s", both.ours(), ours).isEqualTo(show(result));
      unknown += value instanceof Value.Unknown ? 1 : 0;
    }
    assertThat(unknown).as("unknown results").isBetween(300, 2_000);
  }

  private static void put(Map<String, Object> values, String name, Object value, boolean given) {
    if (given) {
      values.put(name, value);
    }
  }

  private static String show(Value value) {
    return switch (value) {
      case Value.Num(var amount, Unit unit) -> number(amount.median());
      case Value.Bool(TriColumn truth) -> Boolean.toString(truth.get(0) == Tri.TRUE);
      default -> "unknown";
    };
  }

  private static String show(EvaluationResult result) {
    Object value = result.result();
    if (value instanceof Number number) {
      return number(number.doubleValue());
    }
    return value instanceof Boolean truth ? truth.toString() : "unknown";
  }

  private static String number(double value) {
    return Double.toString(value == 0 ? 0.0 : value);
  }
}
