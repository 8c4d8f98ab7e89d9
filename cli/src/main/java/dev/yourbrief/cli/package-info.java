/**
 * The {@code yourbrief} command: reads arguments, calls the rooms below, and shows what they found
 * on a terminal. It computes nothing; what a command prints can be had from the same rooms without
 * it.
 */
@NullMarked
package dev.yourbrief.cli;

import org.jspecify.annotations.NullMarked;
