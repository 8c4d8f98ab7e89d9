package dev.yourbrief.crossover.economics;

import dev.yourbrief.crossover.fleet.SafeLoad;
import java.util.List;
import java.util.Optional;

/** One line of what an option costs, each with an id and a name that its reader knows. */
public sealed interface CostLine {

  String id();

  String label();

  /**
   * A cost that does not grow with the volume: people, evaluation, monitoring.
   *
   * @param usdPerMonth USD a month
   */
  record Monthly(String id, String label, Term usdPerMonth, Index index) implements CostLine {}

  /**
   * A cost that is paid at a time: migration, training, exit.
   *
   * @param usd USD each time
   */
  record Once(String id, String label, Term usd, When when) implements CostLine {}

  /**
   * A cost in proportion to the volume: tokens, egress.
   *
   * @param usdPerMonth USD a month at today's volume
   */
  record ByVolume(String id, String label, Term usdPerMonth, Index index) implements CostLine {}

  /**
   * Capacity that is held in whole copies: GPUs that run a model, or units of provisioned
   * throughput.
   *
   * @param gpusPerCopy GPUs in a copy; 0 if the copies are not GPUs
   * @param usdPerCopyMonth what a copy costs a month to rent or to run
   * @param index what that follows
   * @param usdPerCopyOnce what a copy costs to buy
   * @param lifeMonths months after which a bought copy is replaced
   * @param keptShare the share of its price a copy still has after its life, 0 to 1
   * @param meanLoad today's mean load, in copies kept busy
   * @param peakLoad today's load in the busiest minutes, in copies kept busy
   * @param mostBusy the share of their time copies may be busy at the peak
   * @param safe how full the promise about waiting lets a fleet run
   * @param least the fewest copies ever held
   * @param spare copies held on top, for faults and upgrades
   * @param held exactly so many copies whatever the load; what they cannot carry overflows
   * @param overflow USD a month at today's volume if all of it went where the overflow goes; empty
   *     if it goes nowhere
   * @param followsLoad whether copies are given back when they are not needed, hour by hour
   * @param levels the load through an average day over its mean, one value for each equal part of
   *     it; only read where the fleet follows the load or overflows
   */
  record Fleet(
      String id,
      String label,
      int gpusPerCopy,
      Term usdPerCopyMonth,
      Index index,
      Term usdPerCopyOnce,
      Term lifeMonths,
      Term keptShare,
      Term meanLoad,
      Term peakLoad,
      Term mostBusy,
      SafeLoad safe,
      int least,
      int spare,
      Optional<Integer> held,
      Optional<Term> overflow,
      boolean followsLoad,
      List<Double> levels)
      implements CostLine {

    public Fleet {
      levels = List.copyOf(levels);
      if (least < 1 || spare < 0 || held.orElse(1) < 1 || levels.isEmpty()) {
        throw new IllegalArgumentException("a fleet has at least one copy and one level of load");
      }
      if (overflow.isPresent() && held.isEmpty()) {
        throw new IllegalArgumentException("only a fleet of a fixed size overflows");
      }
    }
  }
}
