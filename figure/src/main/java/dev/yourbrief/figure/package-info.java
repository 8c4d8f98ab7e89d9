/**
 * What a number is: its {@link dev.yourbrief.figure.Unit}, its uncertainty ({@link
 * dev.yourbrief.figure.Estimate}), the seeded {@link dev.yourbrief.figure.Sampler} that turns it
 * into draws, and the {@link dev.yourbrief.figure.Figure} that says where it came from.
 *
 * <p>This is floor 0: it knows nothing of bills, models or briefs, and does no input or output. How
 * a figure is worded or set on a page belongs to {@code publish}.
 */
@NullMarked
package dev.yourbrief.figure;

import org.jspecify.annotations.NullMarked;
