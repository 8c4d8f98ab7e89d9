package dev.yourbrief.crossover.economics;

import dev.yourbrief.crossover.economics.CostLine.Fleet;
import dev.yourbrief.crossover.fleet.SafeLoad;
import java.util.List;
import java.util.Optional;

/**
 * Puts a {@link Fleet} together: rented and unbounded by a queue until said otherwise. Loads are in
 * copies kept busy.
 */
public final class FleetBuilder {

  private final String id;
  private final String label;
  private final Term meanLoad;
  private final Term peakLoad;
  private int gpusPerCopy;
  private Term usdPerCopyMonth = Term.number(0);
  private Index index = Index.GPU;
  private Term usdPerCopyOnce = Term.number(0);
  private Term lifeMonths = Term.number(1);
  private Term keptShare = Term.number(0);
  private Term mostBusy = Term.number(1);
  private SafeLoad safe = SafeLoad.UNBOUND;
  private int least = 1;
  private int spare;
  private Optional<Integer> held = Optional.empty();
  private Optional<Term> overflow = Optional.empty();
  private boolean followsLoad;
  private List<Double> levels = List.of(1.0);

  public FleetBuilder(String id, String label, Term meanLoad, Term peakLoad) {
    this.id = id;
    this.label = label;
    this.meanLoad = meanLoad;
    this.peakLoad = peakLoad;
  }

  public FleetBuilder gpusPerCopy(int gpus) {
    gpusPerCopy = gpus;
    return this;
  }

  /** What a copy costs a month, and the price that follows. */
  public FleetBuilder running(Term usdPerCopyMonth, Index index) {
    this.usdPerCopyMonth = usdPerCopyMonth;
    this.index = index;
    return this;
  }

  /** What a copy costs to buy, how long it lasts and the share of its price that is left then. */
  public FleetBuilder bought(Term usdPerCopy, Term lifeMonths, Term keptShare) {
    this.usdPerCopyOnce = usdPerCopy;
    this.lifeMonths = lifeMonths;
    this.keptShare = keptShare;
    return this;
  }

  public FleetBuilder mostBusy(Term share) {
    mostBusy = share;
    return this;
  }

  public FleetBuilder safe(SafeLoad safe) {
    this.safe = safe;
    return this;
  }

  public FleetBuilder least(int copies) {
    least = copies;
    return this;
  }

  public FleetBuilder spare(int copies) {
    spare = copies;
    return this;
  }

  /** Exactly so many copies; what they cannot carry goes elsewhere, or nowhere. */
  public FleetBuilder held(int copies, Optional<Term> overflow) {
    held = Optional.of(copies);
    this.overflow = overflow;
    return this;
  }

  /** Copies are given back when they are not needed. */
  public FleetBuilder followingLoad() {
    followsLoad = true;
    return this;
  }

  public FleetBuilder levels(List<Double> levels) {
    this.levels = levels;
    return this;
  }

  public Fleet build() {
    return new Fleet(
        id,
        label,
        gpusPerCopy,
        usdPerCopyMonth,
        index,
        usdPerCopyOnce,
        lifeMonths,
        keptShare,
        meanLoad,
        peakLoad,
        mostBusy,
        safe,
        least,
        spare,
        held,
        overflow,
        followsLoad,
        levels);
  }
}
