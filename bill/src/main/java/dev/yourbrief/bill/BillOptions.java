package dev.yourbrief.bill;

import dev.yourbrief.figure.Sampler;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How to read a bill.
 *
 * @param asOf today, as far as the bill is concerned: later data is left out of the window
 * @param currency the currency to report in; by default the one most usage lines are in
 * @param rates exchange rates; an amount without one is reported in its own currency, apart
 * @param mapping how to read CSV files of no known format that have no mapping beside them
 * @param disjoint whether no two files of different formats tell of one spend
 * @param hashed whether each file's hash is wanted: a large file takes longer with it
 * @param lines whether each line is read by itself, so that a total can be followed to it; else
 *     lines of a large file that are alike are added up first
 * @param traffic whether the bill is to say what its traffic is like, which takes longer
 * @param sampler the seed and number of draws for the run-rate's interval
 */
public record BillOptions(
    LocalDate asOf,
    Optional<String> currency,
    List<ExchangeRate> rates,
    Optional<ColumnMapping> mapping,
    boolean disjoint,
    boolean hashed,
    boolean lines,
    boolean traffic,
    Sampler sampler) {

  public BillOptions {
    rates = List.copyOf(rates);
  }

  /** Files of different formats may tell of one spend, which then counts once. */
  public BillOptions(
      LocalDate asOf,
      Optional<String> currency,
      List<ExchangeRate> rates,
      Optional<ColumnMapping> mapping,
      Sampler sampler) {
    this(asOf, currency, rates, mapping, false, true, false, false, sampler);
  }

  /** The same, with the traffic asked for. */
  public BillOptions withTraffic() {
    return new BillOptions(asOf, currency, rates, mapping, disjoint, hashed, lines, true, sampler);
  }

  /** No currency asked for, no rates, no mapping. */
  public static BillOptions of(LocalDate asOf, Sampler sampler) {
    return new BillOptions(asOf, Optional.empty(), List.of(), Optional.empty(), sampler);
  }
}
