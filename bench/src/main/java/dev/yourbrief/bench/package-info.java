/**
 * Whole-process measurements: two commands in turn on the same machine in the same run, as times
 * and as the ratio run by run. What is measured is what a user waits for. Nothing here is asserted;
 * {@code bench/README.md} says how to run it and what it said last.
 */
@NullMarked
package dev.yourbrief.bench;

import org.jspecify.annotations.NullMarked;
