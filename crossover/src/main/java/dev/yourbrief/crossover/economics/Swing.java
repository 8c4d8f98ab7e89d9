package dev.yourbrief.crossover.economics;

/**
 * What one input does to a comparison of two options when it moves from its P10 to its P90 and
 * every other input stays at its middle.
 *
 * @param input the input's id
 * @param label what it is
 * @param inputP10 its value at the low end
 * @param inputP50 its value in the middle
 * @param inputP90 its value at the high end
 * @param crossing the baseline's bill at the stable crossing, USD a month: at the low end, in the
 *     middle, at the high end; infinite where there is none
 * @param saving what the option saves against the rival over the horizon, USD in today's money: at
 *     the low end, in the middle, at the high end
 * @param rank Spearman's rank correlation of the input and the saving over all draws, −1 to 1
 */
public record Swing(
    String input,
    String label,
    double inputP10,
    double inputP50,
    double inputP90,
    Three crossing,
    Three saving,
    double rank) {

  /** An outcome at the low end of an input, in its middle and at its high end. */
  public record Three(double low, double middle, double high) {

    /** How far it moves: infinite when it exists at one end only, 0 when it exists at neither. */
    public double spread() {
      return low == high ? 0 : Math.abs(high - low);
    }
  }
}
