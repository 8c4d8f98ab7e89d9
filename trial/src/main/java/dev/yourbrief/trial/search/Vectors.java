package dev.yourbrief.trial.search;

import java.util.List;

/**
 * Vectors of one length, one a row, in one array: 4 bytes a number, so 15 MB for 10,000 rows of
 * 384. Each is of length 1, or all zeros.
 */
public final class Vectors {

  private final float[] flat;
  private final int dimensions;

  /**
   * @param flat the rows one after the other; not copied, and not to be changed afterwards
   * @param dimensions the length of a row
   */
  Vectors(float[] flat, int dimensions) {
    if (dimensions < 1 || flat.length % dimensions != 0) {
      throw new IllegalArgumentException(flat.length + " numbers are no rows of " + dimensions);
    }
    this.flat = flat;
    this.dimensions = dimensions;
  }

  public int rows() {
    return flat.length / dimensions;
  }

  public int dimensions() {
    return dimensions;
  }

  /** Copies a row into {@code to}, from {@code at} on. */
  public void copy(int row, float[] to, int at) {
    System.arraycopy(flat, row * dimensions, to, at, dimensions);
  }

  /** A copy of a row. */
  public float[] row(int row) {
    float[] copy = new float[dimensions];
    copy(row, copy, 0);
    return copy;
  }

  /** The cosine of a row and a vector of length 1. */
  public double cosine(int row, float[] vector) {
    // Eight sums beside each other: one sum would have to be added up one number at a time.
    int from = row * dimensions;
    int blocks = dimensions - dimensions % 8;
    float a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
    for (int i = 0; i < blocks; i += 8) {
      a += flat[from + i] * vector[i];
      b += flat[from + i + 1] * vector[i + 1];
      c += flat[from + i + 2] * vector[i + 2];
      d += flat[from + i + 3] * vector[i + 3];
      e += flat[from + i + 4] * vector[i + 4];
      f += flat[from + i + 5] * vector[i + 5];
      g += flat[from + i + 6] * vector[i + 6];
      h += flat[from + i + 7] * vector[i + 7];
    }
    for (int i = blocks; i < dimensions; i++) {
      a += flat[from + i] * vector[i];
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
  }

  /** The rows with the highest cosines, exactly: every row is looked at. */
  public List<Hit> nearest(float[] vector, int k) {
    Top top = new Top(Math.clamp(k, 0, rows()));
    for (int row = 0; row < rows(); row++) {
      top.offer(row, cosine(row, vector));
    }
    return top.hits();
  }
}
