/**
 * Compressed files and archives: how gzip, Zstandard and ZIP are unpacked, each within bounds. It
 * knows nothing of what is in them. Nothing is written to the disk under a name an archive gives.
 */
@NullMarked
package dev.yourbrief.bill.container;

import org.jspecify.annotations.NullMarked;
