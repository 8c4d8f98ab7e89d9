/**
 * How many tokens a second a model serves on GPUs, and whether it fits into their memory: the
 * arithmetic of weights, caches, bandwidth and FLOPs ({@link
 * dev.yourbrief.crossover.capacity.Roofline}), put right by the nearest measured runs ({@link
 * dev.yourbrief.crossover.capacity.Anchors}), asked through {@link
 * dev.yourbrief.crossover.capacity.Capacity}.
 *
 * <p>Every formula, its source and how far it was off on models and GPUs it had not seen are in
 * {@code docs/capacity.md}. Money, demand, peaks and fleets do not live here, nor does the
 * catalogue that the shapes and measurements come from.
 */
@NullMarked
package dev.yourbrief.crossover.capacity;

import org.jspecify.annotations.NullMarked;
