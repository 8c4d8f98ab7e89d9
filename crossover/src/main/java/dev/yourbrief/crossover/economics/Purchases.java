package dev.yourbrief.crossover.economics;

import java.util.ArrayList;
import java.util.List;

/** Copies that are bought as the load asks for them, and replaced after their life. */
final class Purchases {

  private final FleetColumns fleet;
  private final boolean isBought;
  private final double[] owned;

  /** The copies bought in each month, in every draw. */
  private final List<double[]> bought = new ArrayList<>();

  Purchases(FleetColumns fleet, int size) {
    this.fleet = fleet;
    boolean any = false;
    for (int i = 0; i < size && !any; i++) {
      any = fleet.price(i) > 0;
    }
    this.isBought = any;
    this.owned = new double[any ? size : 0];
  }

  /** What is spent on copies at the start of a month, less what replaced ones fetch. */
  double inMonth(int m, int i, double k) {
    if (!isBought) {
      return 0;
    }
    while (bought.size() <= m) {
      bought.add(new double[owned.length]);
    }
    double more = Math.max(0, fleet.copies(i, k) - owned[i]);
    owned[i] += more;
    double worn = m >= life(i) ? bought.get(m - life(i))[i] : 0;
    bought.get(m)[i] = more + worn;
    return fleet.price(i) * (more + worn * (1 - fleet.keptAfter(i, fleet.life(i))));
  }

  /** What all copies still fetch after so many months. */
  double leftAfter(int months, int i) {
    double left = 0;
    for (int m = Math.max(0, months - life(i)); isBought && m < bought.size(); m++) {
      left += bought.get(m)[i] * fleet.price(i) * fleet.keptAfter(i, months - m);
    }
    return left;
  }

  private int life(int i) {
    return Math.max(1, (int) Math.round(fleet.life(i)));
  }
}
