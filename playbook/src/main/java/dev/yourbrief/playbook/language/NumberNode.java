package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.Unit;
import java.math.BigDecimal;
import java.util.List;

/**
 * Gives a number. {@code label} is the text of the expression, to be quoted when no number comes
 * out of it.
 */
sealed interface NumberNode extends Node {

  record Literal(BigDecimal value) implements NumberNode {}

  /** The named number, in {@code unit}. */
  record Name(String name, Unit unit) implements NumberNode {}

  record Sum(List<Term> terms, String label) implements NumberNode {}

  record Term(boolean minus, NumberNode number) {}

  record Product(List<Factor> factors, String label) implements NumberNode {}

  record Factor(boolean divides, NumberNode number) {}

  record Negated(NumberNode number) implements NumberNode {}

  /** In another unit. */
  record Converted(NumberNode number, Conversion conversion) implements NumberNode {}

  record Power(NumberNode base, NumberNode exponent, String label) implements NumberNode {}

  /** A function of one number. */
  record Mapped(Curve curve, NumberNode number, String label) implements NumberNode {}

  record Extreme(boolean greatest, List<NumberNode> numbers) implements NumberNode {}

  record If(TruthNode condition, NumberNode then, NumberNode otherwise) implements NumberNode {}

  record DaysBetween(SingleNode from, SingleNode to) implements NumberNode {}

  record Probability(TruthNode condition) implements NumberNode {}

  record Count(List<TruthNode> conditions) implements NumberNode {}

  record Quantile(NumberNode number, NumberNode share, String label) implements NumberNode {}

  record Mean(NumberNode number, String label) implements NumberNode {}

  /** The present value of {@code monthly} at the end of each of {@code months} months. */
  record PresentValue(NumberNode monthly, NumberNode yearlyRate, NumberNode months, String label)
      implements NumberNode {}
}
