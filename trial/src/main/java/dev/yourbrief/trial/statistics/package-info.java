/**
 * From numbers to numbers: rates, differences, intervals, tests, agreement and the size of a trial.
 * Nothing here knows what a case, an arm or a trial is, reads a file, or says a sentence.
 *
 * <p>A level is the share of intervals that hold the truth, 0.95 say. A p value is two-sided unless
 * it says otherwise. What cannot be computed is an empty optional, never a NaN; what makes no sense
 * (no values, a level of 1, unequal lengths) is an {@link IllegalArgumentException}. Whatever is
 * drawn is fixed by its seed, on any number of processors.
 */
@NullMarked
package dev.yourbrief.trial.statistics;

import org.jspecify.annotations.NullMarked;
