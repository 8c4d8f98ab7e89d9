package dev.yourbrief.bill;

import dev.yourbrief.bill.forecast.Outlook;
import dev.yourbrief.bill.traffic.Traffic;
import dev.yourbrief.figure.source.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the files say, added up. A plain value: nothing is open behind it.
 *
 * <p>Parts, periods and days hold usage cost only, inside the window, in {@code currency}; each
 * list's costs add up to the same number, to the last digit (periods leave out provisional days).
 *
 * @param currency the ISO 4217 code of every amount that does not carry its own
 * @param files the files, in the order given
 * @param coverage what they cover
 * @param totals what they add up to
 * @param byProvider usage cost by provider, dearest first, like the three that follow
 * @param byModel usage cost by model
 * @param byKind usage cost by token kind
 * @param byProject usage cost by project
 * @param lastDaysByProvider usage cost by provider over the run-rate's days: whose bill a month is
 * @param periods the window in periods of 30 days counted back from its last settled day, oldest
 *     first
 * @param days usage cost by day, oldest first
 * @param runRate what a month costs; empty when no day has a cost
 * @param outlook what the settled days of the window say about the months after them
 * @param unitPrices the prices the bill implies
 * @param priceDays the same day by day
 * @param tokensPerMonth tokens a month of 365/12 days by kind, over the run-rate's days
 * @param tokensPerMonthByModel the same by model
 * @param unreadable the first 1,000 rows that could not be read, and every file that could not
 * @param unreadableRows how many rows could not be read
 * @param notes what the reader should know before relying on the numbers
 * @param traffic what the traffic behind it is like; empty unless it was asked for
 */
public record Bill(
    String currency,
    List<BillFile> files,
    Coverage coverage,
    Totals totals,
    List<BillPart> byProvider,
    List<BillPart> byModel,
    List<BillPart> byKind,
    List<BillPart> byProject,
    List<BillPart> lastDaysByProvider,
    List<PeriodSpend> periods,
    List<DailySpend> days,
    Optional<RunRate> runRate,
    Outlook outlook,
    List<UnitPrice> unitPrices,
    List<PriceDay> priceDays,
    Map<TokenKind, BigDecimal> tokensPerMonth,
    Map<String, Map<TokenKind, BigDecimal>> tokensPerMonthByModel,
    List<Problem> unreadable,
    long unreadableRows,
    List<Problem> notes,
    Optional<Traffic> traffic) {

  /** The run-rate at 1, 3 and 10 times today's usage; empty without a run-rate. */
  public List<Projection> projections() {
    return runRate.stream()
        .flatMap(rate ->
            Stream.of(1, 3, 10)
                .map(scale ->
                    new Projection(
                        scale,
                        rate.mean().multiply(BigDecimal.valueOf(scale)),
                        rate.perMonth().scaledBy(BigDecimal.valueOf(scale)))))
        .toList();
  }

  /**
   * Providers whose tokens are here and whose cost is not: what they cost is unknown, not nothing.
   */
  public List<BillPart> unpriced() {
    return byProvider.stream().filter(BillPart::isUnpriced).toList();
  }
}
