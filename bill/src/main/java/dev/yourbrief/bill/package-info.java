/**
 * What a provider's bill says, as a plain value: files of any known format go into a {@link
 * dev.yourbrief.bill.UsageStore}, in memory or on disk, which answers with a {@link
 * dev.yourbrief.bill.Bill}: coverage, parts, run-rate, months ahead and implied prices. Every
 * amount is exact, what could not be read is counted and named, and a {@link
 * dev.yourbrief.bill.Trail} follows any total to its lines.
 *
 * <p>What a file is packed in is opened in {@code container} and {@code sheet}; how one format is
 * read is in {@code format}; how charges are kept and added up is in {@code store}; what comes next
 * is worked out in {@code forecast}. No price list lives here: a bill says what was paid, not what
 * it should have been.
 */
@NullMarked
package dev.yourbrief.bill;

import org.jspecify.annotations.NullMarked;
