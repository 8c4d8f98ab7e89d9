package dev.yourbrief.trial.leak;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What was found.
 *
 * @param tests how many test cases were looked at
 * @param methods the ways that were used
 * @param leaks at most one a test case, in the order of the cases
 * @param tooShort cases with too few words for shingles or runs where no other way but the exact
 *     one was used: not leaked as far as can be said, but not shown to be clean either
 * @param run words in a run, when runs were looked for; else 0
 */
public record LeakReport(
    int tests, SortedSet<Method> methods, List<Leak> leaks, List<String> tooShort, int run) {

  public LeakReport {
    methods = Collections.unmodifiableSortedSet(new TreeSet<>(methods));
    leaks = List.copyOf(leaks);
    tooShort = List.copyOf(tooShort);
  }

  /**
   * The cases whose answer is given away, in their order: what is left out for a score on clean
   * cases. A twin with another label stays in: copying it would get the case wrong.
   */
  public Set<String> leakedIds() {
    return ids(leaks.stream().filter(Leak::givesAway));
  }

  /**
   * All cases with a twin, whatever its label: the ones to leave out where answers are free text.
   */
  public Set<String> twinIds() {
    return ids(leaks.stream());
  }

  private static Set<String> ids(Stream<Leak> leaks) {
    Set<String> ids = new LinkedHashSet<>();
    leaks.forEach(leak -> ids.add(leak.test().id()));
    return Collections.unmodifiableSet(ids);
  }

  /** How many cases are kept for a score on clean ones: all but those given away. */
  public int kept() {
    return tests - sameLabel();
  }

  /** How many twins give the answer away. */
  public int sameLabel() {
    return (int) leaks.stream().filter(Leak::givesAway).count();
  }

  /** How many twins have another label. */
  public int differentLabel() {
    return leaks.size() - sameLabel();
  }

  /** How many leaks a method found that no stricter one did. */
  public int by(Method method) {
    return (int) leaks.stream().filter(leak -> leak.method() == method).count();
  }
}
