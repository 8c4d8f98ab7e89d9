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

  /**
   * The same, of a request that says which trace it belongs to.
   *
   * @param traceparent the request's header, as the client wrote it; empty for none
   */
  default void wrote(Row row, String traceparent) {
    wrote(row);
  }
}
