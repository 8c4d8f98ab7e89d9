package dev.yourbrief.gateway.watch;

/**
 * The same over three spans of time.
 *
 * @param minute the last one, to five seconds
 * @param hour the last one, to a minute
 * @param today since midnight in UTC, but not from before this process began
 */
public record Windows(Sums minute, Sums hour, Sums today) {}
