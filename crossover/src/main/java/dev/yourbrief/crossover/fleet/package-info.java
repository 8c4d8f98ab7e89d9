/**
 * How many copies of a model a load takes: waiting in a queue ({@link
 * dev.yourbrief.crossover.fleet.Queue}), the fullest a fleet of a size may run ({@link
 * dev.yourbrief.crossover.fleet.SafeLoad}), and the copies a load needs ({@link
 * dev.yourbrief.crossover.fleet.Sizing}).
 *
 * <p>Loads and sizes only: what a copy costs belongs to {@code economics}, how fast it is to {@code
 * capacity}.
 */
@NullMarked
package dev.yourbrief.crossover.fleet;

import org.jspecify.annotations.NullMarked;
