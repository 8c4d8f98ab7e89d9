package dev.yourbrief.crossover.capacity;

import org.hipparchus.util.FastMath;

/**
 * How alike two configurations are: the covariance of how far measurements lie from the arithmetic,
 * as found from blocks left out of the measurements ({@code docs/capacity.md}). Five parts: one for
 * the model, one for the model at like lengths and load, one for the GPU, one for the model on the
 * GPU at like lengths and load, one for any model of the kind at like lengths and load.
 */
final class Likeness {

  private static final double MODEL = 0.056 * 0.056;
  private static final double MODEL_LOAD = 0.06 * 0.06;
  private static final double GPU = 0.034 * 0.034;
  private static final double COMBINATION = 0.144 * 0.144;
  private static final double LOAD = 0.066 * 0.066;

  /** How far runs of one configuration scatter: engines, versions, days. */
  static final double NOISE = 0.083 * 0.083;

  static final double MOST = MODEL + MODEL_LOAD + GPU + COMBINATION + LOAD;

  private static final double OTHER_PRACTICE = 0.184;
  private static final double OTHER_MODEL = 0.23;
  private static final double MODEL_LENGTH = 2.378;
  private static final double GPU_LENGTH = 0.227;
  private static final double LOAD_LENGTH = 2 * 2.468;
  private static final double SIZE_LENGTH = 1.461;
  private static final double OTHER_PRECISION = 0.5;

  private Likeness() {}

  /** Whether two models are the same to a GPU: versions and fine-tunes of one architecture. */
  static boolean isSame(ModelShape a, ModelShape b) {
    return a.layers() == b.layers()
        && a.hidden() == b.hidden()
        && a.experts() == b.experts()
        && FastMath.abs(FastMath.log(a.totalParamsB() / b.totalParamsB())) < 0.05;
  }

  static double ofModels(ModelShape a, ModelShape b) {
    if (isSame(a, b)) {
      return 1;
    }
    if (a.isMoe() != b.isMoe()) {
      return 0;
    }
    double d =
        FastMath.sqrt(
            square(log2(a.totalParamsB() / b.totalParamsB()) / 2)
                + square(log2(a.activeParamsB() / b.activeParamsB()) / 2)
                + (a.isLatent() == b.isLatent() ? 0 : 1)
                + (a.linearShare() > 0 == b.linearShare() > 0 ? 0 : 1));
    return OTHER_MODEL * FastMath.exp(-d / MODEL_LENGTH);
  }

  static double ofGpus(GpuShape a, GpuShape b, Precision ofA, Precision ofB) {
    double d =
        FastMath.sqrt(
            square(log2(a.bandwidthGBps() / b.bandwidthGBps()))
                + square(log2(a.bf16Tflops() / b.bf16Tflops()))
                + square(log2(a.linkGBps() / b.linkGBps()) / 2)
                + (a.fp4Tflops() > 0 == b.fp4Tflops() > 0 ? 0 : 1)
                + (a.isAmd() == b.isAmd() ? 0 : 1));
    return FastMath.exp(-d / GPU_LENGTH) * (ofA == ofB ? 1 : OTHER_PRECISION);
  }

  /** Lengths and load of a run; logarithms to the base 2. */
  record Load(double input, double output, double requests, double gpus) {
    static Load of(double input, double output, double requests, double gpus) {
      return new Load(log2(input), log2(output), log2(requests), log2(gpus));
    }

    double likeness(Load other) {
      double d =
          (square(input - other.input)
                      + square(output - other.output)
                      + square(requests - other.requests))
                  / square(LOAD_LENGTH)
              + square((gpus - other.gpus) / SIZE_LENGTH);
      return FastMath.exp(-FastMath.sqrt(d));
    }
  }

  /**
   * The covariance from its parts.
   *
   * @param models likeness of the models, 0 to 1
   * @param gpus likeness of the GPUs and precisions, 0 to 1
   * @param load likeness of lengths and load, 0 to 1
   */
  static double covariance(
      double models, double gpus, double load, boolean sameKind, boolean samePractice) {
    return (samePractice ? 1 : OTHER_PRACTICE)
        * (MODEL * models
            + MODEL_LOAD * models * load
            + GPU * gpus
            + COMBINATION * models * gpus * load
            + (sameKind ? LOAD * load : 0));
  }

  private static double log2(double value) {
    return FastMath.log(FastMath.max(value, 1e-9)) / 0.6931471805599453;
  }

  private static double square(double value) {
    return value * value;
  }
}
