/**
 * A brief as PDF: the memo of {@link dev.yourbrief.publish.Memo} set in type, tagged for readers
 * who cannot see it, and the same to the byte every time.
 */
@NullMarked
package dev.yourbrief.publish.pdf;

import org.jspecify.annotations.NullMarked;
