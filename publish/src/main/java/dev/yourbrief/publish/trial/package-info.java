/**
 * A trial's result as a page and as Markdown. It is given a finished {@link
 * dev.yourbrief.trial.TrialResult} and decides nothing.
 */
@NullMarked
package dev.yourbrief.publish.trial;

import org.jspecify.annotations.NullMarked;
