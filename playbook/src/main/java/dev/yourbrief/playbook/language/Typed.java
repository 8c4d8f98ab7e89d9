package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.Unit;

/** A checked part of an expression, with what it gives and how it was written. */
record Typed(Node node, Type type, Syntax syntax) {

  static Typed number(NumberNode node, Unit unit, Syntax syntax) {
    return new Typed(node, new Type.Num(unit), syntax);
  }

  static Typed truth(TruthNode node, Syntax syntax) {
    return new Typed(node, new Type.Bool(), syntax);
  }

  /** Zero, written without a unit: it is zero in every unit. */
  boolean isBareZero() {
    Syntax inner = syntax;
    while (inner instanceof Syntax.Negated negated) {
      inner = negated.operand();
    }
    return inner instanceof Syntax.Numeral number
        && number.unit().isEmpty()
        && number.value().signum() == 0;
  }
}
