package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.Unit;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** What kind of value a name holds or an expression gives. A closed list. */
public sealed interface Type {

  /**
   * A number with a unit.
   *
   * @param unit its unit; {@link Unit#ONE} for a plain number
   */
  record Num(Unit unit) implements Type {}

  /** True or false. */
  record Bool() implements Type {}

  /**
   * One word of a fixed list.
   *
   * @param options the words, in the order they are offered
   */
  record Choice(Set<String> options) implements Type {
    public Choice {
      options = Collections.unmodifiableSet(new LinkedHashSet<>(options));
    }
  }

  /** Free text. */
  record Text() implements Type {}

  /** A calendar day. */
  record Day() implements Type {}

  /** What it is, as the object of a sentence: {@code a number in USD/month}. */
  default String inWords() {
    return switch (this) {
      case Num(Unit unit) ->
          unit.equals(Unit.ONE) ? "a plain number" : "a number in '" + unit + "'";
      case Bool() -> "true or false";
      case Choice(Set<String> options) -> "one of " + String.join(", ", options);
      case Text() -> "text";
      case Day() -> "a date";
    };
  }
}
