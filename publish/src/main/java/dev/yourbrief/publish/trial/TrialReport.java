package dev.yourbrief.publish.trial;

import dev.yourbrief.trial.TrialResult;

/** A trial's report. */
public final class TrialReport {

  private TrialReport() {}

  /** The report as one page that loads nothing from elsewhere. */
  public static String html(TrialResult result) {
    return "<!doctype html><title>" + result.decidedOn() + "</title>\n";
  }

  /** The report as Markdown. */
  public static String markdown(TrialResult result) {
    return "# " + result.decidedOn() + "\n";
  }
}
