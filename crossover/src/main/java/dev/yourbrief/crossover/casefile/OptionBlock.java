package dev.yourbrief.crossover.casefile;

import dev.yourbrief.crossover.capacity.SpeedPoint;
import dev.yourbrief.crossover.economics.CostLine;
import dev.yourbrief.crossover.economics.Demand;
import java.util.List;

/**
 * An option of the file, ready to serve any demand: the whole of it, or the share a hybrid gives
 * it.
 */
interface OptionBlock {

  /** What kind of option it is. */
  String kind();

  /** What to call it where the file does not say. */
  String name();

  /**
   * Its cost lines.
   *
   * @param prefix the first part of their ids
   * @param demand what it serves
   */
  List<CostLine> lines(String prefix, Demand demand);

  /** What a reader has to know about it. */
  default List<String> notes() {
    return List.of();
  }

  /** Capacity against speed per user, where the tables were asked for it. */
  default List<SpeedPoint> speeds() {
    return List.of();
  }
}
