package dev.yourbrief.trial.run;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long a provider is asked that does not answer: until all calls under way have used up their
 * tries, and some more. All that ask one provider share it.
 */
public final class Patience {

  private static final int MORE = 20;

  private final int most;
  private final AtomicInteger inARow = new AtomicInteger();

  /**
   * Patience with a provider.
   *
   * @param attempts how often a call is tried
   * @param width how many calls may be under way at once
   */
  public Patience(int attempts, int width) {
    this.most = MORE + attempts * width;
  }

  void answered() {
    inARow.set(0);
  }

  /** One more try without an answer; returns whether that is enough. */
  boolean endsWithAnother() {
    return inARow.incrementAndGet() >= most;
  }

  /** How many tries in a row had no answer. */
  int inARow() {
    return inARow.get();
  }
}
