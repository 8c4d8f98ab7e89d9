package dev.yourbrief.crossover;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What an open-weight model is.
 *
 * @param id its id, such as {@code llama-3.3-70b}
 * @param totalParamsB parameters, billions, where they are known
 * @param activeParamsB parameters a token passes through, billions, where they are known
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
    String licence,
    Optional<String> licenceGate,
    Optional<String> unverified,
    String source,
    LocalDate asOf) {}
