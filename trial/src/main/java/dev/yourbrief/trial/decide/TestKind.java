package dev.yourbrief.trial.decide;

/** How a p value of "there is no difference" is made; all are two-sided. */
public enum TestKind {
  /** By the normal, cases taken one by one. */
  Z("z test"),
  /** By Student's t(n - 1), cases taken one by one. */
  PAIRED_T("paired t test"),
  /** By Student's t(G - 1) over clusters. */
  CLUSTERED_T("clustered t test"),
  /** McNemar's exact test, for scores that are all 0 or 1. */
  MCNEMAR_EXACT("exact McNemar test"),
  /** McNemar's mid-p test. */
  MCNEMAR_MID_P("mid-p McNemar test"),
  /** Signs of differences flipped, of whole clusters where there are any. */
  SIGN_FLIP("sign-flip test");

  private final String words;

  TestKind(String words) {
    this.words = words;
  }

  /** What it is called in a sentence. */
  public String words() {
    return words;
  }
}
