package dev.yourbrief.playbook.language;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The functions of the language. */
enum Builtin {
  MIN("min", 1, Builtin.MANY, "min(a, b)"),
  MAX("max", 1, Builtin.MANY, "max(a, b)"),
  SUM("sum", 1, Builtin.MANY, "sum(a, b, c)"),
  ABS("abs", 1, 1, "abs(x)"),
  ROUND("round", 1, 1, "round(x)"),
  LN("ln", 1, 1, "ln(x)"),
  EXP("exp", 1, 1, "exp(x)"),
  SQRT("sqrt", 1, 1, "sqrt(x)"),
  PROBABILITY("probability", 1, 1, "probability(a > b)"),
  P10("p10", 1, 1, "p10(x)"),
  P50("p50", 1, 1, "p50(x)"),
  P90("p90", 1, 1, "p90(x)"),
  QUANTILE("quantile", 2, 2, "quantile(x, 0.95)"),
  MEAN("mean", 1, 1, "mean(x)"),
  COUNT("count", 1, Builtin.MANY, "count(a > b, c = yes)"),
  NPV("npv", 3, 3, "npv(1_000 USD/month, 10 %/year, 36 month)");

  static final int MANY = Integer.MAX_VALUE;

  final String word;
  final int least;
  final int most;
  final String example;

  Builtin(String word, int least, int most, String example) {
    this.word = word;
    this.least = least;
    this.most = most;
    this.example = example;
  }

  static Optional<Builtin> of(String word) {
    return Arrays.stream(values()).filter(f -> f.word.equals(word)).findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(f -> f.word).toList();
  }
}
