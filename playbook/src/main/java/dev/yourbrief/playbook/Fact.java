package dev.yourbrief.playbook;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.language.Value;
import java.util.Optional;

/**
 * What one name came to in one evaluation.
 *
 * @param value the value expressions see
 * @param figure the figure a reader sees; empty when it is not known, or is nothing a reader sees
 */
record Fact(Value value, Optional<Figure> figure) {

  static Fact of(Value value, Figure figure) {
    return new Fact(value, Optional.of(figure));
  }

  static Fact hidden(Value value) {
    return new Fact(value, Optional.empty());
  }

  static Fact unknown(String name) {
    return hidden(Value.Unknown.of(name));
  }
}
