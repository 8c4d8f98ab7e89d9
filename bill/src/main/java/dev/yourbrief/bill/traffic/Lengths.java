package dev.yourbrief.bill.traffic;

import dev.yourbrief.figure.Estimate;
import java.util.Optional;

/**
 * How long requests are, in tokens. Means come from a log, or from an export that counts requests;
 * all else from a log alone.
 *
 * @param requests how many requests of logs were looked at
 * @param meanInput input of a request in the mean, cached tokens included
 * @param meanOutput output of a request in the mean, reasoning included
 * @param inputCv2 the squared coefficient of variation of the input: variance over squared mean
 * @param outputCv2 the same of the output
 * @param correlation the correlation of the two, -1 to 1
 * @param input how the input is distributed
 * @param output how the output is
 * @param total how both together are
 * @param how how the distributions were found, or why there are none
 */
public record Lengths(
    long requests,
    Finding meanInput,
    Finding meanOutput,
    Finding inputCv2,
    Finding outputCv2,
    Finding correlation,
    Optional<LengthLaw> input,
    Optional<LengthLaw> output,
    Optional<LengthLaw> total,
    How how) {

  /**
   * The squared coefficient of variation of the time a request takes, when an input token takes
   * {@code perInput} and an output token {@code perOutput}, in whatever unit: the variance of
   * {@code perInput × input + perOutput × output} over its squared mean, at the middle of each
   * finding. What a queue needs to know beside the mean.
   */
  public Optional<Double> serviceCv2(double perInput, double perOutput) {
    double in = perInput * middle(meanInput);
    double out = perOutput * middle(meanOutput);
    double inputDeviation = in * Math.sqrt(middle(inputCv2));
    double outputDeviation = out * Math.sqrt(middle(outputCv2));
    double together = correlation.value().map(Estimate::median).orElse(0.0);
    double variance =
        inputDeviation * inputDeviation
            + outputDeviation * outputDeviation
            + 2 * together * inputDeviation * outputDeviation;
    double cv2 = variance / ((in + out) * (in + out));
    return Double.isNaN(cv2) ? Optional.empty() : Optional.of(cv2);
  }

  private static double middle(Finding finding) {
    return finding.value().map(Estimate::median).orElse(Double.NaN);
  }
}
