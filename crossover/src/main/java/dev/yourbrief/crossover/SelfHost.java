package dev.yourbrief.crossover;

import dev.yourbrief.figure.Estimate;
import java.util.List;

/**
 * The option to run an open model on GPUs of one's own, bought or rented by the hour.
 *
 * @param name what to call it
 * @param usdPerGpuHour what a GPU costs, USD per GPU-hour
 * @param cloudOverhead the whole cloud bill over the GPUs' headline price: network, storage, idle
 *     spares; draws below 1 count as 1
 * @param gpuSecondsPerMtokInput GPU time that a million input tokens take
 * @param gpuSecondsPerMtokOutput GPU time that a million output tokens take
 * @param gpusPerReplica GPUs that one copy of the model runs on, at least 1
 * @param minReplicas copies always held, so that one may fail: usually at least 2, never below 1
 * @param maxUtilisation the share of their time GPUs may be busy at the peak; draws above 1 count
 *     as 1
 * @param monthly people, evaluation, data pipeline and the like, USD a month
 * @param oneOff migration, training and the like, USD once, spread evenly over the horizon
 * @param horizonMonths how many months the one-off costs are spread over; draws below 1 count as 1
 */
public record SelfHost(
    String name,
    Estimate usdPerGpuHour,
    Estimate cloudOverhead,
    Estimate gpuSecondsPerMtokInput,
    Estimate gpuSecondsPerMtokOutput,
    int gpusPerReplica,
    int minReplicas,
    Estimate maxUtilisation,
    List<FixedCost> monthly,
    List<FixedCost> oneOff,
    Estimate horizonMonths) {

  public SelfHost {
    if (gpusPerReplica < 1 || minReplicas < 1) {
      throw new IllegalArgumentException(
          "a fleet has at least one replica of at least one GPU, not "
              + minReplicas
              + " of "
              + gpusPerReplica);
    }
    monthly = List.copyOf(monthly);
    oneOff = List.copyOf(oneOff);
  }
}
