/**
 * The systems that answer: models behind a provider, learners of the training split, commands, and
 * answers made elsewhere. What a prompt is filled with is decided here.
 *
 * <p>How a call is paced, paid and kept belongs to {@code run}; what an answer is worth, to {@code
 * grade}.
 */
@NullMarked
package dev.yourbrief.trial.arm;

import org.jspecify.annotations.NullMarked;
