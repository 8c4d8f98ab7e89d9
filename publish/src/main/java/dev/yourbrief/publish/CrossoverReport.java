package dev.yourbrief.publish;

import dev.yourbrief.crossover.economics.Findings;
import java.time.LocalDate;
import java.util.List;

/**
 * What a comparison found, as a report to read: the bottom line, what every option costs, the
 * months ahead, what moves it, how capacity is used, and the arithmetic behind every number. The
 * same findings give the same bytes.
 */
public final class CrossoverReport {

  private static final String STYLE = Resource.text("report.css");

  private CrossoverReport() {}

  /**
   * The report as a page: one file that asks nothing of the network and works without its script.
   *
   * @param title what is compared, in the words of whoever asked
   * @param asOf the day the report speaks from: prices are stale or not on that day
   * @param findings what was found
   * @param curves how fast capacity serves; may be empty
   */
  public static String html(
      String title, LocalDate asOf, Findings findings, List<SpeedCurve> curves) {
    return Html.render("crossoverPage.jte", CrossoverPage.of(title, asOf, findings, curves));
  }

  /** The same as Markdown: CommonMark with the tables that code hosts show. */
  public static String markdown(
      String title, LocalDate asOf, Findings findings, List<SpeedCurve> curves) {
    return CrossoverMarkdown.of(CrossoverPage.of(title, asOf, findings, curves));
  }

  /** What reports have besides the styles of a brief. */
  public static String styleSheet() {
    return STYLE;
  }
}
