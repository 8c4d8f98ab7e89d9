package dev.yourbrief.trial.decide;

/**
 * Something that makes a trial worth nothing whatever it shows.
 *
 * @param code what kind of thing
 * @param sentence for people: what was found, against what it should have been
 */
public record Fault(Code code, String sentence) {

  /** Kinds of fault. */
  public enum Code {
    /** More test cases than allowed stand in the training data or in what is searched. */
    LEAK,
    /** A cheap arm beats the baseline measurably: it was no fair opponent. */
    WEAK_BASELINE,
    /** One arm was tuned more than the other. */
    UNEQUAL_TUNING,
    /** Too few cases have a score from both arms. */
    PAIRING,
    /** The judge agrees with people less than was registered. */
    JUDGE_AGREEMENT,
    /** What was run is not what was locked. */
    LOCK,
    /** Results were looked at before the registered end. */
    PEEKED,
    /** Fewer than two cases. Found here. */
    TOO_FEW_CASES,
    /** Two scores of the same case. Found here. */
    SAME_CASE_TWICE,
    /** Some cases have a cluster and some have none. Found here. */
    CLUSTERS_MISSING,
    /** All cases are in one cluster: nothing tells how clusters differ. Found here. */
    ONE_CLUSTER,
    /** The interval of the rules cannot be made of these cases. Found here. */
    RULE_DOES_NOT_FIT
  }
}
