package dev.yourbrief.trial.search;

/** Told how far a long piece of work has come. Called by one thread at a time, in rising order. */
@FunctionalInterface
public interface Progress {

  /** Tells nobody. */
  Progress NONE = (_, _) -> {};

  /**
   * @param done how many texts are done
   * @param total how many there are
   */
  void at(int done, int total);
}
