package dev.yourbrief.trial.arm;

import dev.yourbrief.trial.search.Vectors;
import java.util.Arrays;

/**
 * Multinomial logistic regression: weights from each number of a vector, and from a constant 1, to
 * each class. Kept as one array, a row of all classes for each number, the rows padded to a
 * multiple of eight so that the compiler's vector loops have no rest.
 */
final class Softmax {

  private final int dimensions;
  private final int classes;
  private final int stride;
  private final float[] weights;

  Softmax(int dimensions, int classes) {
    this.dimensions = dimensions;
    this.classes = classes;
    this.stride = (classes + 7) / 8 * 8;
    this.weights = new float[(dimensions + 1) * stride];
  }

  private Softmax(Softmax of) {
    dimensions = of.dimensions;
    classes = of.classes;
    stride = of.stride;
    weights = of.weights.clone();
  }

  Softmax copy() {
    return new Softmax(this);
  }

  int classes() {
    return classes;
  }

  /** The length of a row of classes, padding included. */
  int stride() {
    return stride;
  }

  float[] weights() {
    return weights;
  }

  /**
   * The probability of each class.
   *
   * @param x holds the vector, from {@code at} on
   * @param to a row, filled with the probabilities; the padding is set to 0
   */
  void probabilities(float[] x, int at, float[] to) {
    System.arraycopy(weights, dimensions * stride, to, 0, stride);
    int j = 0;
    for (; j + 4 <= dimensions; j += 4) {
      addFour(x[at + j], x[at + j + 1], x[at + j + 2], x[at + j + 3], j * stride, to);
    }
    for (; j < dimensions; j++) {
      for (int c = 0; c < stride; c++) {
        to[c] += x[at + j] * weights[j * stride + c];
      }
    }
    float most = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      most = Math.max(most, to[c]);
    }
    float sum = 0;
    for (int c = 0; c < classes; c++) {
      to[c] = (float) Math.exp(to[c] - most);
      sum += to[c];
    }
    for (int c = 0; c < classes; c++) {
      to[c] /= sum;
    }
    Arrays.fill(to, classes, stride, 0);
  }

  /** Four numbers at a time: the sums are loaded and stored once for all four. */
  private void addFour(float x0, float x1, float x2, float x3, int from, float[] to) {
    float[] w = weights;
    int s = stride;
    for (int c = 0; c < s; c++) {
      to[c] +=
          (x0 * w[from + c] + x1 * w[from + s + c])
              + (x2 * w[from + 2 * s + c] + x3 * w[from + 3 * s + c]);
    }
  }

  /** The likeliest class, the first of those that are as likely; and its probability. */
  Best best(float[] x) {
    float[] row = new float[stride];
    probabilities(x, 0, row);
    int best = 0;
    for (int c = 1; c < classes; c++) {
      best = row[c] > row[best] ? c : best;
    }
    return new Best(best, row[best]);
  }

  /** A class and its probability. */
  record Best(int of, double probability) {}

  /** How many rows get their class. */
  int right(Vectors vectors, int[] truth) {
    int right = 0;
    for (int row = 0; row < truth.length; row++) {
      right += best(vectors.row(row)).of() == truth[row] ? 1 : 0;
    }
    return right;
  }
}
