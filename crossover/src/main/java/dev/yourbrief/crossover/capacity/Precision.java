package dev.yourbrief.crossover.capacity;

import java.util.Locale;
import java.util.Optional;

/**
 * The number format of the weights, and the one that engines keep the cache in beside it.
 *
 * <p>Bytes a weight: bf16 2, fp8 and int8 1; fp4 4 bits and one fp8 scale for 16 weights (NVFP4),
 * .5625; int4 4 bits and a 16-bit scale and zero for 64 to 128 weights (AWQ, GPTQ), .5625 with the
 * layers that stay wider.
 */
public enum Precision {
  BF16(2, 2),
  FP8(1, 1),
  INT8(1, 2),
  FP4(0.5625, 1),
  INT4(0.5625, 2);

  private final double bytes;
  private final double cacheBytes;

  Precision(double bytes, double cacheBytes) {
    this.bytes = bytes;
    this.cacheBytes = cacheBytes;
  }

  /** Bytes a weight. */
  double bytes() {
    return bytes;
  }

  /** Bytes an element of the KV cache. */
  double cacheBytes() {
    return cacheBytes;
  }

  boolean isFourBit() {
    return this == FP4 || this == INT4;
  }

  /** As catalogues and commands write it: {@code bf16}, {@code fp8}, … */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The precision a name means; empty for an unknown one. */
  public static Optional<Precision> of(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "bf16", "fp16", "float16", "bfloat16", "16" -> Optional.of(BF16);
      case "fp8", "float8", "8" -> Optional.of(FP8);
      case "int8", "w8a8" -> Optional.of(INT8);
      case "fp4", "nvfp4", "mxfp4", "4" -> Optional.of(FP4);
      case "int4", "awq", "gptq", "w4a16" -> Optional.of(INT4);
      default -> Optional.empty();
    };
  }
}
