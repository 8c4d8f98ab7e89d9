package dev.yourbrief.trial.sandbox;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which protections hold on this machine.
 *
 * <p>Whatever holds, these do not: the program reads every file this user can read; it can cheat
 * (end with success before the tests ran, look into the files it is tested with, guess what they
 * print); and it runs on this machine's own kernel, which is no wall against an attack on that. Run
 * answers that someone may have poisoned on a machine that is kept for it.
 *
 * @param held those that hold
 */
public record Protections(Set<Protection> held) {

  public Protections {
    held = Set.copyOf(held);
  }

  static Protections of(Collection<Protection> held) {
    return new Protections(Set.copyOf(held));
  }

  public boolean holds(Protection protection) {
    return held.contains(protection);
  }

  /** One sentence each, for a report: what holds and what does not, in a fixed order. */
  public List<String> inWords() {
    return EnumSet.allOf(Protection.class).stream()
        .map(protection -> protection.inWords(holds(protection)))
        .toList();
  }
}
