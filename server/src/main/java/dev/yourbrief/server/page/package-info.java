/**
 * Pages: what they show, put together for their templates. Each works without a script; with one,
 * parts of it change in place. Nothing is computed here and nothing kept.
 */
@NullMarked
package dev.yourbrief.server.page;

import org.jspecify.annotations.NullMarked;
