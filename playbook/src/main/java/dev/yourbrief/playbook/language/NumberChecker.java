package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.source.InputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settles sums, products and powers, and the units they come out in. */
final class NumberChecker {

  private static final BigDecimal MAX_POWER = BigDecimal.valueOf(12);

  private final Checker checker;
  private final Source source;

  NumberChecker(Checker checker, Source source) {
    this.checker = checker;
    this.source = source;
  }

  /** Two numbers in the one unit. */
  record Pair(NumberNode left, NumberNode right, Unit unit) {}

  /** A number and its unit. */
  record Amount(NumberNode node, Unit unit) {}

  /** A part that has to be a number. */
  Amount number(Typed typed, String wantedBy) {
    return amount(typed)
        .orElseThrow(() ->
            notNumber(typed, "'" + wantedBy + "' needs a number, but " + Checker.said(typed)));
  }

  private Amount operand(Typed typed, String verb) {
    return amount(typed)
        .orElseThrow(() -> notNumber(typed, Checker.said(typed) + " and cannot " + verb));
  }

  private static Optional<Amount> amount(Typed typed) {
    return typed.node() instanceof NumberNode node && typed.type() instanceof Type.Num(Unit unit)
        ? Optional.of(new Amount(node, unit))
        : Optional.empty();
  }

  private InputException notNumber(Typed typed, String what) {
    return source.problem(
        typed.syntax().at(),
        what,
        typed.node() instanceof TruthNode
            ? "Count truths with count(…), or take their probability(…)"
            : "Put a number in its place");
  }

  /** A part that has to be a plain number; a percentage is made one. */
  NumberNode plain(Typed typed, String wantedBy) {
    Amount amount = number(typed, wantedBy);
    if (!amount.unit().isDimensionless()) {
      throw source.problem(
          typed.syntax().at(),
          "'" + wantedBy + "' needs a plain number, but " + Checker.said(typed),
          "Divide by an amount in '" + amount.unit() + "', such as 1 " + amount.unit());
    }
    return Conversion.between(amount.unit(), Unit.ONE).apply(amount.node());
  }

  /**
   * Brings two numbers into the unit of the left one, unless that is a bare zero.
   *
   * @param at where to point when they do not go together
   * @param verb what they cannot do then, such as {@code "be added"}
   */
  Pair alike(Typed left, Typed right, int at, String verb) {
    Amount a = operand(left, verb);
    Amount b = operand(right, verb);
    if (left.isBareZero()) {
      return new Pair(a.node(), b.node(), b.unit());
    }
    if (right.isBareZero()) {
      return new Pair(a.node(), b.node(), a.unit());
    }
    if (!a.unit().sameDimensionAs(b.unit())) {
      throw mismatch(left, a.unit(), right, b.unit(), at, verb);
    }
    return new Pair(a.node(), Conversion.between(b.unit(), a.unit()).apply(b.node()), a.unit());
  }

  private InputException mismatch(Typed left, Unit a, Typed right, Unit b, int at, String verb) {
    return source.problem(
        at,
        named(left, a) + " and " + named(right, b) + " cannot " + verb,
        remedy(left, a, right, b));
  }

  private static String named(Typed typed, Unit unit) {
    return typed.syntax() instanceof Syntax.Numeral
        ? "'" + Printer.label(typed.syntax()) + "'"
        : "'" + Printer.label(typed.syntax()) + "' in '" + unit + "'";
  }

  private static String remedy(Typed left, Unit a, Typed right, Unit b) {
    if (right.syntax() instanceof Syntax.Numeral n && b.equals(Unit.ONE)) {
      return "Give the number its unit: " + Printer.number(n.value()) + " " + a;
    }
    if (left.syntax() instanceof Syntax.Numeral n && a.equals(Unit.ONE)) {
      return "Give the number its unit: " + Printer.number(n.value()) + " " + b;
    }
    if (!a.currency().isEmpty() && !b.currency().isEmpty() && !a.currency().equals(b.currency())) {
      return "Turn one currency into the other with a dated rate first";
    }
    Unit ratio = Units.told(a.per(b));
    Unit inverse = Units.told(b.per(a));
    if (ratio.toString().startsWith("1/")) {
      return "Multiply the left side by an amount in '" + inverse + "', such as 12 " + inverse;
    }
    if (inverse.toString().startsWith("1/")) {
      return "Multiply the right side by an amount in '" + ratio + "', such as 12 " + ratio;
    }
    return "They are different kinds of amount; check which was meant";
  }

  Typed sum(Syntax.Chain chain) {
    String label = Printer.label(chain);
    Typed total = checker.check(chain.first());
    List<NumberNode.Term> terms = new ArrayList<>();
    for (Syntax.Link link : chain.rest()) {
      Typed next = checker.check(link.operand());
      if (total.type() instanceof Type.Day || next.type() instanceof Type.Day) {
        total = onDate(total, link, next, chain);
        terms = new ArrayList<>();
        continue;
      }
      boolean minus = link.operator() == Operator.MINUS;
      Pair pair = alike(total, next, link.at(), minus ? "be subtracted" : "be added");
      if (terms.isEmpty()) {
        terms.add(new NumberNode.Term(false, pair.left()));
      }
      terms.add(new NumberNode.Term(minus, pair.right()));
      total = Typed.number(new NumberNode.Sum(terms, label), pair.unit(), chain);
    }
    return total;
  }

  private Typed onDate(Typed left, Syntax.Link link, Typed right, Syntax.Chain chain) {
    boolean minus = link.operator() == Operator.MINUS;
    if (left.node() instanceof SingleNode day && left.type() instanceof Type.Day) {
      if (minus && right.type() instanceof Type.Day && right.node() instanceof SingleNode other) {
        return Typed.number(new NumberNode.DaysBetween(other, day), Unit.parse("day"), chain);
      }
      Optional<Period> period =
          right.type() instanceof Type.Num(Unit unit) ? Period.of(unit) : Optional.empty();
      if (period.isPresent()
          && right.node() instanceof NumberNode amount
          && right.type() instanceof Type.Num(Unit unit)) {
        NumberNode counted = Conversion.between(unit, period.get().unit()).apply(amount);
        return new Typed(
            new SingleNode.Moved(day, minus, counted, period.get(), Printer.label(chain)),
            new Type.Day(),
            chain);
      }
    }
    throw source.problem(
        link.at(),
        Checker.said(left) + " and " + Checker.said(right) + "; they cannot be put together",
        minus
            ? "From a date subtract a time, as in today - 90 day, or another date"
            : "Add a time to a date, as in today + 90 day");
  }

  Typed product(Syntax.Chain chain) {
    Amount first = number(checker.check(chain.first()), sign(chain.rest().getFirst()));
    Unit unit = first.unit();
    List<NumberNode.Factor> factors = new ArrayList<>();
    factors.add(new NumberNode.Factor(false, first.node()));
    for (Syntax.Link link : chain.rest()) {
      Amount next = number(checker.check(link.operand()), sign(link));
      boolean divides = link.operator() == Operator.OVER;
      if (divides
          && next.node() instanceof NumberNode.Literal(BigDecimal value)
          && value.signum() == 0) {
        throw source.problem(
            link.operand().at(), "this divides by zero", "Divide by something else");
      }
      factors.add(new NumberNode.Factor(divides, next.node()));
      unit = divides ? unit.per(next.unit()) : unit.times(next.unit());
      if (Units.isTooLong(unit)) {
        throw source.problem(
            link.at(), "the unit of this product grows without end", "Check its factors");
      }
    }
    Unit told = Units.told(unit);
    NumberNode product = new NumberNode.Product(factors, Printer.label(chain));
    return Typed.number(Conversion.between(unit, told).apply(product), told, chain);
  }

  private static String sign(Syntax.Link link) {
    return link.operator().sign;
  }

  Typed negated(Syntax.Negated negated) {
    Amount amount = number(checker.check(negated.operand()), "-");
    NumberNode node =
        amount.node() instanceof NumberNode.Literal(BigDecimal value)
            ? new NumberNode.Literal(value.negate())
            : new NumberNode.Negated(amount.node());
    return Typed.number(node, amount.unit(), negated);
  }

  Typed power(Syntax.Power power) {
    Typed base = checker.check(power.base());
    Amount amount = number(base, "^");
    NumberNode exponent = plain(checker.check(power.exponent()), "the exponent of ^");
    String label = Printer.label(power);
    if (amount.unit().isDimensionless()) {
      return Typed.number(new NumberNode.Power(plain(base, "^"), exponent, label), Unit.ONE, power);
    }
    if (!(exponent instanceof NumberNode.Literal(BigDecimal value))
        || !Conversion.isWhole(value)
        || value.abs().compareTo(MAX_POWER) > 0) {
      throw source.problem(
          power.exponent().at(),
          "a number in '" + amount.unit() + "' can only be raised to a whole number from -12 to 12",
          "Write such a number here, or make the base a plain number");
    }
    Unit unit = Units.power(amount.unit(), value.intValueExact());
    if (Units.isTooLong(unit)) {
      throw source.problem(power.at(), "the unit of this power is too long", "Lower the exponent");
    }
    Unit told = Units.told(unit);
    NumberNode node = new NumberNode.Power(amount.node(), exponent, label);
    return Typed.number(Conversion.between(unit, told).apply(node), told, power);
  }
}
