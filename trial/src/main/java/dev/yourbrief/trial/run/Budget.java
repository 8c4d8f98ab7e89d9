package dev.yourbrief.trial.run;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Money that may be spent, by all runs of a trial together. The most a call can cost is set aside
 * before it is made and settled after it, so that the cap holds however many calls are under way. A
 * call whose cost nobody can tell afterwards counts as the most it could have cost, and is counted
 * apart.
 */
public final class Budget {

  private final Optional<BigDecimal> cap;
  private final BigDecimal before;
  private BigDecimal spent = BigDecimal.ZERO;
  private BigDecimal aside = BigDecimal.ZERO;
  private BigDecimal atMost = BigDecimal.ZERO;
  private long unknown;
  private boolean exhausted;

  /**
   * A budget.
   *
   * @param cap USD; without one nothing is refused
   * @param before USD that earlier runs have spent, or may have
   */
  public Budget(Optional<BigDecimal> cap, BigDecimal before) {
    this.cap = cap;
    this.before = before;
  }

  /** Whether there is a cap at all. */
  boolean isCapped() {
    return cap.isPresent();
  }

  /**
   * Sets money aside for a call; waits while calls under way may leave enough.
   *
   * @param most the most the call can cost, USD; empty when nobody knows
   * @return whether the call may be made
   */
  synchronized boolean reserve(Optional<BigDecimal> most) throws InterruptedException {
    if (cap.isEmpty()) {
      return true;
    }
    BigDecimal amount = most.orElseThrow(() -> new IllegalStateException("a cap needs prices"));
    while (!exhausted && committed().add(amount).compareTo(cap.get()) > 0) {
      if (aside.signum() == 0) {
        exhausted = true;
        notifyAll();
      } else {
        wait();
      }
    }
    if (exhausted) {
      return false;
    }
    aside = aside.add(amount);
    return true;
  }

  /** A call was made, and this is what it cost. */
  synchronized void settle(Optional<BigDecimal> most, Optional<BigDecimal> cost) {
    release(most);
    if (cost.isPresent()) {
      spent = spent.add(cost.get());
    } else {
      unknown++;
      atMost = atMost.add(most.orElse(BigDecimal.ZERO));
    }
  }

  /** No call came of it. */
  synchronized void release(Optional<BigDecimal> most) {
    if (cap.isPresent()) {
      aside = aside.subtract(most.orElse(BigDecimal.ZERO));
      notifyAll();
    }
  }

  private BigDecimal committed() {
    return before.add(spent).add(atMost).add(aside);
  }

  /** USD this run is known to have spent. */
  public synchronized BigDecimal spent() {
    return spent;
  }

  /** How many calls of this run cost an amount that nobody knows. */
  public synchronized long unknown() {
    return unknown;
  }

  /** Whether a call was not made for lack of money. */
  public synchronized boolean isExhausted() {
    return exhausted;
  }
}
