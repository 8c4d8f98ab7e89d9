package dev.yourbrief.crossover.capacity;

import dev.yourbrief.crossover.capacity.Anchors.Anchor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposer;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.util.FastMath;

/**
 * The anchors near what is asked, and the weights a prediction at any load gives them (simple
 * kriging; Krige, 1951): the weights, and how far off the weighted mean is, both follow from {@link
 * Likeness}.
 */
final class Near {

  private final List<Anchor> anchors;
  private final double[] models;
  private final double[] engines;
  private final boolean moe;
  private final Practice practice;
  private final double[] solved;
  private final DecompositionSolver solver;

  Near(
      List<Anchor> anchors,
      double[] models,
      double[] engines,
      boolean moe,
      Practice practice,
      ToDoubleBiFunction<Anchor, Anchor> covariance) {
    this.anchors = List.copyOf(anchors);
    this.models = models;
    this.engines = engines;
    this.moe = moe;
    this.practice = practice;
    int n = Math.max(1, anchors.size());
    double[][] k = new double[n][n];
    double[] ratios = new double[n];
    k[0][0] = Likeness.MOST;
    for (int i = 0; i < anchors.size(); i++) {
      ratios[i] = anchors.get(i).ratio();
      for (int j = 0; j <= i; j++) {
        k[i][j] = covariance.applyAsDouble(anchors.get(i), anchors.get(j));
        k[j][i] = k[i][j];
      }
    }
    for (int i = 0; i < n; i++) {
      k[i][i] += Likeness.NOISE;
    }
    solver = new CholeskyDecomposer(1e-9, 1e-12).decompose(new Array2DRowRealMatrix(k, false));
    solved = solver.solve(new ArrayRealVector(ratios, false)).toArray();
  }

  /** The covariances of what is asked with each anchor. */
  private double[] covariances(Likeness.Load load) {
    double[] result = new double[solved.length];
    for (int i = 0; i < anchors.size(); i++) {
      Anchor a = anchors.get(i);
      result[i] =
          Likeness.covariance(
              models[i],
              engines[i],
              load.likeness(a.load()),
              a.isMoe() == moe,
              a.run().practice() == practice);
    }
    return result;
  }

  /** ln of how much more than the arithmetic is to be expected at a load. */
  double ratio(Likeness.Load load) {
    double[] k = covariances(load);
    double sum = 0;
    for (int i = 0; i < k.length; i++) {
      sum += k[i] * solved[i];
    }
    return sum;
  }

  /** The standard deviation of a run at this load, ln, before it is calibrated. */
  double deviation(Likeness.Load load) {
    ArrayRealVector k = new ArrayRealVector(covariances(load), false);
    double known = k.dotProduct(solver.solve(k));
    return FastMath.sqrt(FastMath.max(0, Likeness.MOST - known) + Likeness.NOISE);
  }

  /** How alike the most alike anchor is in model and in GPU, 0 to 1. */
  double nearestModel() {
    return Arrays.stream(models).max().orElse(0);
  }

  double nearestEngine() {
    return Arrays.stream(engines).max().orElse(0);
  }

  /** Of the model asked for, whether some anchor is of it on the very GPU and precision. */
  boolean hasCombination() {
    return IntStream.range(0, anchors.size()).anyMatch(i -> models[i] == 1 && engines[i] == 1);
  }

  /** The anchors nearest to a load, the nearest first. */
  List<Anchor> nearest(Likeness.Load load, int most) {
    double[] k = covariances(load);
    return IntStream.range(0, anchors.size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -k[i]))
        .limit(most)
        .map(anchors::get)
        .toList();
  }
}
