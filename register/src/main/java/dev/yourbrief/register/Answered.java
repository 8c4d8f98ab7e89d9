package dev.yourbrief.register;

import java.util.Optional;

/**
 * What a request was answered with.
 *
 * @param body what is kept of the answer's text
 * @param location the address of what it made; empty: it made none
 * @param fresh the whole text, of an answer that was made just now
 */
public record Answered(int status, String body, String location, Optional<String> fresh) {}
