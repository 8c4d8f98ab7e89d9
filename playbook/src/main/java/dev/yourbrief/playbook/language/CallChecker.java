package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.UnitException;
import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.InputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Settles calls of functions. */
final class CallChecker {

  private static final Unit MONTH = Unit.parse("month");
  private static final Unit A_YEAR = Unit.parse("1/year");

  private final Checker checker;
  private final NumberChecker numbers;
  private final Source source;

  CallChecker(Checker checker, NumberChecker numbers, Source source) {
    this.checker = checker;
    this.numbers = numbers;
    this.source = source;
  }

  Typed check(Syntax.Call call) {
    Builtin function =
        Builtin.of(call.function())
            .orElseThrow(() ->
                source.problem(
                    call.at(),
                    "there is no function '" + call.function() + "'",
                    Closest.to(call.function(), Builtin.names())
                        .map(near -> "Did you mean '" + near + "'?")
                        .orElse("There are " + String.join(", ", Builtin.names()))));
    int given = call.arguments().size();
    if (given < function.least || given > function.most) {
      throw source.problem(
          call.at(),
          "'" + function.word + "' takes " + wanted(function) + ", but " + given + " stand here",
          "Write it like " + function.example);
    }
    String label = Printer.label(call);
    return switch (function) {
      case MIN, MAX, SUM -> many(function, call, label);
      case ABS -> same(Curve.ABS, call, label);
      case ROUND -> same(Curve.ROUND, call, label);
      case LN -> plain(Curve.LN, call, label);
      case EXP -> plain(Curve.EXP, call, label);
      case SQRT -> plain(Curve.SQRT, call, label);
      case PROBABILITY ->
          Typed.number(
              new NumberNode.Probability(checker.truth(call.arguments().getFirst(), "probability")),
              Unit.ONE,
              call);
      case COUNT ->
          Typed.number(
              new NumberNode.Count(
                  call.arguments().stream().map(a -> checker.truth(a, "count")).toList()),
              Unit.ONE,
              call);
      case P10 -> quantile(call, new NumberNode.Literal(new BigDecimal("0.1")), label);
      case P50 -> quantile(call, new NumberNode.Literal(new BigDecimal("0.5")), label);
      case P90 -> quantile(call, new NumberNode.Literal(new BigDecimal("0.9")), label);
      case QUANTILE -> quantile(call, share(call.arguments().getLast()), label);
      case MEAN -> {
        NumberChecker.Amount amount = amount(call, 0);
        yield Typed.number(new NumberNode.Mean(amount.node(), label), amount.unit(), call);
      }
      case NPV -> presentValue(call, label);
    };
  }

  private static String wanted(Builtin function) {
    String least = function.least + (function.least == 1 ? " value" : " values");
    return function.least == function.most ? least : "at least " + least;
  }

  private NumberChecker.Amount amount(Syntax.Call call, int argument) {
    return numbers.number(checker.check(call.arguments().get(argument)), call.function());
  }

  /** All in the unit of the first that is not a bare zero. */
  private Typed many(Builtin function, Syntax.Call call, String label) {
    List<Typed> given = call.arguments().stream().map(checker::check).toList();
    Typed model =
        given.stream().filter(typed -> !typed.isBareZero()).findFirst().orElse(given.getFirst());
    Unit unit = numbers.number(model, call.function()).unit();
    List<NumberNode> nodes = new ArrayList<>();
    for (Typed typed : given) {
      String verb = "stand in one '" + function.word + "'";
      nodes.add(numbers.alike(model, typed, typed.syntax().at(), verb).right());
    }
    NumberNode node =
        switch (function) {
          case MIN -> new NumberNode.Extreme(false, nodes);
          case MAX -> new NumberNode.Extreme(true, nodes);
          default ->
              new NumberNode.Sum(
                  nodes.stream().map(n -> new NumberNode.Term(false, n)).toList(), label);
        };
    return Typed.number(node, unit, call);
  }

  private Typed same(Curve curve, Syntax.Call call, String label) {
    NumberChecker.Amount amount = amount(call, 0);
    return Typed.number(new NumberNode.Mapped(curve, amount.node(), label), amount.unit(), call);
  }

  private Typed plain(Curve curve, Syntax.Call call, String label) {
    NumberNode node = numbers.plain(checker.check(call.arguments().getFirst()), call.function());
    return Typed.number(new NumberNode.Mapped(curve, node, label), Unit.ONE, call);
  }

  private Typed quantile(Syntax.Call call, NumberNode share, String label) {
    NumberChecker.Amount amount = amount(call, 0);
    return Typed.number(new NumberNode.Quantile(amount.node(), share, label), amount.unit(), call);
  }

  private NumberNode share(Syntax syntax) {
    NumberNode share = numbers.plain(checker.check(syntax), "quantile");
    if (share instanceof NumberNode.Literal(BigDecimal value)
        && (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0)) {
      throw source.problem(
          syntax.at(), "a share lies between 0 and 1", "Write 0.95 or 95 % for the 95th of 100");
    }
    return share;
  }

  private Typed presentValue(Syntax.Call call, String label) {
    NumberChecker.Amount monthly = amount(call, 0);
    Unit total = Units.told(monthly.unit().times(MONTH));
    if (Units.hasTime(total)) {
      throw notNpv(call.arguments().getFirst(), "an amount a month", monthly.unit());
    }
    NumberNode perMonth =
        converted(monthly, Units.told(total.per(MONTH)), call.arguments().getFirst());
    NumberNode rate = converted(amount(call, 1), A_YEAR, call.arguments().get(1));
    NumberNode months = converted(amount(call, 2), MONTH, call.arguments().get(2));
    return Typed.number(new NumberNode.PresentValue(perMonth, rate, months, label), total, call);
  }

  private NumberNode converted(NumberChecker.Amount amount, Unit unit, Syntax syntax) {
    try {
      return Conversion.between(amount.unit(), unit).apply(amount.node());
    } catch (UnitException e) {
      throw notNpv(syntax, "a number in '" + unit + "'", amount.unit());
    }
  }

  private InputException notNpv(Syntax syntax, String wanted, Unit unit) {
    return source.problem(
        syntax.at(),
        "'npv' needs " + wanted + " here, not a number in '" + unit + "'",
        "Write it like " + Builtin.NPV.example);
  }
}
