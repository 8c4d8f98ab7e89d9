/**
 * Public price lists, read into a catalogue's {@code prices.csv}: {@link
 * dev.yourbrief.crossover.prices.PriceLists} reads a file of any known shape, {@link
 * dev.yourbrief.crossover.prices.PriceBook} adds what it says to the history, {@link
 * dev.yourbrief.crossover.prices.Disagreement} is where sources contradict each other.
 *
 * <p>Nothing here fetches anything, and nothing here chooses which price counts: that is the
 * catalogue's.
 */
@NullMarked
package dev.yourbrief.crossover.prices;

import org.jspecify.annotations.NullMarked;
