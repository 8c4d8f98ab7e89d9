/**
 * Dated catalogues: what tokens, GPUs and models cost and are, and how fast they were measured to
 * be ({@link dev.yourbrief.crossover.Catalogue}).
 *
 * <p>The rooms beside it: {@code capacity} says how many tokens a second a model serves, {@code
 * fleet} how many copies a load takes, {@code economics} what options cost and where costs cross,
 * {@code casefile} reads a comparison somebody wrote down, {@code prices} imports price lists,
 * {@code probe} measures a server. All of it is floor 1: no bill is read and no verdict is made
 * here. Only {@code probe} opens a connection.
 */
@NullMarked
package dev.yourbrief.crossover;

import org.jspecify.annotations.NullMarked;
