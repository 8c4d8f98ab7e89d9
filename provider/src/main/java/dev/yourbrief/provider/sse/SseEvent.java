package dev.yourbrief.provider.sse;

/**
 * One event.
 *
 * @param name what the stream calls it; empty when it has no name
 * @param data its data; lines are parted by line feeds
 */
public record SseEvent(String name, String data) {}
