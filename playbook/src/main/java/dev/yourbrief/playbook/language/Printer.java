package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a tree as text: one spelling for each tree, no parentheses that are not needed. Reading
 * the text gives the same tree.
 */
final class Printer {

  /** Longer numbers are written with an exponent. */
  private static final int MAX_PLAIN = 20;

  private static final int MAX_LABEL = 80;

  private Printer() {}

  static String print(Syntax syntax) {
    return switch (syntax) {
      case Syntax.Numeral n -> number(n.value()) + n.unit().map(u -> " " + unit(u)).orElse("");
      case Syntax.Date d -> d.date().toString();
      case Syntax.Text t -> quoted(t.text());
      case Syntax.Truth t -> Boolean.toString(t.truth());
      case Syntax.Name n -> n.name();
      case Syntax.Word w -> Lexer.isChoice(w.word()) ? w.word() : quoted(w.word());
      case Syntax.Chain c -> chain(c);
      case Syntax.Not n -> "not " + print(n.operand(), Level.NOT);
      case Syntax.Negated n -> "-" + print(n.operand(), Level.SIGN);
      case Syntax.Power p -> print(p.base(), Level.PRIMARY) + "^" + print(p.exponent(), Level.SIGN);
      case Syntax.Compare c ->
          print(c.left(), Level.SUM)
              + " "
              + c.comparison().sign
              + " "
              + print(c.right(), Level.SUM);
      case Syntax.Between b ->
          print(b.value(), Level.SUM)
              + " between "
              + print(b.low(), Level.SUM)
              + " and "
              + print(b.high(), Level.SUM);
      case Syntax.In in ->
          print(in.value(), Level.SUM) + " in (" + list(in.options(), Level.SUM) + ")";
      case Syntax.Known k ->
          print(k.operand(), Level.SUM) + (k.known() ? " is known" : " is unknown");
      case Syntax.If i ->
          "if "
              + print(i.condition())
              + " then "
              + print(i.then())
              + " else "
              + print(i.otherwise());
      case Syntax.Call c -> c.function() + "(" + list(c.arguments(), Level.IF) + ")";
    };
  }

  /** The text, short enough to be quoted in a message. */
  static String label(Syntax syntax) {
    String text = print(syntax);
    return text.length() > MAX_LABEL ? text.substring(0, MAX_LABEL) + "…" : text;
  }

  private static String print(Syntax syntax, Level atLeast) {
    String text = print(syntax);
    return level(syntax).compareTo(atLeast) < 0 ? "(" + text + ")" : text;
  }

  private static String list(List<Syntax> items, Level atLeast) {
    return items.stream().map(item -> print(item, atLeast)).collect(Collectors.joining(", "));
  }

  private static String chain(Syntax.Chain chain) {
    Level inner = level(chain).operand();
    StringBuilder text = new StringBuilder(print(chain.first(), inner));
    for (Syntax.Link link : chain.rest()) {
      text.append(' ').append(link.operator().sign).append(' ');
      text.append(print(link.operand(), inner));
    }
    return text.toString();
  }

  private static Level level(Syntax syntax) {
    return switch (syntax) {
      case Syntax.If i -> Level.IF;
      case Syntax.Chain c -> c.rest().getFirst().operator().level;
      case Syntax.Not n -> Level.NOT;
      case Syntax.Compare c -> Level.COMPARISON;
      case Syntax.Between b -> Level.COMPARISON;
      case Syntax.In in -> Level.COMPARISON;
      case Syntax.Known k -> Level.COMPARISON;
      case Syntax.Negated n -> Level.SIGN;
      case Syntax.Power p -> Level.POWER;
      case Syntax.Numeral n -> Level.PRIMARY;
      case Syntax.Date d -> Level.PRIMARY;
      case Syntax.Text t -> Level.PRIMARY;
      case Syntax.Truth t -> Level.PRIMARY;
      case Syntax.Name n -> Level.PRIMARY;
      case Syntax.Word w -> Level.PRIMARY;
      case Syntax.Call c -> Level.PRIMARY;
    };
  }

  static String number(BigDecimal value) {
    String plain = value.toPlainString();
    if (plain.length() > MAX_PLAIN) {
      return value.unscaledValue() + "e" + -value.scale();
    }
    int point = plain.indexOf('.');
    int end = point < 0 ? plain.length() : point;
    int start = plain.startsWith("-") ? 1 : 0;
    StringBuilder grouped = new StringBuilder(plain);
    if (end - start > 4) {
      for (int i = end - 3; i > start; i -= 3) {
        grouped.insert(i, '_');
      }
    }
    return grouped.toString();
  }

  private static String unit(Unit unit) {
    String text = unit.toString();
    return text.startsWith("percent") ? "%" + text.substring("percent".length()) : text;
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
