package dev.yourbrief.playbook;

import dev.yourbrief.figure.Unit;
import dev.yourbrief.playbook.language.Scope;
import dev.yourbrief.playbook.language.Type;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every name an expression or a slot of one playbook may use, with its type. */
final class Names implements Scope {

  private static final Set<String> HIDDEN = Set.of("verdict", "unknowns");

  private final Map<String, Type> types = new LinkedHashMap<>();

  void put(String name, Type type) {
    types.put(name, type);
  }

  void amount(String name, Unit unit) {
    put(name, new Type.Num(unit));
  }

  void choice(String name, Set<String> options) {
    put(name, new Type.Choice(options));
  }

  /** A scope with a few more names, for expressions that have names of their own. */
  Names plus(Map<String, Type> more) {
    Names wider = new Names();
    wider.types.putAll(types);
    wider.types.putAll(more);
    return wider;
  }

  /**
   * The names a text may show: those with a figure behind them, so no verdict, no state of a bar
   * and no count.
   */
  Collection<String> shown() {
    return types.keySet().stream()
        .filter(name -> !name.startsWith("bars.") && !HIDDEN.contains(name))
        .toList();
  }

  @Override
  public Optional<Type> typeOf(String name) {
    return Optional.ofNullable(types.get(name));
  }

  @Override
  public Collection<String> names() {
    return Collections.unmodifiableCollection(types.keySet());
  }
}
