package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.key.Spending;
import dev.yourbrief.gateway.ledger.Ledger;
import dev.yourbrief.gateway.ledger.Row;
import dev.yourbrief.gateway.schema.SchemaChecks;
import dev.yourbrief.gateway.watch.Watcher;
import dev.yourbrief.gateway.words.Words;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all event loops share. Everything in it is safe for many threads.
 *
 * @param room for bodies in memory
 * @param fingerprints of prompts
 * @param words keeps what was said, for routes that want it
 * @param schemas holds answers against the schemas they were asked by
 * @param watchers are told of every row
 * @param underWay how many requests are being answered
 * @param shadowsDropped how many copies for candidates found no place
 * @param isClosing whether no more requests are taken
 */
record Shared(
    WireFormats formats,
    Spending spending,
    Ledger ledger,
    Room room,
    Fingerprints fingerprints,
    Words words,
    SchemaChecks schemas,
    List<Watcher> watchers,
    InstantSource clock,
    AtomicInteger underWay,
    AtomicLong shadowsDropped,
    AtomicBoolean isClosing) {

  Shared {
    watchers = List.copyOf(watchers);
  }

  void write(Row row) {
    write(row, "");
  }

  /**
   * @param traceparent the request's header of that name; empty for none
   */
  void write(Row row, String traceparent) {
    ledger.append(row);
    for (Watcher watcher : watchers) {
      watcher.wrote(row, traceparent);
    }
  }
}
