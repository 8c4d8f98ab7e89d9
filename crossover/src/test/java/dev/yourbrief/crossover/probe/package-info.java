/** A real server in the test, whose every byte and whose speed the test decides. */
@NullMarked
package dev.yourbrief.crossover.probe;

import org.jspecify.annotations.NullMarked;
