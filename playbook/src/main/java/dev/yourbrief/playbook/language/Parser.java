package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.playbook.language.Token.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Turns a text into a tree, by recursive descent, one method a level. Bounded: the text by its
 * length, the tree by the depth of parentheses, signs and branches within each other.
 */
final class Parser {

  static final int MAX_LENGTH = 10_000;
  static final int MAX_DEPTH = 100;

  private final Source source;
  private final Scope scope;
  private final Lexer lexer;
  private Token token;
  private int depth;

  private Parser(Source source, Scope scope) {
    this.source = source;
    this.scope = scope;
    this.lexer = new Lexer(source);
    this.token = lexer.read(0);
  }

  static Syntax parse(Source source, Scope scope) {
    if (source.text().length() > MAX_LENGTH) {
      throw source.problem(
          0,
          "this expression is longer than 10,000 characters",
          "Give parts of it names of their own");
    }
    Parser parser = new Parser(source, scope);
    if (parser.token.kind() == Kind.END) {
      throw source.problem(0, "the expression is empty", "Write one, or remove the line");
    }
    Syntax tree = parser.expression();
    if (parser.token.kind() != Kind.END) {
      throw parser.unexpected("the expression should end");
    }
    return tree;
  }

  private Syntax expression() {
    return nested(() -> token.is("if") ? conditional() : chain(Level.OR));
  }

  private Syntax conditional() {
    int at = take().start();
    Syntax condition = expression();
    expect("then", "after the condition of 'if'");
    Syntax then = expression();
    expect("else", "after the value for 'then': both cases need one");
    return new Syntax.If(condition, then, expression(), at);
  }

  private Syntax chain(Level level) {
    Syntax first = operand(level);
    List<Syntax.Link> rest = new ArrayList<>();
    for (Optional<Operator> next = operator(level); next.isPresent(); next = operator(level)) {
      int at = take().start();
      rest.add(new Syntax.Link(next.get(), operand(level), at));
    }
    return rest.isEmpty() ? first : new Syntax.Chain(first, List.copyOf(rest), first.at());
  }

  private Syntax operand(Level chain) {
    return switch (chain) {
      case OR -> chain(Level.AND);
      case AND -> negation();
      case SUM -> chain(Level.PRODUCT);
      default -> signed();
    };
  }

  private Optional<Operator> operator(Level level) {
    for (Operator operator : Operator.values()) {
      if (operator.level == level && token.is(operator.sign)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  private Syntax negation() {
    if (!token.is("not")) {
      return comparison();
    }
    int at = take().start();
    return new Syntax.Not(nested(this::negation), at);
  }

  private Syntax comparison() {
    Syntax left = chain(Level.SUM);
    int at = token.start();
    Optional<Comparison> sign = Comparison.of(token);
    Syntax whole;
    if (sign.isPresent()) {
      whole = new Syntax.Compare(sign.get(), left, beside(left), at);
    } else if (token.is("between")) {
      take();
      Syntax low = chain(Level.SUM);
      expect("and", "between the two ends of 'between'");
      whole = new Syntax.Between(left, low, chain(Level.SUM), at);
    } else if (token.is("in")) {
      whole = new Syntax.In(left, options(left), at);
    } else if (token.is("not") && lexer.read(token.end()).is("in")) {
      take();
      whole = new Syntax.Not(new Syntax.In(left, options(left), at), at);
    } else if (token.is("is")) {
      take();
      boolean negated = token.is("not");
      if (negated) {
        take();
      }
      whole = new Syntax.Known(left, knownness() != negated, at);
    } else {
      return left;
    }
    if (Comparison.of(token).isPresent()) {
      throw source.problem(
          token.start(),
          "two comparisons stand in a row",
          "Write 'x between a and b', or join two comparisons with 'and'");
    }
    return whole;
  }

  /** What stands after the current token, as something the left side is set against. */
  private Syntax beside(Syntax left) {
    Optional<Type.Choice> choice = choice(left);
    Optional<Token> word = choice.flatMap(c -> lexer.readChoice(token.end()));
    if (word.isPresent() && isWord(word.get(), choice.get())) {
      token = lexer.read(word.get().end());
      return new Syntax.Word(word.get().text(), word.get().start());
    }
    take();
    if (choice.isPresent() && token.kind() == Kind.TEXT) {
      Token text = take();
      return new Syntax.Word(text.text(), text.start());
    }
    return chain(Level.SUM);
  }

  private Optional<Type.Choice> choice(Syntax syntax) {
    return syntax instanceof Syntax.Name name
        ? scope.typeOf(name.name()).filter(Type.Choice.class::isInstance).map(t -> (Type.Choice) t)
        : Optional.empty();
  }

  /** An option goes before a name that reads alike; what is neither is taken for a slip in one. */
  private boolean isWord(Token word, Type.Choice choice) {
    return choice.options().contains(word.text())
        || scope.typeOf(lexer.read(word.start()).text()).isEmpty();
  }

  private List<Syntax> options(Syntax left) {
    take();
    if (!token.is("(")) {
      throw unexpected("a list in parentheses should follow 'in', as in (a, b)");
    }
    List<Syntax> options = new ArrayList<>();
    do {
      options.add(beside(left));
    } while (token.is(","));
    close();
    return List.copyOf(options);
  }

  private boolean knownness() {
    if (token.is("known") || token.is("given") || token.is("unknown")) {
      return !take().text().equals("unknown");
    }
    throw unexpected("'known', 'given' or 'unknown' should follow 'is'");
  }

  private Syntax signed() {
    if (!token.is("-")) {
      return power();
    }
    int at = take().start();
    return new Syntax.Negated(nested(this::signed), at);
  }

  private Syntax power() {
    Syntax base = primary();
    if (!token.is("^")) {
      return base;
    }
    int at = take().start();
    return new Syntax.Power(base, nested(this::signed), at);
  }

  private Syntax primary() {
    int at = token.start();
    return switch (token.kind()) {
      case NUMBER -> {
        Token.Amount amount = take().amount().orElseThrow();
        yield new Syntax.Numeral(amount.value(), amount.unit(), at);
      }
      case DATE -> new Syntax.Date(LocalDate.parse(take().text()), at);
      case TEXT -> new Syntax.Text(take().text(), at);
      case WORD -> word(at);
      case SIGN -> {
        if (!token.is("(")) {
          throw unexpected("a value should stand here");
        }
        take();
        Syntax inner = expression();
        close();
        yield inner;
      }
      case END -> throw unexpected("a value should follow");
    };
  }

  private Syntax word(int at) {
    if (token.is("true") || token.is("false")) {
      return new Syntax.Truth(take().text().equals("true"), at);
    }
    if (token.is("is")) {
      return knownCall(at);
    }
    if (token.is("if")) {
      throw source.problem(at, "'if' stands inside a larger expression", "Put it in parentheses");
    }
    if (token.is("not")) {
      throw source.problem(at, "'not' stands where a value should", "Put it in parentheses");
    }
    if (Keywords.ALL.contains(token.text())) {
      throw unexpected("a value should stand here");
    }
    String name = take().text();
    if (!token.is("(")) {
      return new Syntax.Name(name, at);
    }
    take();
    List<Syntax> arguments = new ArrayList<>();
    if (!token.is(")")) {
      arguments.add(expression());
      while (token.is(",")) {
        take();
        arguments.add(expression());
      }
    }
    close();
    return new Syntax.Call(name, List.copyOf(arguments), at);
  }

  private Syntax knownCall(int at) {
    take();
    boolean known = knownness();
    expect("(", "before what is asked after, as in 'is known(x)'");
    Syntax operand = expression();
    close();
    return new Syntax.Known(operand, known, at);
  }

  private void close() {
    if (!token.is(")")) {
      throw unexpected("a ')' is missing");
    }
    take();
  }

  private void expect(String word, String place) {
    if (!token.is(word)) {
      throw unexpected("'" + word + "' should stand " + place);
    }
    take();
  }

  private InputException unexpected(String wanted) {
    if (token.kind() == Kind.END) {
      return source.problem(token.start(), "the expression breaks off: " + wanted, "Complete it");
    }
    String found = source.text().substring(token.start(), token.end());
    String shown = found.length() > 40 ? found.substring(0, 40) + "…" : found;
    return source.problem(token.start(), "'" + shown + "' stands here, but " + wanted, hint());
  }

  private String hint() {
    return switch (token.kind()) {
      case SIGN ->
          token.is(",")
              ? "Write thousands as 25_000, and commas only between the parts of a list"
              : "Look at the text just before it";
      case WORD ->
          Closest.to(token.text(), Keywords.ALL)
              .map(near -> "Did you mean '" + near + "'?")
              .orElse("Join two parts with an operator, such as 'and' or '*'");
      default -> "Join two parts with an operator, such as 'and' or '*'";
    };
  }

  private Token take() {
    Token taken = token;
    token = lexer.read(taken.end());
    return taken;
  }

  private Syntax nested(Supplier<Syntax> part) {
    if (++depth > MAX_DEPTH) {
      throw source.problem(
          token.start(),
          "this expression is nested more than " + MAX_DEPTH + " deep",
          "Give its inner parts names of their own");
    }
    Syntax syntax = part.get();
    depth--;
    return syntax;
  }
}
