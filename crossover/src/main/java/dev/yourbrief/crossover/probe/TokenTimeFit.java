package dev.yourbrief.crossover.probe;

import java.util.List;

/**
 * GPU-seconds a token, fitted to measured shapes. A shape is a prompt length and an answer length;
 * a GPU that makes {@code T} output tokens a second at it spends {@code 1/T = a × (ISL ÷ OSL) + b}
 * seconds an output token: {@code a} on each token read, {@code b} on each token written.
 *
 * @param input seconds an input token, {@code a}
 * @param output seconds an output token, {@code b}
 */
record TokenTimeFit(double input, double output) {

  /**
   * One measured shape.
   *
   * @param inputPerOutput ISL over OSL
   * @param seconds GPU-seconds an output token
   */
  record Shape(double inputPerOutput, double seconds) {}

  /** Reading is never free: at a ratio of 1 it takes at least this share of the time. */
  private static final double LEAST_SHARE = 0.02;

  /**
   * The least-squares fit of the relative errors over two or more shapes, with {@code 0 < a ≤ b}:
   * writing a token runs the same arithmetic as reading one, in smaller batches, so it never takes
   * less time. (Written as {@code a × (ratio + 1) + d} with neither negative.)
   *
   * @throws IllegalArgumentException if all shapes have the same ratio
   */
  public static TokenTimeFit of(List<Shape> shapes) {
    double xx = 0;
    double xy = 0;
    double yy = 0;
    double x1 = 0;
    double y1 = 0;
    for (Shape shape : shapes) {
      double x = (shape.inputPerOutput + 1) / shape.seconds;
      double y = 1 / shape.seconds;
      xx += x * x;
      xy += x * y;
      yy += y * y;
      x1 += x;
      y1 += y;
    }
    double determinant = xx * yy - xy * xy;
    if (!(determinant > 1e-9 * xx * yy)) {
      throw new IllegalArgumentException("one ratio of input to output cannot tell the two apart");
    }
    double a = (x1 * yy - y1 * xy) / determinant;
    double d = (y1 * xx - x1 * xy) / determinant;
    if (a <= 0) {
      a = 0;
      d = y1 / yy;
    } else if (d <= 0) {
      a = x1 / xx;
      d = 0;
    }
    return new TokenTimeFit(Math.max(a, LEAST_SHARE * (2 * a + d)), a + d);
  }

  /** The one shape split so that an input token takes {@code ratio} of an output token's time. */
  static TokenTimeFit split(Shape shape, double ratio) {
    double b = shape.seconds / (ratio * shape.inputPerOutput + 1);
    return new TokenTimeFit(ratio * b, b);
  }

  double at(double inputPerOutput) {
    return input * inputPerOutput + output;
  }

  /** The worst factor by which the fit misses a shape. */
  double worst(List<Shape> shapes) {
    double worst = 1;
    for (Shape shape : shapes) {
      double factor = at(shape.inputPerOutput) / shape.seconds;
      worst = Math.max(worst, Math.max(factor, 1 / factor));
    }
    return worst;
  }
}
