package dev.yourbrief.crossover.economics;

/** When a one-off cost falls due. */
public sealed interface When {

  /** When the work begins. */
  When START = new Start();

  /** With the last month of the horizon: giving GPUs back, moving off again. */
  When END = new End();

  record Start() implements When {}

  record End() implements When {}

  /**
   * At the start and again and again: training runs, licences.
   *
   * @param months how far apart, at least 1
   */
  record Every(int months) implements When {
    public Every {
      if (months < 1) {
        throw new IllegalArgumentException("a cost comes back after a month or more");
      }
    }
  }
}
