package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds names that do not exist: all of them at once, each with what was likely meant. */
final class NameCheck {

  private static final Set<String> STATISTICS = Set.of("p10", "p50", "p90", "mean");

  private final Source source;
  private final Scope scope;

  NameCheck(Source source, Scope scope) {
    this.source = source;
    this.scope = scope;
  }

  List<Problem> problems(Syntax syntax) {
    List<Problem> problems = new ArrayList<>();
    collect(syntax, problems);
    return problems;
  }

  private void collect(Syntax syntax, List<Problem> problems) {
    switch (syntax) {
      case Syntax.Name(String name, int at) when scope.typeOf(name).isEmpty() ->
          problems.add(source.describe(at, "'" + name + "' is not a known name", hint(name)));
      case Syntax.Compare c when c.left() instanceof Syntax.Name n && isYesNo(n, c.right()) -> {
        boolean wanted = (c.comparison() == Comparison.EQUAL) == isYes(c.right());
        problems.add(
            source.describe(
                c.right().at(),
                "'" + n.name() + "' is true or false, not yes or no",
                "Write '" + (wanted ? "" : "not ") + n.name() + "'"));
      }
      default -> Syntax.parts(syntax).forEach(part -> collect(part, problems));
    }
  }

  private boolean isYesNo(Syntax.Name left, Syntax right) {
    return scope.typeOf(left.name()).filter(Type.Bool.class::isInstance).isPresent()
        && right instanceof Syntax.Name(String word, int at)
        && (word.equals("yes") || word.equals("no"))
        && scope.typeOf(word).isEmpty();
  }

  private static boolean isYes(Syntax right) {
    return right instanceof Syntax.Name(String word, int at) && word.equals("yes");
  }

  private String hint(String name) {
    int dot = name.lastIndexOf('.');
    if (dot > 0
        && STATISTICS.contains(name.substring(dot + 1))
        && scope.typeOf(name.substring(0, dot)).isPresent()) {
      return "Write " + name.substring(dot + 1) + "(" + name.substring(0, dot) + ")";
    }
    Optional<String> near = Closest.to(name, scope.names());
    if (near.isPresent()) {
      return "Did you mean '" + near.get() + "'?";
    }
    if (Units.isUnit(name)) {
      return "A unit stands after a number: 1 " + name;
    }
    return Closest.to(name, Keywords.ALL)
        .or(() -> Closest.to(name, Builtin.names()))
        .map(word -> "Did you mean '" + word + "'?")
        .orElseGet(() -> known());
  }

  private String known() {
    List<String> names = scope.names().stream().sorted().limit(12).toList();
    if (names.isEmpty()) {
      return "There are no names here; text stands in \"quotes\"";
    }
    String more = scope.names().size() > names.size() ? ", …" : "";
    return "Known here: " + String.join(", ", names) + more;
  }
}
