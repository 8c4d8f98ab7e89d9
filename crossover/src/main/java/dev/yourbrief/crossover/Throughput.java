package dev.yourbrief.crossover;

import dev.yourbrief.figure.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.hipparchus.util.FastMath;

/**
 * GPU time a token takes when every user still gets tokens at a given speed. Capacity for any mix
 * of input and output is the sum of the two.
 *
 * @param model the model's id
 * @param gpu the GPU's id
 * @param precision the weights' number format: {@code bf16}, {@code fp8}, {@code fp4}, {@code
 *     int4}, or {@code unstated} where the measurement names none
 * @param tokensPerSecondPerUser the speed every user gets at least, output tokens a second
 * @param gpuSecondsPerMtokInput GPU-seconds per million input tokens
 * @param gpuSecondsPerMtokOutput GPU-seconds per million output tokens
 * @param gpusPerReplica GPUs that one copy of the model ran on
 * @param basis the measurements it rests on
 * @param source who published them
 * @param asOf the day the source was current
 */
public record Throughput(
    String model,
    String gpu,
    String precision,
    int tokensPerSecondPerUser,
    Estimate gpuSecondsPerMtokInput,
    Estimate gpuSecondsPerMtokOutput,
    int gpusPerReplica,
    String basis,
    String source,
    LocalDate asOf) {

  /** The band of a configuration that was not measured like this, against .23 for one that was. */
  private static final double UNMEASURED = 0.37;

  private static final double Z95 = 1.6448536269514722;

  /** The same with bands wide enough for a mix of input and output that nobody measured. */
  Throughput beyondMeasured() {
    return new Throughput(
        model,
        gpu,
        precision,
        tokensPerSecondPerUser,
        widened(gpuSecondsPerMtokInput),
        widened(gpuSecondsPerMtokOutput),
        gpusPerReplica,
        basis + "; beyond twice the measured mix of input and output, so the band is wider",
        source,
        asOf);
  }

  private static Estimate widened(Estimate estimate) {
    double factor = FastMath.exp(UNMEASURED * Z95);
    double middle = estimate.median();
    double low = Math.min(middle / factor, estimate.quantile(0.05));
    double high = Math.max(middle * factor, estimate.quantile(0.95));
    MathContext digits = new MathContext(6, RoundingMode.HALF_EVEN);
    return Estimate.of(new BigDecimal(low, digits), new BigDecimal(high, digits));
  }

  /** The same under the ids the catalogue knows the model and the GPU by. */
  Throughput of(String modelId, String gpuId) {
    return new Throughput(
        modelId,
        gpuId,
        precision,
        tokensPerSecondPerUser,
        gpuSecondsPerMtokInput,
        gpuSecondsPerMtokOutput,
        gpusPerReplica,
        basis,
        source,
        asOf);
  }
}
