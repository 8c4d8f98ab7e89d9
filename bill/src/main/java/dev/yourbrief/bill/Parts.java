package dev.yourbrief.bill;

import dev.yourbrief.bill.store.Sums;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Cuts the window's usage cost, and its tokens, into parts; every cut has the same sum. */
final class Parts {

  private static final int SHARE_DIGITS = 6;

  private final Map<Sums.By, List<Sums.Part>> costs;
  private final Map<Sums.By, List<Sums.Part>> tokens;
  private final Currencies currencies;
  private final List<String> projects;

  /**
   * @param projects what to call each project, by its number
   */
  Parts(Sums sums, Sums.Days window, Currencies currencies, List<String> projects) {
    this.costs = sums.cost(window);
    this.tokens = sums.tokens(window);
    this.currencies = currencies;
    this.projects = projects;
  }

  /** The parts by something, the dearest first. */
  List<BillPart> by(Sums.By by) {
    Map<String, BigDecimal> cost = new TreeMap<>();
    for (Sums.Part part : costs.getOrDefault(by, List.of())) {
      currencies
          .convert(part.currency(), part.cost())
          .ifPresent(amount -> cost.merge(name(by, part.name()), amount, BigDecimal::add));
    }
    Map<String, BigDecimal> count = new TreeMap<>();
    for (Sums.Part part : tokens.getOrDefault(by, List.of())) {
      count.merge(name(by, part.name()), part.cost(), BigDecimal::add);
    }
    count.keySet().forEach(name -> cost.putIfAbsent(name, BigDecimal.ZERO));
    BigDecimal whole = cost.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return cost.entrySet().stream()
        .map(e ->
            new BillPart(
                e.getKey(),
                e.getValue(),
                share(e.getValue(), whole),
                Optional.ofNullable(count.get(e.getKey()))))
        .sorted(Comparator.comparing(BillPart::cost).reversed().thenComparing(BillPart::name))
        .toList();
  }

  private String name(Sums.By by, String stored) {
    String name = by == Sums.By.PROJECT ? projects.get(Integer.parseInt(stored)) : stored;
    return name.isEmpty() ? BillPart.UNKNOWN : name;
  }

  /** A share of a whole, 0 to 1; 0 of nothing. */
  static BigDecimal share(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? BigDecimal.ZERO
        : part.divide(whole, SHARE_DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros();
  }
}
