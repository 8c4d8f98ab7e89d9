/**
 * The days of a brief, as a calendar that other programs take in: when it is looked at again, and
 * when its next steps are due. Which days those are is decided where the brief is made.
 */
@NullMarked
package dev.yourbrief.publish.calendar;

import org.jspecify.annotations.NullMarked;
