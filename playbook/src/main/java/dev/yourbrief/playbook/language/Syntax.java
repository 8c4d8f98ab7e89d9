package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An expression as it was written, parentheses apart. {@code at} is the offset a problem with it
 * points at.
 */
sealed interface Syntax {

  int at();

  record Numeral(BigDecimal value, Optional<Unit> unit, int at) implements Syntax {}

  record Date(LocalDate date, int at) implements Syntax {}

  record Text(String text, int at) implements Syntax {}

  record Truth(boolean truth, int at) implements Syntax {}

  record Name(String name, int at) implements Syntax {}

  /** A word of a fixed list; stands only beside a name that is one. */
  record Word(String word, int at) implements Syntax {}

  /**
   * Operands joined by operators of one level. Flat, so that a long sum is not a deep tree.
   *
   * @param rest at least one
   */
  record Chain(Syntax first, List<Link> rest, int at) implements Syntax {}

  /** An operator of a chain and what follows it; {@code at} is the operator's place. */
  record Link(Operator operator, Syntax operand, int at) {}

  record Not(Syntax operand, int at) implements Syntax {}

  record Negated(Syntax operand, int at) implements Syntax {}

  record Power(Syntax base, Syntax exponent, int at) implements Syntax {}

  record Compare(Comparison comparison, Syntax left, Syntax right, int at) implements Syntax {}

  record Between(Syntax value, Syntax low, Syntax high, int at) implements Syntax {}

  record In(Syntax value, List<Syntax> options, int at) implements Syntax {}

  /** {@code is known} or {@code is unknown}. */
  record Known(Syntax operand, boolean known, int at) implements Syntax {}

  record If(Syntax condition, Syntax then, Syntax otherwise, int at) implements Syntax {}

  record Call(String function, List<Syntax> arguments, int at) implements Syntax {}

  /** What it is made of. */
  static List<Syntax> parts(Syntax syntax) {
    return switch (syntax) {
      case Numeral n -> List.of();
      case Date d -> List.of();
      case Text t -> List.of();
      case Truth t -> List.of();
      case Name n -> List.of();
      case Word w -> List.of();
      case Chain c -> concat(c.first(), c.rest().stream().map(Link::operand).toList());
      case Not n -> List.of(n.operand());
      case Negated n -> List.of(n.operand());
      case Power p -> List.of(p.base(), p.exponent());
      case Compare c -> List.of(c.left(), c.right());
      case Between b -> List.of(b.value(), b.low(), b.high());
      case In in -> concat(in.value(), in.options());
      case Known k -> List.of(k.operand());
      case If i -> List.of(i.condition(), i.then(), i.otherwise());
      case Call c -> c.arguments();
    };
  }

  private static List<Syntax> concat(Syntax first, List<Syntax> rest) {
    List<Syntax> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all;
  }
}
