package dev.yourbrief.bill.forecast;

/**
 * How much of the mean one weekday or hour takes.
 *
 * @param factor a multiple of the mean; all factors of a shape have mean 1
 * @param low the low end of its 90 % interval
 * @param high the high end
 */
public record ShapeFactor(double factor, double low, double high) {}
