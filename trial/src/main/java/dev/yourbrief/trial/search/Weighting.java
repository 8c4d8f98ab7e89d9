package dev.yourbrief.trial.search;

/** What a neighbour's vote counts. */
public enum Weighting {
  /** Its score: for scores that are sums, as those of words and of both are. */
  SCORE,
  /** e to the power of ten times its score: for cosines, which lie close together. */
  STEEP;

  double of(double score) {
    return switch (this) {
      case SCORE -> score;
      // The same on every machine, which Math.exp does not promise.
      case STEEP -> StrictMath.exp(10 * score);
    };
  }
}
