/**
 * Server-sent events: bytes as they come from a network, in pieces of any size, become {@link
 * dev.yourbrief.provider.sse.SseEvent}s. The form is that of the HTML standard, section 9.2.6.
 *
 * <p>Nothing here knows what an event's data mean, and nothing opens a connection.
 */
@NullMarked
package dev.yourbrief.provider.sse;

import org.jspecify.annotations.NullMarked;
