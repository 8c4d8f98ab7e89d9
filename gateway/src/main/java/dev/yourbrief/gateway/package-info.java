/**
 * The gateway: one address for every model provider, so that a switch is a line in a file. A
 * request walks {@code relay} (the network) → {@code key} (who asks, what may be spent) → {@code
 * route} (where it may go) → a provider → {@code ledger} (what it was and cost), and beside them
 * {@code shadow} (a copy for a candidate) and {@code watch} (what people see of it). {@code config}
 * is the file that says all this.
 *
 * <p>Words and formats of providers live in the {@code provider} room; bills are read elsewhere.
 */
@NullMarked
package dev.yourbrief.gateway;

import org.jspecify.annotations.NullMarked;
