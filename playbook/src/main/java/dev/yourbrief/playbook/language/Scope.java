package dev.yourbrief.playbook.language;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The names an expression may refer to. */
public interface Scope {

  /** What the name holds; empty when there is no such name. */
  Optional<Type> typeOf(String name);

  /** All names, for suggesting the nearest one to a misspelt one. */
  Collection<String> names();

  static Scope of(Map<String, Type> types) {
    Map<String, Type> copy = Map.copyOf(types);
    return new Scope() {
      @Override
      public Optional<Type> typeOf(String name) {
        return Optional.ofNullable(copy.get(name));
      }

      @Override
      public Collection<String> names() {
        return copy.keySet();
      }
    };
  }
}
