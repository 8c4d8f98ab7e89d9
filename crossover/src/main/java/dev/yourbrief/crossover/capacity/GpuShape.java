package dev.yourbrief.crossover.capacity;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a GPU decides how fast a model runs on it. Arithmetic is dense, without sparsity.
 *
 * @param name what it is called
 * @param vendor its maker
 * @param memoryGb memory, GB
 * @param bandwidthGBps memory bandwidth, GB/s
 * @param bf16Tflops bf16 arithmetic, TFLOP/s
 * @param fp8Tflops fp8 arithmetic, TFLOP/s; 0 if it has none
 * @param int8Tops int8 arithmetic, TOP/s; 0 if it has none
 * @param fp4Tflops fp4 arithmetic, TFLOP/s; 0 if it has none
 * @param linkGBps bandwidth to the other GPUs of its server, GB/s one way
 * @param estimated the facts that were not known and are estimated, in words
 */
public record GpuShape(
    String name,
    String vendor,
    double memoryGb,
    double bandwidthGBps,
    double bf16Tflops,
    double fp8Tflops,
    double int8Tops,
    double fp4Tflops,
    double linkGBps,
    List<String> estimated) {

  /** The names {@link #of(String, String, Facts)} knows. */
  public static final List<String> FACTS =
      List.of("memory", "bandwidth", "bf16", "fp8", "int8", "fp4", "link", "watts");

  /** TFLOP/s that go with a GB/s, the middle of the GPUs in the catalogue. */
  private static final double TFLOPS_PER_GBPS = 0.28;

  /** A PCIe 5 slot; an NVLink of the Hopper generation. */
  private static final double PCIE = 64;

  private static final double NVLINK = 450;

  public GpuShape {
    estimated = List.copyOf(estimated);
  }

  /**
   * A GPU from what is known of it. bf16 arithmetic that is missing is taken as .28 TFLOP/s for a
   * GB/s of bandwidth, a missing link as NVLink (450 GB/s) above 2,500 GB/s of bandwidth and as
   * PCIe (64 GB/s) below; a missing fp8, int8 or fp4 means that there is none.
   *
   * @param facts any of {@link #FACTS}: GB, GB/s, TFLOP/s
   * @throws InputException if memory or bandwidth is not known
   */
  public static GpuShape of(String name, String vendor, Facts facts) {
    double memory = facts.or("memory", 0);
    double bandwidth = facts.or("bandwidth", 0);
    if (memory < 1 || bandwidth < 1) {
      throw new InputException(
          Problem.of(
              Location.of(name),
              "its memory and its bandwidth have to be known",
              "Give them, as memory=48GB,bandwidth=864GB/s"));
    }
    List<String> estimated = new ArrayList<>();
    double bf16 = facts.or("bf16", 0);
    if (bf16 == 0) {
      bf16 = bandwidth * TFLOPS_PER_GBPS;
      estimated.add("bf16 arithmetic");
    }
    double link = facts.or("link", 0);
    if (link == 0) {
      link = bandwidth >= 2500 ? NVLINK : PCIE;
      estimated.add("link between GPUs");
    }
    double fp8 = facts.or("fp8", 0);
    return new GpuShape(
        name,
        vendor,
        memory,
        bandwidth,
        bf16,
        fp8,
        facts.or("int8", fp8),
        facts.or("fp4", 0),
        link,
        estimated);
  }

  /**
   * Whether its arithmetic runs in this precision; otherwise weights are widened as they are read.
   */
  public boolean computesIn(Precision precision) {
    return arithmetic(precision) > 0;
  }

  /** TFLOP/s in a precision; 0 if it has none. */
  double arithmetic(Precision precision) {
    return switch (precision) {
      case BF16 -> bf16Tflops;
      case FP8 -> fp8Tflops;
      case INT8 -> int8Tops;
      case FP4 -> fp4Tflops;
      case INT4 -> 0;
    };
  }

  boolean isAmd() {
    return vendor.equalsIgnoreCase("AMD");
  }

  boolean isPcie() {
    return linkGBps < 200;
  }
}
