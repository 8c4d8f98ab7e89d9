package dev.yourbrief.gateway.watch;

import dev.yourbrief.gateway.ledger.Row;

/**
 * Is told what happens, on the thread on which it does: it must be quick and must not block, and
 * many threads may tell it at once.
 */
public interface Watcher {

  /** A request has come. */
  default void began() {}

  /** A row was written. */
  void wrote(Row row);
}
