package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.route.Route;
import dev.yourbrief.gateway.route.Target;
import java.time.Instant;

/**
 * A call that was answered well, for those who look at it afterwards; nobody waits for them.
 *
 * @param call its name
 * @param by who answered
 * @param answer what the client was told, where the route or the request made that worth keeping
 * @param inputTokens an estimate
 */
record Answered(
    Setup setup,
    Asked asked,
    Route route,
    String call,
    Instant arrived,
    Target by,
    String answer,
    long inputTokens) {}
