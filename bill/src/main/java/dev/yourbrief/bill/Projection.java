package dev.yourbrief.bill;

import dev.yourbrief.figure.Estimate;
import java.math.BigDecimal;

/**
 * What a month costs if usage grows and prices stay.
 *
 * @param scale how many times today's usage
 * @param mean the bill's mean, multiplied
 * @param perMonth the bill's currency a month
 */
public record Projection(int scale, BigDecimal mean, Estimate perMonth) {}
