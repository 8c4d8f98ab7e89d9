/**
 * What a provider's bill says, as a plain value: {@link dev.yourbrief.bill.BillReader} turns files
 * of any known format into a {@link dev.yourbrief.bill.Bill} with its coverage, parts, run-rate and
 * implied prices. Every amount is exact, and what could not be read is counted and named.
 *
 * <p>How one format is read is in {@code format}; how charges are added up is in {@code store}. No
 * price list lives here: a bill says what was paid, not what it should have been.
 */
@NullMarked
package dev.yourbrief.bill;

import org.jspecify.annotations.NullMarked;
