package dev.yourbrief.bill;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The usage cost of some days in a row.
 *
 * @param from the first day
 * @param to the last day
 * @param daysWithData how many of them some file tells of
 * @param cost the exact usage cost, in the bill's currency
 */
public record PeriodSpend(LocalDate from, LocalDate to, int daysWithData, BigDecimal cost) {}
