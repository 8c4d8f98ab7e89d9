/**
 * Where charges are added up: an in-memory DuckDB that spills to disk, so that a bill may be larger
 * than memory. Overlapping files become one, and every sum is exact to the last digit.
 *
 * <p>Public here is for {@code bill} itself. What the sums mean (windows, run-rates, currencies) is
 * decided in {@code bill}; what a file says, in {@code format}.
 */
@NullMarked
package dev.yourbrief.bill.store;

import org.jspecify.annotations.NullMarked;
