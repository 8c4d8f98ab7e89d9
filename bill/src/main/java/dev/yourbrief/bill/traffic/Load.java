package dev.yourbrief.bill.traffic;

import java.util.Optional;

/**
 * The load of a part of the time as a multiple of the mean.
 *
 * @param requests of requests; empty where only tokens are counted over time
 * @param input of input tokens
 * @param output of output tokens
 */
public record Load(Optional<Double> requests, double input, double output) {}
