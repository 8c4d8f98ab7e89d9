package dev.yourbrief.trial;

/** Is told how far a long step has come; called from many threads. */
@FunctionalInterface
public interface Steps {

  /** Tells nobody. */
  Steps NONE = (what, done, total) -> {};

  /**
   * A step has come so far.
   *
   * @param what what is being done, in a few words
   */
  void at(String what, long done, long total);
}
