package dev.yourbrief.crossover.economics;

import dev.yourbrief.crossover.economics.Term.Constant;
import dev.yourbrief.crossover.economics.Term.Input;
import dev.yourbrief.crossover.economics.Term.Named;
import dev.yourbrief.crossover.economics.Term.Operation;
import dev.yourbrief.crossover.economics.Term.Operator;
import dev.yourbrief.figure.Point;
import dev.yourbrief.figure.Sampler;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.function.Function;

/**
 * Terms worked out column by column: one value a draw, or a single value where a term is the same
 * in all of them. A term that stands in several places is worked out once.
 */
final class Columns {

  private final int size;
  private final Function<Input, double[]> inputs;
  private final IdentityHashMap<Term, double[]> done = new IdentityHashMap<>();

  private Columns(int size, Function<Input, double[]> inputs) {
    this.size = size;
    this.inputs = inputs;
  }

  /** Every draw of a run. */
  static Columns drawn(Sampler sampler) {
    return new Columns(
        sampler.size(),
        input -> {
          if (input.estimate() instanceof Point point) {
            return new double[] {input.clamp(point.value().doubleValue())};
          }
          double[] values = sampler.values(input.stream(), input.estimate());
          for (int i = 0; i < values.length; i++) {
            values[i] = input.clamp(values[i]);
          }
          return values;
        });
  }

  /** One row: every input at what a function says of it, moved to what can be. */
  static Columns row(Function<Input, Double> values) {
    return new Columns(1, input -> new double[] {input.clamp(values.apply(input))});
  }

  /** One row: every input at its middle. */
  static Columns middle() {
    return row(input -> input.estimate().median());
  }

  int size() {
    return size;
  }

  /** The values, as long as the run, or of length 1 if they are all the same. */
  double[] of(Term term) {
    double[] known = done.get(term);
    if (known != null) {
      return known;
    }
    double[] values =
        switch (term) {
          case Input input -> inputs.apply(input);
          case Named named -> of(named.term());
          case Constant constant -> new double[] {constant.value()};
          case Operation operation -> operated(operation);
        };
    done.put(term, values);
    return values;
  }

  /** The values, as long as the run. */
  double[] full(Term term) {
    double[] values = of(term);
    if (values.length == size) {
      return values;
    }
    double[] all = new double[size];
    Arrays.fill(all, values[0]);
    return all;
  }

  private double[] operated(Operation operation) {
    Operator operator = operation.operator();
    double[] left = of(operation.terms().getFirst());
    for (Term term : operation.terms().subList(1, operation.terms().size())) {
      left = applied(operator, left, of(term));
    }
    return left;
  }

  private static double[] applied(Operator operator, double[] a, double[] b) {
    double[] out = new double[Math.max(a.length, b.length)];
    int x = a.length == 1 ? 0 : 1;
    int y = b.length == 1 ? 0 : 1;
    // One loop an operator: each stays a plain loop over arrays.
    switch (operator) {
      case PLUS -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = a[i * x] + b[i * y];
        }
      }
      case MINUS -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = a[i * x] - b[i * y];
        }
      }
      case TIMES -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = a[i * x] * b[i * y];
        }
      }
      case OVER -> {
        for (int i = 0; i < out.length; i++) {
          // Nothing shared out is nothing, also among nobody.
          out[i] = a[i * x] == 0 ? 0 : a[i * x] / b[i * y];
        }
      }
      case GREATER -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = Math.max(a[i * x], b[i * y]);
        }
      }
      case LESSER -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = Math.min(a[i * x], b[i * y]);
        }
      }
    }
    return out;
  }
}
