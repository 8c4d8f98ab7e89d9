/** Public price lists, their shapes, and how they join a catalogue. */
@NullMarked
package dev.yourbrief.crossover.prices;

import org.jspecify.annotations.NullMarked;
