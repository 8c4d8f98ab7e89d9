package dev.yourbrief.publish.trial;

import dev.yourbrief.publish.CrossoverReport;
import dev.yourbrief.publish.Html;
import dev.yourbrief.publish.Resource;
import dev.yourbrief.trial.TrialResult;

/**
 * A trial's report: the verdict with its reasons on top, then everything it rests on, down to the
 * tests that were not asked for. The same result gives the same bytes.
 */
public final class TrialReport {

  private TrialReport() {}

  /** The report as one page that loads nothing from elsewhere and works without its script. */
  public static String html(TrialResult result) {
    return Html.render("trial/page.jte", new TrialPage(result));
  }

  /** The same as Markdown: CommonMark with the tables that code hosts show. */
  public static String markdown(TrialResult result) {
    return TrialMarkdown.of(new TrialPage(result));
  }

  static String styleSheet() {
    return Html.styleSheet() + CrossoverReport.styleSheet() + Resource.text("trial/trial.css");
  }
}
