/**
 * What a bill's days say about the months after them: growth, the shape of the week and of the day,
 * and a forecast with its back-test. {@link dev.yourbrief.bill.forecast.Forecaster} takes daily
 * costs and gives a {@link dev.yourbrief.bill.forecast.Forecast}, both plain values. How the days
 * were read and added up is not known here. {@code docs/projection.md} has every formula.
 */
@NullMarked
package dev.yourbrief.bill.forecast;

import org.jspecify.annotations.NullMarked;
