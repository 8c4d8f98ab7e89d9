package dev.yourbrief.trial.format;

/**
 * The tokens of a call.
 *
 * @param input of every kind
 * @param output reasoning included
 */
public record Tokens(long input, long output) {}
