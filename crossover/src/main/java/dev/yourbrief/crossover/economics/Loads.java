package dev.yourbrief.crossover.economics;

/** The load of today's volume, in copies of a model that it keeps busy. */
public final class Loads {

  /** Hours in a month of 365/12 days. */
  public static final double HOURS = 730;

  private static final double SECONDS = 3600;

  private Loads() {}

  /**
   * The mean load, from the GPU time that tokens take.
   *
   * @param id the id of the step
   * @param secondsIn GPU-seconds a million input tokens take
   * @param secondsOut GPU-seconds a million output tokens take
   * @param gpusPerCopy GPUs that work on one copy
   * @param hours hours a month in which the copies run and all tokens have to be served
   */
  public static Term.Named mean(
      String id, Demand demand, Term secondsIn, Term secondsOut, int gpusPerCopy, Term hours) {
    Term busy = demand.input().times(secondsIn).plus(demand.output().times(secondsOut));
    Term available = Term.number(gpusPerCopy).times(hours).times(Term.number(SECONDS, "3600 s"));
    return Term.named(id, "copies kept busy on average", "1", busy.over(available));
  }

  /**
   * The mean load, from the output a copy was measured to write at about the demand's mix of
   * lengths.
   *
   * @param outputPerSecond output tokens a second a copy writes at most
   */
  public static Term.Named measured(String id, Demand demand, Term outputPerSecond, Term hours) {
    Term perMonth =
        outputPerSecond
            .times(hours)
            .times(Term.number(SECONDS, "3600 s"))
            .over(Term.number(1e6, "1,000,000"));
    return Term.named(id, "copies kept busy on average", "1", demand.output().over(perMonth));
  }

  /** The load in the busiest minutes. */
  public static Term.Named peak(String id, Term mean, Demand demand) {
    return Term.named(
        id, "copies kept busy in the busiest minutes", "1", mean.times(demand.peakToMean()));
  }

  /** All hours of a month. */
  public static Term hours() {
    return Term.number(HOURS, "730 h");
  }
}
