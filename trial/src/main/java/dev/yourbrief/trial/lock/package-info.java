/**
 * What was promised before the first answer was seen: the hashes of the plan and of every file it
 * names, in a log that is only added to. Each line holds the hash of the line before it, so that a
 * changed or missing line shows.
 *
 * <p>Nothing here knows what the files mean.
 */
@NullMarked
package dev.yourbrief.trial.lock;

import org.jspecify.annotations.NullMarked;
