package dev.yourbrief.bill;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A file that was read.
 *
 * @param name its path relative to the decision, with forward slashes
 * @param sha256 the hash of its bytes, in lower-case hexadecimal
 * @param format its format, such as {@code focus}; empty when it is none that is known
 * @param formatVersion the format's version or generation, or an empty string
 * @param rows rows of data, unreadable ones included
 * @param charges charges read from them
 * @param unreadable rows that could not be read
 * @param duplicates charges left out because another file, or another row, tells of them
 * @param first the first day it covers
 * @param last the last day it covers
 * @param zone the time zone its days are in
 */
public record BillFile(
    String name,
    String sha256,
    String format,
    String formatVersion,
    long rows,
    long charges,
    long unreadable,
    long duplicates,
    Optional<LocalDate> first,
    Optional<LocalDate> last,
    String zone) {}
