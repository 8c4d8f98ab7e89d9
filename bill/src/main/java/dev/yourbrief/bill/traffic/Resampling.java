package dev.yourbrief.bill.traffic;

import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Estimate;
import java.math.BigDecimal;
import java.util.Collection;

/** How far a number that rests on some days or hours may be off: the run-rate's own method. */
public interface Resampling {

  /** What the days come to a month of 365/12 days, with the run-rate's interval. */
  Estimate perMonth(Collection<BigDecimal> days);

  /**
   * Resampled means of values in the order of time. For two series of one length the same blocks
   * are taken, so that draws may be divided by each other.
   */
  Draws means(double[] values);
}
