package dev.yourbrief.crossover.probe;

/**
 * A server's own count of the tokens of one request.
 *
 * @param input tokens of the prompt, cached ones too
 * @param output tokens of the answer, reasoning too
 * @param cached the part of the prompt that a prefix cache held
 */
record Usage(long input, long output, long cached) {}
