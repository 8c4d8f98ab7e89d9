package dev.yourbrief.crossover.prices;

import dev.yourbrief.figure.source.Location;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One thing a list says: what a seller asks for a model in one tier.
 *
 * @param seller who sells it, as the list names it
 * @param model the model, as the list names it
 * @param aliases other names the list says it goes by
 * @param tier the service tier, as {@link dev.yourbrief.crossover.ModelPrice} spells it
 * @param usdPerMtok US dollars per million tokens by token kind; what is not known is not in it
 * @param isHistory whether the list says when each of its prices begins; else it says what holds
 *     now
 * @param from the first day it holds, where the list says one
 * @param source the list
 * @param asOf the day the list was current
 * @param note what else a reader should know, or an empty text
 * @param where where in the list
 */
public record PriceFact(
    String seller,
    String model,
    List<String> aliases,
    String tier,
    Map<String, BigDecimal> usdPerMtok,
    boolean isHistory,
    Optional<LocalDate> from,
    String source,
    LocalDate asOf,
    String note,
    Location where) {

  public PriceFact {
    aliases = List.copyOf(aliases);
    usdPerMtok = Collections.unmodifiableMap(new TreeMap<>(usdPerMtok));
  }

  /** This fact under the name the catalogue has for the model. */
  PriceFact named(String id) {
    return new PriceFact(
        seller, id, aliases, tier, usdPerMtok, isHistory, from, source, asOf, note, where);
  }

  /** Whether it says all that the other does: the same prices, and perhaps of more kinds. */
  boolean covers(PriceFact other) {
    return other.usdPerMtok.entrySet().stream()
        .allMatch(price ->
            usdPerMtok.containsKey(price.getKey())
                && usdPerMtok.get(price.getKey()).compareTo(price.getValue()) == 0);
  }
}
