package dev.yourbrief.crossover.capacity;

import java.util.List;
import org.hipparchus.util.FastMath;

/**
 * The numbers fitted to measured runs ({@link Calibration}); all but the shifts are above 0.
 *
 * <p>This class is immutable.
 */
public final class Constants {

  static final int BANDWIDTH = 0;
  static final int CACHE_BANDWIDTH = 1;
  static final int BF16 = 2;
  static final int FP8 = 3;
  static final int FP4 = 4;
  static final int PREFILL = 5;
  static final int LAYER = 6;
  static final int ALL_REDUCE = 7;
  static final int LINK = 8;
  static final int STEP = 9;
  static final int SEQUENCE = 10;
  static final int EXPERT_BANDWIDTH = 11;
  static final int EXPERT_ARITHMETIC = 12;
  static final int EXPERT_LAYER = 13;
  static final int MOST_REQUESTS = 14;
  static final int PCIE = 15;
  static final int ATTENTION = 16;
  static final int OFFLINE = 17;
  static final int CONTEST = 18;
  static final int AS_INSTALLED = 19;
  static final int AMD = 20;
  static final int FIRST_SHIFT = OFFLINE;
  static final int FITTED = 21;
  static final int TTFT_FIXED = 21;
  static final int TTFT_STEPS = 22;
  static final int TTFT_PROMPTS = 23;
  static final int TTFT_QUEUE = 24;

  /** Names, in the order of the indexes above. */
  public static final List<String> NAMES =
      List.of(
          "bandwidth",
          "cache_bandwidth",
          "bf16",
          "fp8",
          "fp4",
          "prefill",
          "layer_s",
          "all_reduce_s",
          "link",
          "step_s",
          "sequence_s",
          "expert_bandwidth",
          "expert_arithmetic",
          "expert_layer_s",
          "most_requests",
          "pcie",
          "attention",
          "offline_ln",
          "contest_ln",
          "as_installed_ln",
          "amd_ln",
          "ttft_s",
          "ttft_steps",
          "ttft_prompts",
          "ttft_queue");

  /** No kernel reads memory faster than this share of its bandwidth. */
  private static final double MOST_BANDWIDTH = 0.95;

  private final double[] values;

  Constants(double[] values) {
    this.values = values.clone();
  }

  /**
   * The constants in the order of {@link #NAMES}.
   *
   * @throws IllegalArgumentException if there are more or fewer
   */
  public static Constants of(List<Double> values) {
    if (values.size() != NAMES.size()) {
      throw new IllegalArgumentException("there are " + NAMES.size() + " constants");
    }
    return new Constants(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  double get(int index) {
    return values[index];
  }

  /** Share of the peak that arithmetic reaches in a decode step. */
  double arithmetic(Precision inPrecision) {
    return switch (inPrecision) {
      case BF16, INT4 -> values[BF16];
      case FP8, INT8 -> values[FP8];
      case FP4 -> values[FP4];
    };
  }

  /** ln of how much more runs of a practice give than served ones. */
  double shift(Practice practice, GpuShape gpu) {
    double vendor = gpu.isAmd() ? values[AMD] : 0;
    return vendor
        + switch (practice) {
          case SERVED -> 0;
          case OFFLINE -> values[OFFLINE];
          case CONTEST -> values[CONTEST];
          case AS_INSTALLED -> values[AS_INSTALLED];
        };
  }

  /** Every constant in the order of {@link #NAMES}. */
  public List<Double> values() {
    return java.util.Arrays.stream(values).boxed().toList();
  }

  /**
   * The fitted ones where any number is allowed: ln of those above 0, shifts as they are, and the
   * share of the bandwidth as ln of what it has to what it lacks of {@link #MOST_BANDWIDTH}.
   */
  double[] free() {
    double[] free = new double[FITTED];
    for (int i = 0; i < FITTED; i++) {
      free[i] = i < FIRST_SHIFT ? FastMath.log(values[i]) : values[i];
    }
    free[BANDWIDTH] = FastMath.log(values[BANDWIDTH] / (MOST_BANDWIDTH - values[BANDWIDTH]));
    return free;
  }

  /** These with other fitted values. */
  Constants with(double[] free) {
    double[] next = values.clone();
    for (int i = 0; i < FITTED; i++) {
      next[i] = i < FIRST_SHIFT ? FastMath.exp(free[i]) : free[i];
    }
    next[BANDWIDTH] = MOST_BANDWIDTH / (1 + FastMath.exp(-free[BANDWIDTH]));
    return new Constants(next);
  }
}
