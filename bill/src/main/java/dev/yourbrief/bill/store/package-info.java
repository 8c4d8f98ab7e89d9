/**
 * Where charges are kept and added up: a DuckDB in memory that spills to disk, so that a bill may
 * be larger than memory, or one in a file that outlives the program. Overlapping files become one,
 * what is left out stays with its reason, and every sum is exact to the last digit.
 *
 * <p>Public here is for {@code bill} itself. What the sums mean (windows, run-rates, currencies) is
 * decided in {@code bill}; what a file says, in {@code format}.
 */
@NullMarked
package dev.yourbrief.bill.store;

import org.jspecify.annotations.NullMarked;
