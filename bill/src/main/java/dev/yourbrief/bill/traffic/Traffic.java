package dev.yourbrief.bill.traffic;

import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.figure.Estimate;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the traffic behind a bill is like. The methods below are what others ask for; how each was
 * found stands beside it in the parts.
 *
 * @param from the first day of the run-rate's days
 * @param to the last of them
 * @param days how many of the days in between have data
 * @param zone the zone that days and hours are in, as the files say
 * @param volume how much there is
 * @param lengths how long requests are
 * @param shape when the load comes
 * @param arrivals how requests crowd
 */
public record Traffic(
    LocalDate from,
    LocalDate to,
    int days,
    String zone,
    Volume volume,
    Lengths lengths,
    Shape shape,
    Arrivals arrivals) {

  /** Tokens of a kind a month of 365/12 days; empty where no file counts tokens. */
  public Optional<Estimate> tokensPerMonth(TokenKind kind) {
    return Optional.ofNullable(volume.byKind().get(kind));
  }

  /** Input tokens a month, cached ones included. */
  public Optional<Estimate> inputPerMonth() {
    return volume.input().value();
  }

  /** Output tokens a month, reasoning included. */
  public Optional<Estimate> outputPerMonth() {
    return volume.output().value();
  }

  /** The share of all input tokens that a provider's cache answered, 0 to 1. */
  public Optional<Estimate> cacheHit() {
    return volume.cacheHit().value();
  }

  /** The share of all tokens that ran in batches, which may wait, 0 to 1. */
  public Optional<Estimate> batchShare() {
    return volume.batchShare().value();
  }

  /** Requests a month of 365/12 days. */
  public Optional<Estimate> requestsPerMonth() {
    return volume.requests().value();
  }

  /** Input tokens of a request in the mean, cached ones included. */
  public Optional<Estimate> meanInputTokens() {
    return lengths.meanInput().value();
  }

  /** Output tokens of a request in the mean, reasoning included. */
  public Optional<Estimate> meanOutputTokens() {
    return lengths.meanOutput().value();
  }

  /** The squared coefficient of variation of a request's input tokens. */
  public Optional<Estimate> inputCv2() {
    return lengths.inputCv2().value();
  }

  /** The squared coefficient of variation of a request's output tokens. */
  public Optional<Estimate> outputCv2() {
    return lengths.outputCv2().value();
  }

  /** The correlation of a request's input with its output, -1 to 1. */
  public Optional<Estimate> lengthCorrelation() {
    return lengths.correlation().value();
  }

  /** The distribution of a request's input tokens. */
  public Optional<Cdf> inputCdf() {
    return lengths.input().map(LengthLaw::cdf);
  }

  /** The distribution of a request's output tokens. */
  public Optional<Cdf> outputCdf() {
    return lengths.output().map(LengthLaw::cdf);
  }

  /** The distribution of a request's input and output tokens together. */
  public Optional<Cdf> totalCdf() {
    return lengths.total().map(LengthLaw::cdf);
  }

  /** The load of the busiest minutes as a multiple of the mean minute. */
  public Optional<Estimate> peakToMean() {
    return shape.peakToMean().value();
  }

  /** The load of hours 0 to 23 as multiples of the mean hour; empty where no file says hours. */
  public List<Load> hourOfDay() {
    return shape.hourOfDay();
  }

  /** The load of Monday to Sunday as multiples of the mean day; empty under a whole week. */
  public List<Load> dayOfWeek() {
    return shape.dayOfWeek();
  }

  /** The squared coefficient of variation of the times between requests: 1 when independent. */
  public Optional<Estimate> arrivalCv2() {
    return arrivals.cv2().value();
  }
}
