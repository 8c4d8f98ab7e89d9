package dev.yourbrief.crossover.economics;

import dev.yourbrief.crossover.economics.Term.Constant;
import dev.yourbrief.crossover.economics.Term.Input;
import dev.yourbrief.crossover.economics.Term.Named;
import dev.yourbrief.crossover.economics.Term.Operation;
import dev.yourbrief.crossover.economics.Term.Operator;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A term as a reader sees it: names and signs, no deeper than the next name. */
final class Formula {

  private Formula() {}

  /** How a named term is worked out, such as {@code own.gpus × own.gpuHour × 730 h}. */
  static String of(Term term) {
    return switch (term) {
      case Input input -> input.id();
      case Named named -> named.id();
      case Constant constant ->
          constant.words().isEmpty() ? digits(constant.value()) : constant.words();
      case Operation operation -> written(operation);
    };
  }

  private static String written(Operation operation) {
    List<String> parts = new ArrayList<>();
    for (Term term : operation.terms()) {
      boolean needsBrackets =
          term instanceof Operation inner && !binds(inner.operator(), operation.operator());
      // A quotient's lower side is bracketed even when it is a product.
      boolean below = operation.operator() == Operator.OVER && !parts.isEmpty();
      boolean apart = operation.operator() == Operator.MINUS && !parts.isEmpty();
      String text = of(term);
      parts.add(
          needsBrackets || ((below || apart) && term instanceof Operation)
              ? "(" + text + ")"
              : text);
    }
    return switch (operation.operator()) {
      case GREATER, LESSER -> operation.operator().sign() + String.join(" and ", parts);
      default -> String.join(operation.operator().sign(), parts);
    };
  }

  /** Whether an operation inside another needs no brackets. */
  private static boolean binds(Operator inner, Operator outer) {
    return switch (outer) {
      case PLUS, MINUS -> inner != Operator.GREATER && inner != Operator.LESSER;
      case TIMES, OVER -> inner == Operator.TIMES || inner == Operator.OVER;
      case GREATER, LESSER -> inner != Operator.GREATER && inner != Operator.LESSER;
    };
  }

  private static String digits(double value) {
    return new BigDecimal(value).round(new MathContext(10)).stripTrailingZeros().toPlainString();
  }

  /** The ids that a term is written with. */
  static List<String> ids(Term term) {
    Set<String> ids = new LinkedHashSet<>();
    collect(term, ids);
    return List.copyOf(ids);
  }

  private static void collect(Term term, Set<String> ids) {
    switch (term) {
      case Input input -> ids.add(input.id());
      case Named named -> ids.add(named.id());
      case Constant ignored -> {}
      case Operation operation -> operation.terms().forEach(inner -> collect(inner, ids));
    }
  }
}
