package dev.yourbrief.bill.forecast;

import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Sampler;
import java.util.stream.IntStream;

/**
 * Makes a bill's forecast again on each of its past days.
 *
 * @see <a href="https://doi.org/10.1016/S0169-2070(00)00065-0">Tashman, Out-of-sample tests of
 *     forecasting accuracy (2000)</a>
 */
final class RollingOrigins {

  /** Fewer say nothing. */
  private static final int LEAST_ORIGINS = 7;

  private static final int AHEAD = Series.RUN_RATE_DAYS;

  /** The shortest series that can be tested, without gaps. */
  static final int LEAST_DAYS = Method.LEAST_DAYS + AHEAD + LEAST_ORIGINS - 1;

  private static final int LEAST_PRESENT = 21;
  private static final int WORLDS = 400;

  /** What a trend must save of the run-rate's error: less is luck. */
  private static final double WORTH = 0.9;

  private final Series series;
  private final Sampler sampler;

  RollingOrigins(Series series, Sampler sampler) {
    this.series = series;
    this.sampler = new Sampler(sampler.seed(), WORLDS);
  }

  BackTest run() {
    int[] tests =
        IntStream.rangeClosed(Method.LEAST_DAYS, series.size() - AHEAD)
            .filter(this::isTest)
            .toArray();
    double came = 0;
    double steady = 0;
    double trended = 0;
    for (int at : tests) {
      came += came(at);
      steady += Math.abs(worlds(at, false).middle(AHEAD) - came(at));
      trended += Math.abs(worlds(at, true).middle(AHEAD) - came(at));
    }
    if (tests.length < LEAST_ORIGINS || !(came > 0)) {
      return BackTest.NONE;
    }
    boolean follow = trended < WORTH * steady;
    int inside90 = 0;
    int inside80 = 0;
    for (int at : tests) {
      Draws draws = Draws.owning(worlds(at, follow).draw(sampler, 1, AHEAD)[0]);
      inside90 += holds(draws, 0.05, came(at)) ? 1 : 0;
      inside80 += holds(draws, 0.1, came(at)) ? 1 : 0;
    }
    return new BackTest(
        tests.length,
        inside90,
        inside80,
        (follow ? trended : steady) / came,
        steady / came,
        trended / came);
  }

  private Worlds worlds(int at, boolean trended) {
    return Method.of(series.upTo(at), trended);
  }

  /** The mean day of the four weeks that followed. */
  private double came(int at) {
    return series.mean(at, at + AHEAD);
  }

  /** Whether the trend was worth following. */
  static boolean follows(BackTest test) {
    return test.origins() > 0 && test.trendError() < WORTH * test.runRateError();
  }

  private boolean isTest(int at) {
    return series.present(at, at + AHEAD) >= LEAST_PRESENT && series.upTo(at).runRate() > 0;
  }

  private static boolean holds(Draws draws, double tail, double came) {
    return draws.quantile(tail) <= came && came <= draws.quantile(1 - tail);
  }
}
