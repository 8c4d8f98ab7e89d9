/**
 * Other people's programs, run within bounds: {@link
 * dev.yourbrief.trial.grade.sandbox.BoundedProcess} bounds time and output and leaves no process
 * behind; {@link dev.yourbrief.trial.grade.sandbox.Sandbox} fences a program in as far as this
 * machine allows, and {@link dev.yourbrief.trial.grade.sandbox.Protections} says how far that is.
 *
 * <p>Nothing here knows what an answer or a grade is.
 */
@NullMarked
package dev.yourbrief.trial.grade.sandbox;

import org.jspecify.annotations.NullMarked;
