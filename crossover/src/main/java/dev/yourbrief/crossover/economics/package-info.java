/**
 * What each option costs at any volume and over time, and where the costs cross.
 *
 * <p>The way of the data: a {@link dev.yourbrief.crossover.economics.Case} holds the demand and
 * {@link dev.yourbrief.crossover.economics.Option}s; an option is a list of {@link
 * dev.yourbrief.crossover.economics.CostLine}s, each worked out by a {@link
 * dev.yourbrief.crossover.economics.Term} over {@link
 * dev.yourbrief.crossover.economics.Term.Input}s. {@link
 * dev.yourbrief.crossover.economics.Comparison} draws the inputs, works out every option at every
 * scale and month in the same worlds, and says what crosses where, what moves it and what is worth
 * knowing.
 *
 * <p>No verdict is made here and no file is read: {@code casefile} reads, {@code playbook} judges,
 * {@code publish} draws.
 */
@NullMarked
package dev.yourbrief.crossover.economics;

import org.jspecify.annotations.NullMarked;
