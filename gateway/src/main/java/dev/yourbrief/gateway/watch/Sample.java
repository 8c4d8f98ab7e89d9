package dev.yourbrief.gateway.watch;

import dev.yourbrief.gateway.ledger.Row.Bought;
import java.util.List;
import java.util.Optional;

/**
 * What one call, or one request to a provider, adds to sums.
 *
 * @param same of a copy, whether its answer was the same
 */
record Sample(
    boolean isError,
    List<Bought> bought,
    long millis,
    Optional<Long> firstByteMillis,
    Optional<Boolean> same) {}
