/**
 * Excel workbooks, row by row: cells as the text that is stored, never as a rounded number. It
 * knows nothing of what the columns mean.
 */
@NullMarked
package dev.yourbrief.bill.sheet;

import org.jspecify.annotations.NullMarked;
