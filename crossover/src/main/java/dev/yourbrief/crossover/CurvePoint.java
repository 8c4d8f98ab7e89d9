package dev.yourbrief.crossover;

import java.util.Optional;

/**
 * One point of the cost curves.
 *
 * @param scale the multiple of today's volume
 * @param frontier the frontier model, rented
 * @param open the open model, rented by the token
 * @param selfHost the model on GPUs of one's own
 */
public record CurvePoint(double scale, Band frontier, Optional<Band> open, Band selfHost) {}
