package dev.yourbrief.bill;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The usage cost of a day some file tells of; zero on an idle day.
 *
 * @param day the day
 * @param cost the exact usage cost, in the bill's currency
 * @param provisional whether the provider may still add to it
 */
public record DailySpend(LocalDate day, BigDecimal cost, boolean provisional) {}
