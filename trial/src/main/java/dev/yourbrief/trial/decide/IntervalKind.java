package dev.yourbrief.trial.decide;

/** How an interval of the difference is made. */
public enum IntervalKind {
  /** Difference ± z · SE, cases taken one by one. */
  NAIVE_Z("the normal interval of single cases"),
  /** Difference ± t(n - 1) · SE, cases taken one by one. */
  PAIRED_T("the paired t interval"),
  /** Difference ± t(G - 1) · SE over clusters. */
  CLUSTERED_T("the clustered t interval"),
  /** The bias-corrected and accelerated bootstrap, of whole clusters where there are any. */
  BCA("the bootstrap's BCa interval"),
  /** Tango's score interval, for scores that are all 0 or 1. */
  SCORE("the score interval");

  private final String words;

  IntervalKind(String words) {
    this.words = words;
  }

  /** What it is called in a sentence. */
  public String words() {
    return words;
  }
}
