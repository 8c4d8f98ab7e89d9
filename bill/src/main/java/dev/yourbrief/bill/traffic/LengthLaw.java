package dev.yourbrief.bill.traffic;

/**
 * How a length of requests is distributed, in tokens. Quantiles are lengths that occur: the least
 * that so many requests do not exceed.
 *
 * @param mean the mean
 * @param cv2 the squared coefficient of variation
 * @param p10 one request in ten is no longer
 * @param p50 half of them are
 * @param p90 nine in ten are
 * @param p99 99 in a hundred are
 * @param cdf the whole of it, in at most 32 points
 */
public record LengthLaw(double mean, double cv2, long p10, long p50, long p90, long p99, Cdf cdf) {}
