/**
 * {@code trial.yaml}: what is asked, of which arms, on which cases, and how it will be decided.
 * Read before anything is run; everything in it goes into the lock.
 *
 * <p>Nothing here opens a data file or calls anybody: a plan only names them.
 */
@NullMarked
package dev.yourbrief.trial.plan;

import org.jspecify.annotations.NullMarked;
