package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.InputException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Settles comparisons: both sides of one kind, numbers in one unit, words out of one list. */
final class ComparisonChecker {

  private final Checker checker;
  private final Source source;

  ComparisonChecker(Checker checker, Source source) {
    this.checker = checker;
    this.source = source;
  }

  Typed compare(Syntax.Compare c) {
    Typed left = checker.check(c.left());
    return Typed.truth(settle(c.comparison(), left, beside(left, c.right()), c.at()), c);
  }

  Typed between(Syntax.Between b) {
    Typed value = checker.check(b.value());
    TruthNode low = settle(Comparison.AT_LEAST, value, checker.check(b.low()), b.low().at());
    TruthNode high = settle(Comparison.AT_MOST, value, checker.check(b.high()), b.high().at());
    return Typed.truth(new TruthNode.And(List.of(low, high)), b);
  }

  Typed in(Syntax.In in) {
    Typed value = checker.check(in.value());
    List<TruthNode> any =
        in.options().stream()
            .map(option -> settle(Comparison.EQUAL, value, beside(value, option), option.at()))
            .toList();
    return Typed.truth(new TruthNode.Or(any), in);
  }

  /** What the left side is set against: a word is one of the left side's list. */
  private Typed beside(Typed left, Syntax right) {
    if (!(right instanceof Syntax.Word(String word, int at))) {
      return checker.check(right);
    }
    if (!(left.type() instanceof Type.Choice(Set<String> options))) {
      throw new IllegalStateException("the parser reads words beside choices only");
    }
    if (!options.contains(word)) {
      throw source.problem(
          at,
          "'" + word + "' is not an answer to '" + Printer.label(left.syntax()) + "'",
          Closest.to(word, options)
              .map(near -> "Did you mean '" + near + "'?")
              .orElse("Its answers: " + String.join(", ", options)));
    }
    return new Typed(new SingleNode.Constant(new Value.Choice(word)), left.type(), right);
  }

  private TruthNode settle(Comparison comparison, Typed left, Typed right, int at) {
    if (left.node() instanceof NumberNode a
        && right.node() instanceof NumberNode b
        && left.type() instanceof Type.Num(Unit unitA)
        && right.type() instanceof Type.Num(Unit unitB)) {
      return numbers(comparison, left, a, unitA, right, b, unitB, at);
    }
    if (left.node() instanceof TruthNode a && right.node() instanceof TruthNode b) {
      refuseOrder(comparison, left, at);
      TruthNode same = new TruthNode.SameTruth(a, b);
      return comparison == Comparison.EQUAL ? same : new TruthNode.Not(same);
    }
    if (left.node() instanceof SingleNode a
        && right.node() instanceof SingleNode b
        && left.type().getClass() == right.type().getClass()) {
      if (!(left.type() instanceof Type.Day)) {
        refuseOrder(comparison, left, at);
      }
      return new TruthNode.CompareSingles(comparison, a, b);
    }
    throw different(left, right, at);
  }

  private TruthNode numbers(
      Comparison comparison,
      Typed left,
      NumberNode a,
      Unit unitA,
      Typed right,
      NumberNode b,
      Unit unitB,
      int at) {
    boolean leftIsCoarser =
        unitA.sameDimensionAs(unitB)
            && !left.isBareZero()
            && !right.isBareZero()
            && Conversion.between(unitB, unitA).divides();
    if (leftIsCoarser) {
      // Multiplying loses less than dividing: a third of a quarter is no decimal number.
      return new TruthNode.CompareNumbers(comparison, Conversion.between(unitA, unitB).apply(a), b);
    }
    NumberChecker.Pair pair =
        new NumberChecker(checker, source).alike(left, right, at, "be compared");
    return new TruthNode.CompareNumbers(comparison, pair.left(), pair.right());
  }

  private void refuseOrder(Comparison comparison, Typed left, int at) {
    if (comparison.isOrder()) {
      throw source.problem(at, Checker.said(left) + ", which has no order", "Compare with = or !=");
    }
  }

  private InputException different(Typed left, Typed right, int at) {
    String fix =
        left.type() instanceof Type.Text
            ? "Put the text in \"quotes\""
            : "Compare two values of one kind";
    return source.problem(
        at, Checker.said(left) + ", but " + Checker.said(right) + "; they cannot be compared", fix);
  }

  /** The type of either of two values of one kind. */
  static Type join(Type a, Type b) {
    if (a instanceof Type.Choice(Set<String> some) && b instanceof Type.Choice(Set<String> more)) {
      Set<String> both = new LinkedHashSet<>(some);
      both.addAll(more);
      return new Type.Choice(both);
    }
    return a;
  }
}
