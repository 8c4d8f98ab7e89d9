package dev.yourbrief.bill.forecast;

/** Which worlds a series leads to. */
final class Method {

  /** Six weeks: fewer leave Sen's interval without room inside the slopes there are. */
  static final int LEAST_WEEKS = 6;

  static final int LEAST_DAYS = LEAST_WEEKS * Series.WEEK;

  private Method() {}

  static Worlds of(Series series, boolean trended) {
    Weeks weeks = Weeks.of(series);
    return canGrow(weeks)
        ? new GrowingWorlds(series, weeks, new TheilSen(weeks, series.runRate()), trended)
        : new IdlingWorlds(series);
  }

  static boolean canGrow(Weeks weeks) {
    return weeks.size() >= LEAST_WEEKS && weeks.neverIdle();
  }
}
