package dev.yourbrief.crossover.capacity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.util.FastMath;

/**
 * Fits {@link Constants} to measured runs: the least robust squares of ln(computed ÷ measured), a
 * run weighted by how often its model, GPU, precision and practice come, to the power −¼. Each
 * constant is held to its start with a weight of .6, so that what the runs cannot tell stays there.
 */
public final class Calibration {

  /**
   * Where the fit starts and what it is held to: shares of a peak as published, usual overheads.
   */
  public static final Constants START =
      Constants.of(
          List.of(
              0.7, 0.5, 0.6, 0.45, 0.3, 0.9, 30e-6, 12e-6, 0.4, 1e-3, 10e-6, 0.7, 0.6, 40e-6,
              1024.0, 3.0, 0.3, 0.0, 0.0, 0.0, 0.0, 0.075, 7.6, 0.71, 0.08));

  private static final double HELD = 0.6;
  private static final int ROUNDS = 40;

  private Calibration() {}

  /** The constants that fit the runs best. */
  public static Constants fit(List<Measurement> runs) {
    return fit(runs, START, ROUNDS);
  }

  static Constants fit(List<Measurement> runs, Constants from, int rounds) {
    double[] weights = weights(runs);
    double[] held = START.free();
    double[] fitted =
        LeastSquares.fit(
            free -> {
              Constants constants = from.with(free);
              double[] residuals = new double[runs.size() + free.length];
              for (int i = 0; i < runs.size(); i++) {
                residuals[i] = -weights[i] * Anchors.ratio(runs.get(i), constants);
              }
              for (int i = 0; i < free.length; i++) {
                // What sources do differently is only known from the sources.
                double hold = i >= Constants.FIRST_SHIFT ? HELD / 4 : HELD;
                residuals[runs.size() + i] = hold * (free[i] - held[i]);
              }
              return residuals;
            },
            from.free(),
            rounds);
    return firstToken(runs, from.with(fitted));
  }

  /** The four constants of the time to the first token, from the runs that recorded it. */
  private static Constants firstToken(List<Measurement> runs, Constants constants) {
    List<Measurement> timed =
        runs.stream()
            .filter(r -> r.ttftSeconds().isPresent())
            .filter(r -> r.practice() == Practice.SERVED)
            .toList();
    if (timed.size() < 20) {
      return constants;
    }
    List<Roofline.Point> points = new ArrayList<>();
    timed.forEach(r -> points.add(r.point(r.roofline(constants))));
    double[] start = new double[4];
    for (int i = 0; i < 4; i++) {
      start[i] = FastMath.log(constants.get(Constants.TTFT_FIXED + i));
    }
    double[] fitted =
        LeastSquares.fit(
            free -> {
              double[] residuals = new double[timed.size()];
              for (int i = 0; i < residuals.length; i++) {
                Roofline.Point p = points.get(i);
                double ttft =
                    FastMath.exp(free[0])
                        + FastMath.exp(free[1]) * p.step()
                        + p.prompt()
                            * (FastMath.exp(free[2]) + FastMath.exp(free[3]) * p.requests());
                residuals[i] = FastMath.log(ttft / timed.get(i).ttftSeconds().orElse(1));
              }
              return residuals;
            },
            start,
            ROUNDS);
    List<Double> values = new ArrayList<>(constants.values());
    for (int i = 0; i < 4; i++) {
      values.set(Constants.TTFT_FIXED + i, FastMath.exp(fitted[i]));
    }
    return Constants.of(values);
  }

  private static double[] weights(List<Measurement> runs) {
    Map<List<Object>, Integer> counts = new HashMap<>();
    runs.forEach(run -> counts.merge(group(run), 1, Integer::sum));
    return runs.stream()
        .mapToDouble(run -> FastMath.pow(counts.getOrDefault(group(run), 1), -0.25))
        .toArray();
  }

  private static List<Object> group(Measurement run) {
    return Arrays.asList(run.model().name(), run.gpu().name(), run.precision(), run.practice());
  }
}
