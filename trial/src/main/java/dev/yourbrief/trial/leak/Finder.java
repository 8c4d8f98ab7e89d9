package dev.yourbrief.trial.leak;

import java.util.Optional;

/** Finds, for each test case, the row nearest to it in one way. */
interface Finder {

  /**
   * @param test which case, from 0
   * @param rows only rows below this number count
   * @return empty when no row is near enough; of rows as near, the first
   */
  Optional<Match> nearest(int test, int rows);

  /** Whether the case has enough words to be judged this way. */
  default boolean judges(int test) {
    return true;
  }
}
