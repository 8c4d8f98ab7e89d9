/**
 * A comparison as a person writes it down: {@link dev.yourbrief.crossover.casefile.CaseFile} reads
 * a short YAML file into a {@link dev.yourbrief.crossover.economics.Case}. What the file does not
 * say is looked up in the dated catalogues or assumed, and marked as such; what it says wrongly is
 * refused at its line and column.
 *
 * <p>A class reads one block of the file. Nothing is reckoned here but units: the arithmetic of an
 * option is put together as terms and worked out in {@code economics}.
 */
@NullMarked
package dev.yourbrief.crossover.casefile;

import org.jspecify.annotations.NullMarked;
