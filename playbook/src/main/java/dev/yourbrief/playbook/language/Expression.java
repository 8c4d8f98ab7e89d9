package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import java.util.Collections;
import java.util.SortedSet;
import java.util.function.Function;

/**
 * A checked expression of the playbook language, ready to be evaluated any number of times. It
 * always ends, changes nothing, and refers to nothing but the names of its scope.
 *
 * <p>This class is immutable and thread-safe.
 */
public final class Expression {

  private final String text;
  private final Syntax syntax;
  private final Typed checked;
  private final SortedSet<String> names;

  private Expression(String text, Syntax syntax, Typed checked) {
    this.text = text;
    this.syntax = syntax;
    this.checked = checked;
    this.names = Collections.unmodifiableSortedSet(Checker.names(syntax));
  }

  /**
   * Parses an expression and checks its names, types and units.
   *
   * @param text the expression, at most 10,000 characters
   * @param where the place in the playbook of its first character
   * @param scope the names it may refer to
   * @throws InputException if it cannot be used; each problem has its place, the text with a caret
   *     under it, and what to write instead
   */
  public static Expression parse(String text, Location where, Scope scope) {
    Source source = new Source(text, where);
    Syntax syntax = Parser.parse(source, scope);
    return new Expression(text, syntax, Checker.check(syntax, source, scope));
  }

  /** What it gives; a number in the unit it says. */
  public Type type() {
    return checked.type();
  }

  /** The names it refers to. */
  public SortedSet<String> names() {
    return names;
  }

  /**
   * Evaluates the expression.
   *
   * @param values gives the value of each name, of the type its scope said, a number in any unit of
   *     the same kind; {@link Value.Unknown} for one that is not known
   * @param draws how many draws a column has, at least 1
   * @return a value of {@link #type()}, or {@link Value.Unknown}; a number that is unknown in one
   *     draw is unknown
   * @throws IllegalArgumentException if a value is not what the scope said or has another number of
   *     draws
   */
  public Value evaluate(Function<String, Value> values, int draws) {
    if (draws < 1) {
      throw new IllegalArgumentException("at least one draw is needed, not " + draws);
    }
    return new Evaluation(values, draws).value(checked.node(), checked.type());
  }

  /** The expression as it was written. */
  public String text() {
    return text;
  }

  /**
   * The expression in its normal form, for people: one spelling of everything, no parentheses that
   * are not needed. It parses to the same expression.
   */
  public String explain() {
    return Printer.print(syntax);
  }

  @Override
  public String toString() {
    return explain();
  }
}
