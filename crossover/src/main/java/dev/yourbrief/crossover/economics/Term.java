package dev.yourbrief.crossover.economics;

import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Unit;
import java.util.List;

/**
 * A piece of arithmetic that can be worked out over all draws and written down for a reader, so
 * that what is shown is what was done. Leaves are inputs and constants; what a reader may open is
 * {@link Named}.
 */
public sealed interface Term {

  /**
   * A number that came from outside.
   *
   * @param figure its id (which is the name of its stream of random numbers), value and origin
   * @param stream the stream it is drawn on; inputs that are off together share one
   * @param least draws below count as this
   * @param most draws above count as this
   */
  record Input(Figure figure, String stream, double least, double most) implements Term {

    public Input {
      if (!(figure.value() instanceof Figure.Amount) || !(least <= most)) {
        throw new IllegalArgumentException(figure.id() + " is no amount between bounds");
      }
    }

    /** An amount that cannot be negative, on a stream of its own. */
    public static Input of(Figure figure) {
      return new Input(figure, figure.id(), 0, Double.MAX_VALUE);
    }

    public String id() {
      return figure.id();
    }

    public Estimate estimate() {
      return ((Figure.Amount) figure.value()).estimate();
    }

    public Unit unit() {
      return ((Figure.Amount) figure.value()).unit();
    }

    double clamp(double value) {
      return Math.min(most, Math.max(least, value));
    }
  }

  /**
   * A number everybody agrees on.
   *
   * @param value the number
   * @param words how it is written, such as {@code 730 h}; empty for its digits
   */
  record Constant(double value, String words) implements Term {}

  /**
   * An operation on two or more terms, from left to right.
   *
   * @param operator what is done
   * @param terms what it is done to, at least one
   */
  record Operation(Operator operator, List<Term> terms) implements Term {
    public Operation {
      terms = List.copyOf(terms);
      if (terms.isEmpty()) {
        throw new IllegalArgumentException("an operation needs terms");
      }
    }
  }

  /**
   * A term with a name of its own, which other terms are then written with.
   *
   * @param id its id, such as {@code own.gpuHour}
   * @param label what it is, in words
   * @param unit its unit
   * @param term how it is worked out
   */
  record Named(String id, String label, Unit unit, Term term) implements Term {}

  /** What can be done to terms; nothing divided by anything is nothing. */
  enum Operator {
    PLUS(" + "),
    MINUS(" − "),
    TIMES(" × "),
    OVER(" ÷ "),
    GREATER("the larger of "),
    LESSER("the smaller of ");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }

  static Term number(double value) {
    return new Constant(value, "");
  }

  static Term number(double value, String words) {
    return new Constant(value, words);
  }

  static Named named(String id, String label, String unit, Term term) {
    return new Named(id, label, Unit.parse(unit), term);
  }

  static Term sum(List<? extends Term> terms) {
    return terms.isEmpty()
        ? number(0)
        : terms.size() == 1 ? terms.getFirst() : new Operation(Operator.PLUS, List.copyOf(terms));
  }

  default Term plus(Term other) {
    return new Operation(Operator.PLUS, List.of(this, other));
  }

  default Term minus(Term other) {
    return new Operation(Operator.MINUS, List.of(this, other));
  }

  default Term times(Term other) {
    return new Operation(Operator.TIMES, List.of(this, other));
  }

  default Term over(Term other) {
    return new Operation(Operator.OVER, List.of(this, other));
  }

  default Term atLeast(double least) {
    return new Operation(Operator.GREATER, List.of(this, number(least)));
  }

  default Term atMost(double most) {
    return new Operation(Operator.LESSER, List.of(this, number(most)));
  }
}
