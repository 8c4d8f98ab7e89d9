/**
 * Calls that may cost money: each is asked once, at the pace its provider allows, within the
 * budget, and its answer is in the journal before anything else is done with it.
 *
 * <p>The journal is also the cache: an answer is kept under the hash of everything that could have
 * changed it. Nothing here knows what an answer is worth.
 */
@NullMarked
package dev.yourbrief.trial.run;

import org.jspecify.annotations.NullMarked;
