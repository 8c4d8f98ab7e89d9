/**
 * A trial: a pre-registered evaluation of arms on the same cases. Its packages stand in the order
 * the data goes through them.
 *
 * <ul>
 *   <li>{@code plan}: {@code trial.yaml}, what is to be asked and how it will be decided; how many
 *       cases that needs, and what it will cost
 *   <li>{@code data}: cases as read from files, and their split
 *   <li>{@code leak}: test cases that stand in the training data as well
 *   <li>{@code lock}: the hash of all of this, in a log that is only added to
 *   <li>{@code search}: words, meanings and labels of the training split, for retrieval
 *   <li>{@code run}: calls, their journal, their cost
 *   <li>{@code arm}: the systems that answer
 *   <li>{@code grade}: from an answer to a score
 *   <li>{@code statistics}: from numbers to numbers; knows nothing of trials
 *   <li>{@code decide}: from scores to a verdict with its reasons
 *   <li>{@code format}: files of other programs, read and written
 *   <li>{@code sandbox}: programs run within bounds; knows nothing of trials
 *   <li>{@code file}: CSV, JSON, JSON Lines and YAML as such; knows nothing of trials
 * </ul>
 *
 * <p>Here at the root stands what takes a trial through all of them: {@link
 * dev.yourbrief.trial.Trial} is the trial in its folder, {@link dev.yourbrief.trial.Planning} and
 * {@link dev.yourbrief.trial.TrialRun} the two things done with it, and {@link
 * dev.yourbrief.trial.Finding} what a decision takes from it.
 */
@NullMarked
package dev.yourbrief.trial;

import org.jspecify.annotations.NullMarked;
