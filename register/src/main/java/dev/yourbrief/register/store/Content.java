package dev.yourbrief.register.store;

/**
 * Bytes that are kept.
 *
 * @param sha256 their hash, in lower-case hexadecimal: their name
 * @param size how many there are
 */
public record Content(String sha256, long size) {}
