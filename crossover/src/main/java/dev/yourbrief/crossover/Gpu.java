package dev.yourbrief.crossover;

import dev.yourbrief.crossover.capacity.Facts;
import dev.yourbrief.crossover.capacity.GpuShape;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a GPU is.
 *
 * @param id its id, such as {@code H200}
 * @param vendor its maker
 * @param memoryGb memory, GB
 * @param bandwidthGBps memory bandwidth, GB a second
 * @param bf16Tflops dense bf16 arithmetic, TFLOP/s
 * @param fp8Tflops dense fp8 arithmetic, TFLOP/s, where it has any
 * @param fp4Tflops dense fp4 arithmetic, TFLOP/s, where it has any
 * @param facts everything a prediction of capacity needs, as {@link GpuShape#FACTS} name it
 * @param watts board power, W, where it is known
 * @param source who said so
 * @param asOf the day the source was current
 */
public record Gpu(
    String id,
    String vendor,
    BigDecimal memoryGb,
    BigDecimal bandwidthGBps,
    BigDecimal bf16Tflops,
    Optional<BigDecimal> fp8Tflops,
    Optional<BigDecimal> fp4Tflops,
    Facts facts,
    Optional<BigDecimal> watts,
    String source,
    LocalDate asOf) {

  /** As the capacity model takes it. */
  public GpuShape shape() {
    return GpuShape.of(id, vendor, facts);
  }
}
