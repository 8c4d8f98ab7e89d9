package dev.yourbrief.bill.forecast;

import dev.yourbrief.figure.Sampler;

/** Imagined worlds after the last settled day. */
sealed interface Worlds permits GrowingWorlds, IdlingWorlds {

  /**
   * The mean day of each period, a world a column.
   *
   * @param periods how many periods, one after the other, from the day after the last
   * @param days how long each is
   */
  double[][] draw(Sampler sampler, int periods, int days);

  /** The mean day of the next period, going by the middle of everything. */
  double middle(int days);
}
