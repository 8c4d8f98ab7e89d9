/**
 * What prompts and answers said, for routes that keep it: redacted, in files of their own beside
 * the rows, and deleted after a time. Off unless a route turns it on.
 */
@NullMarked
package dev.yourbrief.gateway.words;

import org.jspecify.annotations.NullMarked;
