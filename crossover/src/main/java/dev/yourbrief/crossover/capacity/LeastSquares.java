package dev.yourbrief.crossover.capacity;

import java.util.function.Function;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposer;
import org.hipparchus.util.FastMath;

/**
 * The robust least-squares fit of a handful of numbers: Levenberg and Marquardt's method over
 * weights that let a residual beyond {@code .3} count by its size instead of its square.
 */
final class LeastSquares {

  private static final double BEND = 0.3;
  private static final double STEP = 1e-4;

  private LeastSquares() {}

  /**
   * The numbers with the least loss near a start.
   *
   * @param residuals the residuals at some numbers; as many at all of them
   */
  static double[] fit(Function<double[], double[]> residuals, double[] start, int rounds) {
    double[] at = start.clone();
    double[] r = residuals.apply(at);
    double loss = loss(r);
    double damping = 1e-2;
    int n = at.length;
    for (int round = 0; round < rounds; round++) {
      double[][] slopes = new double[n][];
      for (int i = 0; i < n; i++) {
        double[] moved = at.clone();
        moved[i] += STEP;
        double[] there = residuals.apply(moved);
        for (int j = 0; j < there.length; j++) {
          there[j] = (there[j] - r[j]) / STEP;
        }
        slopes[i] = there;
      }
      double[][] normal = new double[n][n];
      double[] gradient = new double[n];
      for (int k = 0; k < r.length; k++) {
        double weight = 1 / FastMath.sqrt(1 + r[k] * r[k] / (BEND * BEND));
        for (int i = 0; i < n; i++) {
          double slope = slopes[i][k] * weight;
          gradient[i] += slope * r[k];
          for (int j = 0; j <= i; j++) {
            normal[i][j] += slope * slopes[j][k];
          }
        }
      }
      boolean better = false;
      for (int attempt = 0; attempt < 8 && !better; attempt++) {
        double[][] damped = new double[n][n];
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            damped[i][j] = i >= j ? normal[i][j] : normal[j][i];
          }
          damped[i][i] += damping * normal[i][i] + 1e-9;
        }
        double[] step =
            new CholeskyDecomposer(1e-6, 1e-14)
                .decompose(new Array2DRowRealMatrix(damped, false))
                .solve(new ArrayRealVector(gradient, false))
                .toArray();
        double[] next = at.clone();
        for (int i = 0; i < n; i++) {
          next[i] -= step[i];
        }
        double[] there = residuals.apply(next);
        double lossThere = loss(there);
        if (lossThere < loss) {
          better = true;
          at = next;
          r = there;
          damping /= 4;
          if (loss - lossThere < 1e-5 * loss) {
            return at;
          }
          loss = lossThere;
        } else {
          damping *= 5;
        }
      }
      if (!better) {
        return at;
      }
    }
    return at;
  }

  private static double loss(double[] residuals) {
    double sum = 0;
    for (double r : residuals) {
      sum += FastMath.sqrt(1 + r * r / (BEND * BEND)) - 1;
    }
    return sum;
  }
}
