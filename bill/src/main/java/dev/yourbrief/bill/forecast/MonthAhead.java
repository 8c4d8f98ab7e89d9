package dev.yourbrief.bill.forecast;

import dev.yourbrief.figure.Draws;
import java.time.LocalDate;

/**
 * A month that has not been billed yet.
 *
 * @param month 1 for the thirty days after the last settled one
 * @param from its first day
 * @param to its last day
 * @param cost the bill's currency a month of 365/12 days, like the run-rate; one value a world
 */
public record MonthAhead(int month, LocalDate from, LocalDate to, Draws cost) {}
