package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.Unit;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Well-typed expressions over the plain numbers {@code a} to {@code d} and the truths {@code p} to
 * {@code r}. Divisors are names and small powers of two, so that with {@link #NUMBERS} for values
 * every result is exact both as a decimal and as a double, and comparing results is fair.
 */
final class RandomExpressions {

  static final List<String> NUMBER_NAMES = List.of("a", "b", "c", "d");
  static final List<String> TRUTH_NAMES = List.of("p", "q", "r");
  static final double[] NUMBERS = {-4, -2, -1, -0.5, 0, 0.5, 1, 2, 4};

  static final Scope SCOPE =
      Scope.of(
          Map.of(
              "a", new Type.Num(Unit.ONE),
              "b", new Type.Num(Unit.ONE),
              "c", new Type.Num(Unit.ONE),
              "d", new Type.Num(Unit.ONE),
              "p", new Type.Bool(),
              "q", new Type.Bool(),
              "r", new Type.Bool()));

  private final SplittableRandom random;

  RandomExpressions(SplittableRandom random) {
    this.random = random;
  }

  static Expression parse(String text) {
    return Expression.parse(text, Samples.HERE, SCOPE);
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  String number(int depth) {
    if (depth == 0) {
      return random.nextInt(4) == 0 ? pick(List.of("0", "1", "2", "0.5")) : pick(NUMBER_NAMES);
    }
    int d = depth - 1;
    return switch (random.nextInt(11)) {
      case 0 -> "(%s + %s)".formatted(number(d), number(d));
      case 1 -> "(%s - %s - %s)".formatted(number(d), number(d), number(d));
      case 2 -> "(%s * %s)".formatted(number(d), number(0));
      case 3 -> "(%s / %s)".formatted(number(d), pick(List.of("a", "b", "c", "d", "2", "4")));
      case 4 -> "(%s * %s / %s)".formatted(number(d), pick(NUMBER_NAMES), pick(NUMBER_NAMES));
      case 5 -> "(-%s)".formatted(number(d));
      case 6 -> "min(%s, %s)".formatted(number(d), number(d));
      case 7 -> "max(%s, %s, 0)".formatted(number(d), number(d));
      case 8 -> "abs(%s)".formatted(number(d));
      case 9 -> "(%s)^2".formatted(pick(NUMBER_NAMES));
      default -> "(if %s then %s else %s)".formatted(truth(d), number(d), number(d));
    };
  }

  String truth(int depth) {
    if (depth == 0) {
      return random.nextInt(6) == 0 ? pick(List.of("true", "false")) : pick(TRUTH_NAMES);
    }
    int d = depth - 1;
    return switch (random.nextInt(10)) {
      case 0, 1 -> "(%s and %s)".formatted(truth(d), truth(d));
      case 2, 3 -> "(%s or %s or %s)".formatted(truth(d), truth(d), truth(d));
      case 4 -> "(not %s)".formatted(truth(d));
      case 5 -> "(%s between %s and %s)".formatted(number(d), number(d), number(d));
      case 6 -> "(%s in (%s, %s))".formatted(number(d), number(d), number(d));
      case 7 -> "((%s) %s (%s))".formatted(truth(d), pick(List.of("=", "!=")), truth(d));
      case 8 -> "(if %s then %s else %s)".formatted(truth(d), truth(d), truth(d));
      default ->
          "(%s %s %s)"
              .formatted(number(d), pick(List.of("=", "!=", "<", "<=", ">", ">=")), number(d));
    };
  }
}
