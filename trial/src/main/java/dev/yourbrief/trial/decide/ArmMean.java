package dev.yourbrief.trial.decide;

import dev.yourbrief.trial.statistics.Interval;

/**
 * How an arm did by itself.
 *
 * @param mean of its scores
 * @param standardError of the mean; over clusters where there are any
 * @param interval Wilson's when all scores are 0 or 1 and cases were drawn one by one, else
 *     Student's t (over clusters where there are any), within 0 and 1
 */
public record ArmMean(double mean, double standardError, Interval interval) {}
