/**
 * The network: requests come in, are sent on, and answers go back as they come. Everything here
 * runs on event loops and must not block; what is shared between them says so. What a request may
 * cost is asked of {@code key}, where it goes of {@code route}, and its row goes to {@code ledger}.
 *
 * <p>A request that stays in its own wire format is passed on as the bytes it came in, but for the
 * model's name; only one that changes format is taken apart and written again.
 */
@NullMarked
package dev.yourbrief.gateway.relay;

import org.jspecify.annotations.NullMarked;
