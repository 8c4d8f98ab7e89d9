package dev.yourbrief.trial.leak;

import dev.yourbrief.trial.data.LabelledText;

/**
 * A test case and the row it is too near to.
 *
 * @param test the case
 * @param row the nearest row
 * @param similarity from 0 to 1, as {@code method} measures it
 * @param method the strictest that found it
 */
public record Leak(LabelledText test, LabelledText row, double similarity, Method method) {

  /**
   * Whether the row gives the answer away: it has the case's label too, or one of the two has no
   * label, so that this cannot be ruled out. If not, one of the two is likely labelled wrong.
   */
  public boolean givesAway() {
    return test.label().isBlank()
        || row.label().isBlank()
        || Normal.of(test.label()).equals(Normal.of(row.label()));
  }
}
