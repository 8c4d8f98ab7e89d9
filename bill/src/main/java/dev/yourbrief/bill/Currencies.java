package dev.yourbrief.bill;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** One currency to report in; amounts in others come over only by a dated rate. */
final class Currencies {

  private final String main;
  private final BillOptions options;
  private final SortedSet<String> left = new TreeSet<>();
  private final Map<String, ExchangeRate> used = new TreeMap<>();

  /**
   * @param lines how many usage lines are in each currency
   */
  Currencies(BillOptions options, Map<String, Long> lines) {
    this.options = options;
    this.main =
        options
            .currency()
            .orElseGet(() ->
                new TreeMap<>(lines)
                    .entrySet().stream()
                        .max(
                            Map.Entry.<String, Long>comparingByValue()
                                .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
                        .map(Map.Entry::getKey)
                        .orElse("USD"));
  }

  String main() {
    return main;
  }

  /** Currencies met that have no rate. */
  SortedSet<String> left() {
    return left;
  }

  /** Rates that were used. */
  List<ExchangeRate> used() {
    return List.copyOf(used.values());
  }

  /** The amount in the main currency, if there is a way. Exact: a product keeps every digit. */
  Optional<BigDecimal> convert(String currency, BigDecimal amount) {
    if (currency.equals(main)) {
      return Optional.of(amount);
    }
    Optional<ExchangeRate> rate = rate(currency);
    rate.ifPresentOrElse(r -> used.put(currency, r), () -> left.add(currency));
    return rate.map(r -> amount.multiply(r.rate()));
  }

  /** The latest rate that was known on the day asked for; before the first one, the first. */
  private Optional<ExchangeRate> rate(String currency) {
    List<ExchangeRate> rates =
        options.rates().stream()
            .filter(r -> r.from().equals(currency) && r.to().equals(main))
            .sorted(Comparator.comparing(ExchangeRate::asOf))
            .toList();
    return rates.stream()
        .filter(r -> !r.asOf().isAfter(options.asOf()))
        .reduce((earlier, later) -> later)
        .or(() -> rates.stream().findFirst());
  }
}
