package dev.yourbrief.bill;

import dev.yourbrief.figure.Money;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything the files add up to, exactly, inside the window or not, duplicates left out.
 *
 * @param billed what was invoiced, in the bill's currency; a category without a line is absent
 * @param effective what was consumed: the effective amount where a line has one, else the billed.
 *     Never add the two: a prepaid amount is in {@code billed} when bought, here when used
 * @param otherCurrencies the same for every other currency, each in itself: nothing is converted
 */
public record Totals(
    Map<ChargeCategory, Money> billed,
    Map<ChargeCategory, Money> effective,
    SortedMap<String, CurrencyTotals> otherCurrencies) {

  public Totals {
    billed = Collections.unmodifiableMap(new TreeMap<>(billed));
    effective = Collections.unmodifiableMap(new TreeMap<>(effective));
    otherCurrencies = Collections.unmodifiableSortedMap(new TreeMap<>(otherCurrencies));
  }

  /**
   * What the lines of one currency add up to.
   *
   * @param billed what was invoiced
   * @param effective what was consumed
   */
  public record CurrencyTotals(
      Map<ChargeCategory, Money> billed, Map<ChargeCategory, Money> effective) {
    public CurrencyTotals {
      billed = Collections.unmodifiableMap(new TreeMap<>(billed));
      effective = Collections.unmodifiableMap(new TreeMap<>(effective));
    }
  }
}
