package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Point;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.playbook.language.Value.Unknown;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One evaluation of one expression: each name is asked for once, each node gives a column. */
final class Evaluation {

  private final Function<String, Value> values;
  private final int draws;
  private final Arithmetic arithmetic;
  private final Map<String, Value> asked = new HashMap<>();
  private final Map<NumberNode.Name, Numbers> columns = new HashMap<>();

  Evaluation(Function<String, Value> values, int draws) {
    this.values = values;
    this.draws = draws;
    this.arithmetic = new Arithmetic(draws);
  }

  /** What the expression comes to; a number unknown in one draw is unknown. */
  Value value(Node node, Type type) {
    return switch (node) {
      case NumberNode n -> {
        Numbers numbers = numbers(n);
        Unit unit = type instanceof Type.Num(Unit own) ? own : Unit.ONE;
        yield switch (numbers) {
          case Numbers.Same(BigDecimal value) -> Value.Num.of(value, unit);
          case Numbers.None(Unknown why) -> why;
          case Numbers.Each each ->
              each.isKnown()
                  ? new Value.Num(Draws.owning(each.column(draws).clone()), unit)
                  : each.why();
        };
      }
      case TruthNode t -> {
        TriColumn truths = truths(t);
        yield truths.isAll(Tri.UNKNOWN) ? truths.why() : new Value.Bool(truths);
      }
      case SingleNode s -> single(s);
    };
  }

  Numbers numbers(NumberNode node) {
    return switch (node) {
      case NumberNode.Literal(BigDecimal value) -> new Numbers.Same(value);
      case NumberNode.Name name -> columns.computeIfAbsent(name, this::named);
      case NumberNode.Sum(List<NumberNode.Term> terms, String label) ->
          arithmetic.sum(
              terms.stream().map(t -> numbers(t.number())).toList(),
              terms.stream().map(NumberNode.Term::minus).toList(),
              label);
      case NumberNode.Product(List<NumberNode.Factor> factors, String label) ->
          arithmetic.product(
              factors.stream().map(f -> numbers(f.number())).toList(),
              factors.stream().map(NumberNode.Factor::divides).toList(),
              label);
      case NumberNode.Negated(NumberNode number) -> arithmetic.negated(numbers(number));
      case NumberNode.Converted(NumberNode number, Conversion conversion) ->
          arithmetic.converted(numbers(number), conversion);
      case NumberNode.Power(NumberNode base, NumberNode exponent, String label) ->
          arithmetic.power(numbers(base), numbers(exponent), label);
      case NumberNode.Mapped(Curve curve, NumberNode number, String label) ->
          arithmetic.mapped(curve, numbers(number), label);
      case NumberNode.Extreme(boolean greatest, List<NumberNode> numbers) ->
          arithmetic.extreme(greatest, numbers.stream().map(this::numbers).toList());
      case NumberNode.If(TruthNode condition, NumberNode then, NumberNode otherwise) ->
          Selection.numbers(
              truths(condition), () -> numbers(then), () -> numbers(otherwise), draws);
      case NumberNode.DaysBetween(SingleNode from, SingleNode to) ->
          daysBetween(single(from), single(to));
      case NumberNode.Probability(TruthNode condition) -> Statistics.probability(truths(condition));
      case NumberNode.Count(List<TruthNode> conditions) ->
          Statistics.count(conditions.stream().map(this::truths).toList(), draws);
      case NumberNode.Quantile(NumberNode number, NumberNode share, String label) ->
          Statistics.quantile(numbers(number), drawsOf(number), numbers(share), draws, label);
      case NumberNode.Mean(NumberNode number, String label) ->
          Statistics.mean(numbers(number), draws, label);
      case NumberNode.PresentValue(
              NumberNode monthly,
              NumberNode rate,
              NumberNode months,
              String label) ->
          PresentValue.of(numbers(monthly), numbers(rate), numbers(months), draws, label);
    };
  }

  TriColumn truths(TruthNode node) {
    return switch (node) {
      case TruthNode.Literal(boolean truth) -> TriColumn.of(truth);
      case TruthNode.Name(String name) ->
          switch (ask(name)) {
            case Value.Bool(TriColumn truth) -> {
              checkSize(name, truth.isConstant() ? draws : truth.size());
              yield truth;
            }
            case Unknown unknown -> TriColumn.unknown(unknown);
            case Value other -> throw wrong(name, other.getClass(), "true or false");
          };
      case TruthNode.And(List<TruthNode> all) -> {
        TriColumn result = TriColumn.of(true);
        for (TruthNode each : all) {
          result = result.and(truths(each));
          if (result.isConstant() && result.get(0) == Tri.FALSE) {
            break;
          }
        }
        yield result;
      }
      case TruthNode.Or(List<TruthNode> any) -> {
        TriColumn result = TriColumn.of(false);
        for (TruthNode each : any) {
          result = result.or(truths(each));
          if (result.isConstant() && result.get(0) == Tri.TRUE) {
            break;
          }
        }
        yield result;
      }
      case TruthNode.Not(TruthNode operand) -> truths(operand).not();
      case TruthNode.CompareNumbers(Comparison comparison, NumberNode left, NumberNode right) ->
          Comparing.numbers(comparison, numbers(left), numbers(right), draws);
      case TruthNode.CompareSingles(Comparison comparison, SingleNode left, SingleNode right) ->
          Comparing.singles(comparison, single(left), single(right));
      case TruthNode.SameTruth(TruthNode left, TruthNode right) ->
          truths(left).sameAs(truths(right));
      case TruthNode.Known(Node operand) -> TriColumn.of(isKnown(operand));
      case TruthNode.If(TruthNode condition, TruthNode then, TruthNode otherwise) ->
          Selection.truths(truths(condition), () -> truths(then), () -> truths(otherwise), draws);
    };
  }

  Value single(SingleNode node) {
    return switch (node) {
      case SingleNode.Constant(Value value) -> value;
      case SingleNode.Name(String name, Type type) -> {
        Value value = ask(name);
        boolean fits =
            switch (value) {
              case Unknown u -> true;
              case Value.Choice c -> type instanceof Type.Choice;
              case Value.Text t -> type instanceof Type.Text;
              case Value.Day d -> type instanceof Type.Day;
              case Value.Num n -> false;
              case Value.Bool b -> false;
            };
        if (!fits) {
          throw wrong(name, value.getClass(), type.inWords());
        }
        yield value;
      }
      case SingleNode.Moved(
              SingleNode day,
              boolean back,
              NumberNode amount,
              Period period,
              String label) ->
          moved(single(day), Numbers.settled(numbers(amount)), back, period, label);
      case SingleNode.If(
              TruthNode condition,
              SingleNode then,
              SingleNode otherwise,
              String label) ->
          Selection.singles(truths(condition), () -> single(then), () -> single(otherwise), label);
    };
  }

  private boolean isKnown(Node node) {
    return switch (node) {
      case NumberNode n -> Numbers.isKnown(numbers(n));
      case TruthNode t -> truths(t).isKnown();
      case SingleNode s -> !(single(s) instanceof Unknown);
    };
  }

  private static Value moved(Value day, Numbers amount, boolean back, Period period, String label) {
    Unknown dayWhy = day instanceof Unknown unknown ? unknown : Unknown.NOTHING;
    Unknown why = dayWhy.and(amount.why());
    if (!why.isNothing()) {
      return why;
    }
    if (day instanceof Value.Day(LocalDate date)
        && amount instanceof Numbers.Same(BigDecimal value)) {
      return period
          .after(date, back ? value.negate() : value)
          .<Value>map(Value.Day::new)
          .orElseGet(() -> Trouble.of("a date too far away", label));
    }
    return Trouble.of("a time that differs from draw to draw", label);
  }

  private static Numbers daysBetween(Value from, Value to) {
    if (from instanceof Value.Day(LocalDate a) && to instanceof Value.Day(LocalDate b)) {
      return new Numbers.Same(BigDecimal.valueOf(ChronoUnit.DAYS.between(a, b)));
    }
    Unknown first = from instanceof Unknown unknown ? unknown : Unknown.NOTHING;
    return new Numbers.None(to instanceof Unknown second ? first.and(second) : first);
  }

  private Numbers named(NumberNode.Name node) {
    return switch (ask(node.name())) {
      case Value.Num(var amount, Unit unit) -> {
        Numbers own =
            switch (amount) {
              case Point(BigDecimal value) -> Numbers.of(value, node.name());
              case Draws column -> {
                checkSize(node.name(), column.size());
                yield new Numbers.Each(column.toArray(), Unknown.NOTHING);
              }
              case Estimate other ->
                  throw wrong(node.name(), other.getClass(), "one number or drawn");
            };
        yield unit.equals(node.unit())
            ? own
            : arithmetic.converted(own, Conversion.between(unit, node.unit()));
      }
      case Unknown unknown -> new Numbers.None(unknown);
      case Value other -> throw wrong(node.name(), other.getClass(), "a number");
    };
  }

  /** The draws of a plain name, which keep their order statistics from one use to the next. */
  private Optional<Draws> drawsOf(NumberNode node) {
    return node instanceof NumberNode.Name name
            && ask(name.name()) instanceof Value.Num(Draws amount, Unit unit)
            && unit.equals(name.unit())
        ? Optional.of(amount)
        : Optional.empty();
  }

  private Value ask(String name) {
    Value known = asked.get(name);
    if (known != null) {
      return known;
    }
    Value value = values.apply(name);
    if (value instanceof Unknown unknown && unknown.isNothing()) {
      value = Unknown.of(name);
    }
    asked.put(name, value);
    return value;
  }

  private void checkSize(String name, int size) {
    if (size != draws) {
      throw new IllegalArgumentException(name + " has " + size + " draws, this run " + draws);
    }
  }

  private static IllegalArgumentException wrong(String name, Class<?> found, String wanted) {
    return new IllegalArgumentException(
        name + " should be " + wanted + ", but is " + found.getSimpleName());
  }
}
