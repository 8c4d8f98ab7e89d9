package dev.yourbrief.trial.decide;

/**
 * Something a reader of a comparison should know; it decides nothing.
 *
 * @param code what kind of thing
 * @param sentence for people
 */
public record Warning(Code code, String sentence) {

  /** Kinds of warning. */
  public enum Code {
    /** Fewer than 300 cases. */
    FEW_CASES,
    /** Fewer than 30 clusters. */
    FEW_CLUSTERS,
    /** The arms score the same on every case. */
    ALL_TIED,
    /** So few cases differ that no outcome of the exact test could be significant. */
    FEW_DIFFER,
    /** The error over clusters is smaller than over single cases, which is chance mostly. */
    CLUSTERS_TIGHTER,
    /** More than half of the cases are in one cluster. */
    LOPSIDED_CLUSTERS,
    /** There is a difference and no spread to judge it by. */
    NO_SPREAD
  }
}
