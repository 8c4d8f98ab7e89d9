package dev.yourbrief.gateway.watch;

import dev.yourbrief.gateway.ledger.Row;
import dev.yourbrief.gateway.ledger.Row.Bought;
import java.util.List;
import java.util.Optional;

/**
 * A call that is over, with all its requests to providers.
 *
 * @param attempts when there were several, in order; none otherwise
 * @param before what was said of the same call a moment ago, when less was known of it
 */
record Finished(Row.Call row, List<Row.Attempt> attempts, Optional<Finished> before) {

  Finished {
    attempts = List.copyOf(attempts);
  }

  /** What was paid for, at every provider that was asked. */
  List<Bought> bought() {
    return attempts.isEmpty()
        ? row.bought().stream().toList()
        : attempts.stream().map(Row.Attempt::bought).toList();
  }
}
