package dev.yourbrief.figure;

import org.hipparchus.util.FastMath;

/**
 * The standard normal's quantile function, to sixteen digits. A library's inverse works a logarithm
 * in every call; this one only in the tails, and drawing is where a simulation spends its time.
 *
 * @see <a href="https://doi.org/10.2307/2347330">Wichura, Algorithm AS 241: The Percentage Points
 *     of the Normal Distribution, 1988 (PPND16)</a>
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // the constants as they were published
public final class Normal {

  private static final double[] A = {
    3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
    1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
    3.3430575583588128105e4, 2.5090809287301226727e3
  };
  private static final double[] B = {
    1,
    4.2313330701600911252e1,
    6.8718700749205790830e2,
    5.3941960214247511077e3,
    2.1213794301586595867e4,
    3.9307895800092710610e4,
    2.8729085735721942674e4,
    5.2264952788528545610e3
  };
  private static final double[] C = {
    1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
    3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
    2.27238449892691845833e-2, 7.74545014278341407640e-4
  };
  private static final double[] D = {
    1,
    2.05319162663775882187e0,
    1.67638483018380384940e0,
    6.89767334985100004550e-1,
    1.48103976427480074590e-1,
    1.51986665636164571966e-2,
    5.47593808499534494600e-4,
    1.05075007164441684324e-9
  };
  private static final double[] E = {
    6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
    2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
    2.71155556874348757815e-5, 2.01033439929228813265e-7
  };
  private static final double[] F = {
    1,
    5.99832206555887937690e-1,
    1.36929880922735805310e-1,
    1.48753612908506148525e-2,
    7.86869131145613259100e-4,
    1.84631831751005468180e-5,
    1.42151175831644588870e-7,
    2.04426310338993978564e-15
  };

  private Normal() {}

  /** The value that a standard normal is below with probability {@code p}, 0 to 1. */
  public static double quantile(double p) {
    double q = p - 0.5;
    if (Math.abs(q) <= 0.425) {
      double r = 0.180625 - q * q;
      return q * ratio(A, B, r);
    }
    double tail = q < 0 ? p : 1 - p;
    if (!(tail > 0)) {
      return q < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    double r = Math.sqrt(-FastMath.log(tail));
    double z = r <= 5 ? ratio(C, D, r - 1.6) : ratio(E, F, r - 5);
    return q < 0 ? -z : z;
  }

  private static double ratio(double[] above, double[] below, double r) {
    double n =
        ((((((above[7] * r + above[6]) * r + above[5]) * r + above[4]) * r + above[3]) * r
                            + above[2])
                        * r
                    + above[1])
                * r
            + above[0];
    double d =
        ((((((below[7] * r + below[6]) * r + below[5]) * r + below[4]) * r + below[3]) * r
                            + below[2])
                        * r
                    + below[1])
                * r
            + below[0];
    return n / d;
  }
}
