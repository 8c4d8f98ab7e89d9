package dev.yourbrief.playbook.language;

import java.util.Arrays;
import java.util.Optional;

/** A comparison of two values. */
enum Comparison {
  EQUAL("="),
  NOT_EQUAL("!="),
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">=");

  final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  static Optional<Comparison> of(Token token) {
    return Arrays.stream(values()).filter(c -> token.is(c.sign)).findFirst();
  }

  boolean isOrder() {
    return this != EQUAL && this != NOT_EQUAL;
  }

  /** Whether it holds, given the sign of {@code left.compareTo(right)}. */
  boolean holds(int sign) {
    return switch (this) {
      case EQUAL -> sign == 0;
      case NOT_EQUAL -> sign != 0;
      case LESS -> sign < 0;
      case AT_MOST -> sign <= 0;
      case GREATER -> sign > 0;
      case AT_LEAST -> sign >= 0;
    };
  }
}
