package dev.yourbrief.bill;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A dated exchange rate.
 *
 * @param from the ISO 4217 code of the amount
 * @param to the ISO 4217 code to have it in
 * @param rate how many {@code to} one {@code from} is
 * @param asOf the day it was true
 * @param source who published it
 */
public record ExchangeRate(
    String from, String to, BigDecimal rate, LocalDate asOf, String source) {}
