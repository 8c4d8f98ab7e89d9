package dev.yourbrief.crossover;

import dev.yourbrief.crossover.capacity.Facts;
import dev.yourbrief.crossover.capacity.ModelShape;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What an open-weight model is.
 *
 * @param id its id, such as {@code llama-3.3-70b}
 * @param totalParamsB parameters, billions, where they are known
 * @param activeParamsB parameters a token passes through, billions, where they are known
 * @param facts what is known of its sizes, attention and experts, as {@link ModelShape#FACTS} name
 *     it
 * @param licence its licence
 * @param licenceGate what in the licence can stop a business from using it
 * @param unverified what about the row nobody has checked against a first-hand source
 * @param source who said so
 * @param asOf the day the source was current
 */
public record OpenModel(
    String id,
    Optional<BigDecimal> totalParamsB,
    Optional<BigDecimal> activeParamsB,
    Facts facts,
    String licence,
    Optional<String> licenceGate,
    Optional<String> unverified,
    String source,
    LocalDate asOf) {

  /** As the capacity model takes it; empty where the number of parameters is not known. */
  public Optional<ModelShape> shape() {
    return totalParamsB.map(params -> ModelShape.of(id, facts, licence));
  }
}
