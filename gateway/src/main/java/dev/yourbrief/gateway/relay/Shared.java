package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.key.Spending;
import dev.yourbrief.gateway.ledger.Ledger;
import dev.yourbrief.gateway.ledger.Row;
import dev.yourbrief.gateway.watch.Watcher;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all event loops share. Everything in it is safe for many threads.
 *
 * @param room for bodies in memory
 * @param fingerprints of prompts
 * @param watchers are told of every row
 * @param underWay how many requests are being answered
 * @param isClosing whether no more requests are taken
 */
record Shared(
    Formats formats,
    Spending spending,
    Ledger ledger,
    Room room,
    Fingerprints fingerprints,
    List<Watcher> watchers,
    InstantSource clock,
    AtomicInteger underWay,
    AtomicBoolean isClosing) {

  Shared {
    watchers = List.copyOf(watchers);
  }

  void write(Row row) {
    ledger.append(row);
    for (Watcher watcher : watchers) {
      watcher.wrote(row);
    }
  }
}
