package dev.yourbrief.crossover;

/**
 * What one input does to the stable crossing when it moves from its P10 to its P90 and every other
 * input stays at its middle.
 *
 * @param input the input's name, such as {@code selfHost.usdPerGpuHour}
 * @param inputP10 its value at the low end
 * @param inputP50 its value in the middle
 * @param inputP90 its value at the high end
 * @param billAtP10 the bill at the stable crossing, USD a month, at the low end; infinite if there
 *     is no such crossing
 * @param billAtP50 the same in the middle
 * @param billAtP90 the same at the high end
 */
public record Swing(
    String input,
    double inputP10,
    double inputP50,
    double inputP90,
    double billAtP10,
    double billAtP50,
    double billAtP90) {

  /**
   * How far the crossing moves, USD a month: infinite when it exists at one end and not at the
   * other, 0 when it exists at neither.
   */
  public double spread() {
    return billAtP10 == billAtP90 ? 0 : Math.abs(billAtP90 - billAtP10);
  }
}
