package dev.yourbrief.bill;

import dev.yourbrief.figure.Estimate;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What the usage costs a month, going by its last settled days.
 *
 * @param mean the mean of those days, as a month: what anyone can recompute
 * @param perMonth the bill's currency a month of 365/12 days: a 90 % interval, or a point when
 *     every day was the same
 * @param method how it was worked out, in a sentence
 * @param from the first day it rests on
 * @param to the last day it rests on
 * @param days how many days in between have data
 */
public record RunRate(
    BigDecimal mean, Estimate perMonth, String method, LocalDate from, LocalDate to, int days) {}
