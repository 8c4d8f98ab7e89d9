package dev.yourbrief.crossover.prices;

import dev.yourbrief.figure.source.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A public price list that was read.
 *
 * @param file the file, as the user named it
 * @param source whose list it is
 * @param asOf the day it was current, where its prices do not say their own
 * @param facts what it says
 * @param leftOut what was left out, why, and how often
 * @param cleaned how many prices lost the rounding error of a computation in doubles
 * @param problems the first of what could not be read
 * @param unreadable how much could not be read
 */
public record PriceList(
    String file,
    String source,
    LocalDate asOf,
    List<PriceFact> facts,
    Map<String, Integer> leftOut,
    int cleaned,
    List<Problem> problems,
    int unreadable) {

  static PriceList of(String file, String source, LocalDate asOf, Facts read) {
    return new PriceList(
        file,
        source,
        asOf,
        List.copyOf(read.facts),
        Map.copyOf(read.leftOut),
        read.cleaned,
        List.copyOf(read.problems),
        read.unreadable);
  }

  /** How many prices it holds, each kind of token apart. */
  public int prices() {
    return facts.stream().mapToInt(fact -> fact.usdPerMtok().size()).sum();
  }

  /** How many names of models it has prices for. */
  public int models() {
    return (int) facts.stream().map(PriceFact::model).distinct().count();
  }
}
