/**
 * What each option costs and where the costs cross: dated catalogues ({@link
 * dev.yourbrief.crossover.Catalogue}), the shape of a self-hosted fleet's cost ({@link
 * dev.yourbrief.crossover.Staircase}), the simulation over both ({@link
 * dev.yourbrief.crossover.Crossover}), and what knowing more would be worth ({@link
 * dev.yourbrief.crossover.Evpi}).
 *
 * <p>This is floor 1. It reads no bill and makes no verdict: demand and the bill's run-rate come in
 * as estimates, costs and crossings go out as draws. How a crossing becomes a bar that is cleared
 * or failed belongs to {@code playbook}, how it is drawn to {@code publish}.
 */
@NullMarked
package dev.yourbrief.crossover;

import org.jspecify.annotations.NullMarked;
