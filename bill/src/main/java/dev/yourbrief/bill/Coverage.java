package dev.yourbrief.bill;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What the bill covers: shown before any number that rests on it.
 *
 * @param from the window's first day
 * @param to the window's last day: the last with data, or the day asked for if earlier
 * @param windowDays how many days the window has
 * @param daysWithData on how many of them there is a line, or a file's word that there was none
 * @param lastSettled the last day that is not provisional
 * @param shareKnownModel the share of the window's usage cost whose model is known, 0 to 1
 * @param shareWithTokens the share of the window's usage cost whose tokens are known, 0 to 1
 * @param pagesMissing whether an export says that there is more of it
 */
public record Coverage(
    LocalDate from,
    LocalDate to,
    int windowDays,
    int daysWithData,
    LocalDate lastSettled,
    BigDecimal shareKnownModel,
    BigDecimal shareWithTokens,
    boolean pagesMissing) {

  /** A quarter, near enough: long enough to see a trend, short enough to be this quarter's. */
  public static final int WINDOW_DAYS = 90;
}
