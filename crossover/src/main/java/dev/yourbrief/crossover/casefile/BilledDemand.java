package dev.yourbrief.crossover.casefile;

import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Provenance;
import java.util.List;
import java.util.Optional;

/**
 * What a bill or a log says of the demand. What it does not know is empty, and asked of the file or
 * assumed.
 *
 * @param provenance the files it was read from
 * @param inputMtok input tokens of every kind, millions a month
 * @param outputMtok output tokens, millions a month
 * @param usdPerMonth what was paid for them, USD a month
 * @param cached the share of input read from a cache, 0 to 1
 * @param inputTokens input tokens of a request, mean
 * @param outputTokens output tokens of a request, mean
 * @param peakToMean the busiest minutes over the mean
 * @param arrivals squared coefficient of variation of the gaps between requests
 * @param answers squared coefficient of variation of the output of a request
 * @param levels the load of each hour of a day over its mean; empty where it is not known
 */
public record BilledDemand(
    Provenance provenance,
    Estimate inputMtok,
    Estimate outputMtok,
    Optional<Estimate> usdPerMonth,
    Optional<Estimate> cached,
    Optional<Double> inputTokens,
    Optional<Double> outputTokens,
    Optional<Estimate> peakToMean,
    Optional<Double> arrivals,
    Optional<Double> answers,
    List<Double> levels) {

  public BilledDemand {
    levels = List.copyOf(levels);
  }

  /** Reads bills, which this room does not know how to. */
  public interface Reader {

    /**
     * What the bills at a path say.
     *
     * @param path as it was written in the file, relative to it
     */
    BilledDemand read(String path);
  }
}
