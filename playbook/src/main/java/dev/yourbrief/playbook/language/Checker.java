package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Settles names, types and units, or says what is wrong with them and where. */
final class Checker {

  private final Source source;
  private final Scope scope;
  private final NumberChecker numbers;
  private final ComparisonChecker comparisons;
  private final CallChecker calls;

  private Checker(Source source, Scope scope) {
    this.source = source;
    this.scope = scope;
    this.numbers = new NumberChecker(this, source);
    this.comparisons = new ComparisonChecker(this, source);
    this.calls = new CallChecker(this, numbers, source);
  }

  static Typed check(Syntax syntax, Source source, Scope scope) {
    List<Problem> unknown = new NameCheck(source, scope).problems(syntax);
    if (!unknown.isEmpty()) {
      throw new InputException(unknown);
    }
    return new Checker(source, scope).check(syntax);
  }

  static SortedSet<String> names(Syntax syntax) {
    SortedSet<String> names = new TreeSet<>();
    if (syntax instanceof Syntax.Name name) {
      names.add(name.name());
    }
    Syntax.parts(syntax).forEach(part -> names.addAll(names(part)));
    return names;
  }

  Typed check(Syntax syntax) {
    return switch (syntax) {
      case Syntax.Numeral n ->
          Typed.number(new NumberNode.Literal(n.value()), n.unit().orElse(Unit.ONE), n);
      case Syntax.Date d -> single(new Value.Day(d.date()), new Type.Day(), d);
      case Syntax.Text t -> single(new Value.Text(t.text()), new Type.Text(), t);
      case Syntax.Truth t -> Typed.truth(new TruthNode.Literal(t.truth()), t);
      case Syntax.Name n -> name(n);
      case Syntax.Word w -> throw new IllegalStateException("a word on its own: " + w.word());
      case Syntax.Chain c -> chain(c);
      case Syntax.Not n -> Typed.truth(new TruthNode.Not(truth(n.operand(), "not")), n);
      case Syntax.Negated n -> numbers.negated(n);
      case Syntax.Power p -> numbers.power(p);
      case Syntax.Compare c -> comparisons.compare(c);
      case Syntax.Between b -> comparisons.between(b);
      case Syntax.In in -> comparisons.in(in);
      case Syntax.Known k -> known(k);
      case Syntax.If i -> conditional(i);
      case Syntax.Call c -> calls.check(c);
    };
  }

  private Typed name(Syntax.Name name) {
    Type type = scope.typeOf(name.name()).orElseThrow();
    Node node =
        switch (type) {
          case Type.Num(Unit unit) -> new NumberNode.Name(name.name(), unit);
          case Type.Bool() -> new TruthNode.Name(name.name());
          case Type.Choice c -> new SingleNode.Name(name.name(), type);
          case Type.Text() -> new SingleNode.Name(name.name(), type);
          case Type.Day() -> new SingleNode.Name(name.name(), type);
        };
    return new Typed(node, type, name);
  }

  private static Typed single(Value value, Type type, Syntax syntax) {
    return new Typed(new SingleNode.Constant(value), type, syntax);
  }

  private Typed chain(Syntax.Chain chain) {
    Operator operator = chain.rest().getFirst().operator();
    return switch (operator) {
      case AND -> Typed.truth(new TruthNode.And(truths(chain, "and")), chain);
      case OR -> Typed.truth(new TruthNode.Or(truths(chain, "or")), chain);
      case PLUS, MINUS -> numbers.sum(chain);
      case TIMES, OVER -> numbers.product(chain);
    };
  }

  private List<TruthNode> truths(Syntax.Chain chain, String operator) {
    List<TruthNode> all = new ArrayList<>();
    all.add(truth(chain.first(), operator));
    chain.rest().forEach(link -> all.add(truth(link.operand(), operator)));
    return all;
  }

  /** A part that has to be true or false. */
  TruthNode truth(Syntax syntax, String wantedBy) {
    Typed typed = check(syntax);
    if (typed.node() instanceof TruthNode truth) {
      return truth;
    }
    String text = Printer.label(syntax);
    String fix =
        switch (typed.type()) {
          case Type.Choice c ->
              "Compare it: " + text + " = " + c.options().stream().findFirst().orElse("…");
          case Type.Num n -> "Compare it with another number, as in " + text + " > 0";
          case Type.Day d -> "Compare it with another date";
          case Type.Text t -> "Compare it with a text, or ask '" + text + " is given'";
          case Type.Bool b -> "";
        };
    throw source.problem(
        syntax.at(), "'" + wantedBy + "' needs true or false, but " + said(typed), fix);
  }

  private Typed known(Syntax.Known known) {
    TruthNode node = new TruthNode.Known(check(known.operand()).node());
    return Typed.truth(known.known() ? node : new TruthNode.Not(node), known);
  }

  private Typed conditional(Syntax.If i) {
    TruthNode condition = truth(i.condition(), "if");
    Typed then = check(i.then());
    Typed otherwise = check(i.otherwise());
    if (then.type() instanceof Type.Num && otherwise.type() instanceof Type.Num) {
      NumberChecker.Pair pair =
          numbers.alike(then, otherwise, otherwise.syntax().at(), "stand in one 'if'");
      return Typed.number(new NumberNode.If(condition, pair.left(), pair.right()), pair.unit(), i);
    }
    if (then.node() instanceof TruthNode a && otherwise.node() instanceof TruthNode b) {
      return Typed.truth(new TruthNode.If(condition, a, b), i);
    }
    if (then.node() instanceof SingleNode a
        && otherwise.node() instanceof SingleNode b
        && then.type().getClass() == otherwise.type().getClass()) {
      Type type = ComparisonChecker.join(then.type(), otherwise.type());
      return new Typed(new SingleNode.If(condition, a, b, Printer.label(i)), type, i);
    }
    throw source.problem(
        otherwise.syntax().at(),
        "both cases of 'if' need the same kind of value, but "
            + said(then)
            + " and "
            + said(otherwise),
        "Make them alike");
  }

  /** {@code 'spend' is a number in 'USD/month'}. */
  static String said(Typed typed) {
    return "'" + Printer.label(typed.syntax()) + "' is " + typed.type().inWords();
  }
}
