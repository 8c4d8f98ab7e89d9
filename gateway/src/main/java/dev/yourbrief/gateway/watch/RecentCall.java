package dev.yourbrief.gateway.watch;

import dev.yourbrief.gateway.ledger.Row;
import dev.yourbrief.gateway.ledger.Row.Bought;
import dev.yourbrief.provider.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * One of the last calls.
 *
 * @param target of the attempt that answered; empty when none was asked
 * @param inputTokens of all attempts; empty when unknown
 * @param usd of all attempts; empty when the price of one is unknown
 * @param isEstimated whether tokens were counted here
 */
public record RecentCall(
    String call,
    Instant time,
    String route,
    String target,
    String key,
    String format,
    boolean streamed,
    int status,
    String outcome,
    String fault,
    long millis,
    Optional<Long> firstByteMillis,
    int attempts,
    Optional<Long> inputTokens,
    Optional<Long> outputTokens,
    boolean isEstimated,
    Optional<BigDecimal> usd) {

  static RecentCall of(Finished finished) {
    Row.Call row = finished.row();
    Optional<Usage> usage = Optional.of(Usage.NONE);
    Optional<BigDecimal> usd = Optional.of(BigDecimal.ZERO);
    boolean isEstimated = false;
    for (Bought bought : finished.bought()) {
      usage = usage.flatMap(sum -> bought.usage().map(sum::plus));
      usd = usd.flatMap(sum -> bought.usd().map(sum::add));
      isEstimated |= bought.isEstimated();
    }
    return new RecentCall(
        row.call(),
        row.time(),
        row.route(),
        row.bought().map(b -> b.provider() + "/" + b.model()).orElse(""),
        row.key(),
        row.format(),
        row.streamed(),
        row.status(),
        Counts.word(row.outcome()),
        row.fault(),
        row.millis(),
        row.firstByteMillis(),
        row.attempts(),
        usage.map(Usage::input),
        usage.map(Usage::output),
        isEstimated,
        usd);
  }
}
