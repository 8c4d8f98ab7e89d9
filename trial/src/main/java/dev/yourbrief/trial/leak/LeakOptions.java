package dev.yourbrief.trial.leak;

import java.util.EnumSet;
import java.util.Set;

/**
 * How leaks are looked for.
 *
 * @param methods which ways; empty to choose by length: exact always, characters when the texts are
 *     short, shingles and runs of words when they are long
 * @param twin from which cosine on two texts are near twins, above 0 up to 1
 * @param shingle words in a shingle, at least 1
 * @param jaccard from which Jaccard similarity on two texts are near twins, above 0 up to 1
 */
public record LeakOptions(Set<Method> methods, double twin, int shingle, double jaccard) {

  /** Near twins from a cosine of 0.90 or a Jaccard similarity of 0.80 on, shingles of 5 words. */
  public static final LeakOptions DEFAULT = new LeakOptions(Set.of(), 0.90, 5, 0.80);

  public LeakOptions {
    if (!(twin > 0 && twin <= 1 && jaccard > 0 && jaccard <= 1)) {
      throw new IllegalArgumentException("a threshold is above 0 and at most 1");
    }
    if (shingle < 1) {
      throw new IllegalArgumentException("a shingle has at least one word, not " + shingle);
    }
    methods = Set.copyOf(methods);
  }

  public LeakOptions with(Method first, Method... more) {
    return new LeakOptions(EnumSet.of(first, more), twin, shingle, jaccard);
  }

  public LeakOptions twinFrom(double cosine) {
    return new LeakOptions(methods, cosine, shingle, jaccard);
  }
}
