package dev.yourbrief.cli;

import dev.yourbrief.bill.Bill;
import dev.yourbrief.bill.UnitPrice;
import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.ModelPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A price the bill implies beside the list price of the same thing.
 *
 * @param paid the implied price
 * @param list the list price of a million tokens, US dollars; empty when it is not known
 * @param listAsOf the day the list price was true
 */
record PricePaid(UnitPrice paid, Optional<BigDecimal> list, Optional<LocalDate> listAsOf) {

  static List<PricePaid> of(Bill bill, Catalogue catalogue) {
    return bill.unitPrices().stream().map(price -> of(price, catalogue)).toList();
  }

  private static PricePaid of(UnitPrice price, Catalogue catalogue) {
    Optional<ModelPrice> entry =
        catalogue.price(price.model()).filter(p -> p.usdPerMtok(price.kind().key()).isPresent());
    return new PricePaid(
        price, entry.flatMap(p -> p.usdPerMtok(price.kind().key())), entry.map(ModelPrice::asOf));
  }
}
