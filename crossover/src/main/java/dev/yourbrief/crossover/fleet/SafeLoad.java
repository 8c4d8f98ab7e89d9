package dev.yourbrief.crossover.fleet;

import java.util.Arrays;

/**
 * How full the copies of a fleet may run so that nearly every request finds a free slot in time. A
 * small fleet has to keep more room than a large one, which is why sixteen times the load takes far
 * fewer than sixteen times the copies.
 *
 * <p>This class is immutable.
 */
public final class SafeLoad {

  /** No promise about waiting: only the greatest utilisation binds. */
  public static final SafeLoad UNBOUND = new SafeLoad(new double[0]);

  /** Beyond this many copies or slots a queue hardly forms below the utilisation anyone plans. */
  private static final int MAX_COPIES = 512;

  private static final int MAX_SLOTS = 20_000;
  private static final int HALVINGS = 40;

  /** Rounding must not buy a copy. */
  private static final double EXACT = 1 - 1e-12;

  private final double[] full;

  private SafeLoad(double[] full) {
    this.full = full;
  }

  /**
   * The loads that keep a promise.
   *
   * @param most the greatest utilisation to plan with: the queue binds only fleets too small for it
   */
  public static SafeLoad of(Promise promise, double most) {
    double[] full = new double[MAX_COPIES];
    int copies = 0;
    while (copies < MAX_COPIES
        && (copies + 1) * promise.slots() <= MAX_SLOTS
        && promise.waitAt(copies + 1, most) > promise.waitSeconds()) {
      double low = copies == 0 ? 0 : full[copies - 1];
      double high = most;
      copies++;
      for (int i = 0; i < HALVINGS; i++) {
        double middle = (low + high) / 2;
        if (promise.waitAt(copies, middle) <= promise.waitSeconds()) {
          low = middle;
        } else {
          high = middle;
        }
      }
      full[copies - 1] = low;
    }
    return new SafeLoad(Arrays.copyOf(full, copies));
  }

  /** The largest fleet the queue still binds; 0 if it binds none. */
  public int bound() {
    return full.length;
  }

  /** How full so many copies may run, under a greatest utilisation. */
  public double limit(int copies, double most) {
    return copies >= 1 && copies <= full.length ? Math.min(full[copies - 1], most) : most;
  }

  /**
   * The fewest copies that carry a load.
   *
   * @param load work that arrives, in copies kept busy
   * @param most the greatest utilisation
   * @param least the fewest copies ever held
   */
  public double copies(double load, double most, int least) {
    double copies = Math.max(least, Math.ceil(load / most * EXACT));
    while (copies <= full.length
        && copies * Math.min(full[(int) copies - 1], most) < load * EXACT) {
      copies++;
    }
    return copies;
  }
}
