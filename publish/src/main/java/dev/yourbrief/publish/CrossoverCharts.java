package dev.yourbrief.publish;

import dev.yourbrief.crossover.economics.Findings;

/**
 * The charts of a comparison, each a document of its own: SVG with real text, light or dark as the
 * reader prefers, that asks nothing of the network. A chart that has nothing to show says so.
 */
public final class CrossoverCharts {

  private CrossoverCharts() {}

  /** Cost against volume: a band and a line for each option, and where they cross. */
  public static String cost(Findings findings) {
    return new CostDrawing(new CrossoverFigures(findings)).alone();
  }

  /** What has been paid by each month under the scenario to plan with. */
  public static String months(Findings findings) {
    return new MonthsDrawing(new CrossoverFigures(findings)).alone();
  }

  /** What moves the saving of the option the question is about, the strongest input first. */
  public static String tornado(Findings findings) {
    return new TornadoDrawing(new CrossoverFigures(findings)).alone();
  }

  /** What a million tokens costs by how busy one's own capacity is. */
  public static String busy(Findings findings) {
    return new BusyDrawing(new CrossoverFigures(findings)).alone();
  }

  /** What a GPU gives by how fast each user is served. */
  public static String speed(SpeedCurve curve) {
    return new SpeedDrawing(curve, 1).alone();
  }
}
