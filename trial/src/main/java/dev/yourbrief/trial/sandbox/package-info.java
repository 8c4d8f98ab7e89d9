/**
 * Other people's programs, run within bounds: {@link dev.yourbrief.trial.sandbox.BoundedProcess}
 * bounds time and output and leaves no process behind; {@link dev.yourbrief.trial.sandbox.Sandbox}
 * fences a program in as far as this machine allows, and {@link
 * dev.yourbrief.trial.sandbox.Protections} says how far that is.
 *
 * <p>Nothing here knows what an answer or a grade is.
 */
@NullMarked
package dev.yourbrief.trial.sandbox;

import org.jspecify.annotations.NullMarked;
