/**
 * Measuring a server of one's own: how many tokens a second it makes, and how fast each user gets
 * them, as more ask at once. {@link dev.yourbrief.crossover.probe.Probe} runs the measurement
 * against anything that speaks the OpenAI wire format, {@link dev.yourbrief.crossover.probe.Rung}
 * is what one number of users gave, {@link dev.yourbrief.crossover.probe.Answer} what follows for a
 * cost model.
 *
 * <p>This is the one place of the engine that opens a connection, and only to the host that the
 * user named: {@link dev.yourbrief.crossover.probe.Reach} says which addresses that may be. Nothing
 * here prints, reads the environment, or writes a file; how a result is shown belongs to {@code
 * cli} and {@code publish}.
 */
@NullMarked
package dev.yourbrief.crossover.probe;

import org.jspecify.annotations.NullMarked;
