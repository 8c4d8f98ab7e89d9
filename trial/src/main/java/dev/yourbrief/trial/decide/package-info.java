/**
 * From paired scores to a verdict with its reasons, by rules that were fixed before. {@link
 * dev.yourbrief.trial.decide.Decide} is the door. Nothing here reads a file, grades an answer or
 * looks for leaks: what others found wrong comes in as a {@link dev.yourbrief.trial.decide.Fault}.
 *
 * <p>Scores are from 0 to 1 and more is better. A difference is the candidate's less the
 * baseline's.
 */
@NullMarked
package dev.yourbrief.trial.decide;

import org.jspecify.annotations.NullMarked;
