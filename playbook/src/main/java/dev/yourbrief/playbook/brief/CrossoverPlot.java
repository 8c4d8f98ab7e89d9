package dev.yourbrief.playbook.brief;

import java.util.List;
import java.util.Optional;

/**
 * The crossover plot as numbers: cost a month of each option over volume.
 *
 * @param title the finding, in words and slots
 * @param subtitle what is plotted, and in which units
 * @param lines one for each option, in the order they are labelled
 * @param marks volumes to mark: today, three and ten times today
 * @param crossing where self-hosting becomes cheaper for good, in draws; empty when it never does
 * @param ruleOfThumb the bill at which general advice says to look at this, low and high, as figure
 *     ids
 * @param unitsX the unit of volume, such as {@code Mtok/month}
 * @param unitsY the unit of cost, such as {@code USD/month}
 */
public record CrossoverPlot(
    Text title,
    Text subtitle,
    List<Line> lines,
    List<Mark> marks,
    Optional<Crossing> crossing,
    List<String> ruleOfThumb,
    String unitsX,
    String unitsY) {

  /**
   * The cost of one option.
   *
   * @param option the option's id: {@code rent-frontier}, {@code rent-open}, {@code self-host}
   * @param name what to call it beside the line
   * @param points its points, by rising volume
   */
  public record Line(String option, String name, List<Point> points) {}

  /**
   * A point of a cost curve.
   *
   * @param scale the multiple of today's volume
   * @param volume the volume, in {@code unitsX}
   * @param p10 the cost a month that one world in ten lies below, in {@code unitsY}
   * @param p50 the middle
   * @param p90 the cost that one world in ten lies above
   */
  public record Point(double scale, double volume, double p10, double p50, double p90) {}

  /**
   * A volume worth pointing at.
   *
   * @param name what it is, without a numeral: {@code you today}
   * @param scaleFigure the id of the figure that holds the multiple
   * @param scale the multiple
   * @param volume the volume, in {@code unitsX}
   */
  public record Mark(String name, String scaleFigure, double scale, double volume) {}

  /**
   * Where the lines cross for good.
   *
   * @param volumeFigure the id of the figure that holds the volume
   * @param billFigure the id of the figure that holds the bill there
   * @param p10 volume, in {@code unitsX}; one world in ten crosses earlier
   * @param p50 the middle
   * @param p90 one world in ten crosses later; infinite when at least one in ten never crosses
   */
  public record Crossing(
      String volumeFigure, String billFigure, double p10, double p50, double p90) {}
}
