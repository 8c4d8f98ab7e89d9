package dev.yourbrief.gateway.watch;

import java.math.BigDecimal;

/**
 * A sum, exact, and what a counter may show of it. An estimate may be corrected downwards, but a
 * counter that falls is taken for one of a process that began anew, and all of it would be counted
 * again: so what is shown stands still until the sum has caught up. Safe for many threads.
 */
final class Rising {

  private BigDecimal sum = BigDecimal.ZERO;
  private BigDecimal shown = BigDecimal.ZERO;

  synchronized void add(BigDecimal more) {
    sum = sum.add(more);
  }

  synchronized double shown() {
    shown = shown.max(sum);
    return shown.doubleValue();
  }
}
