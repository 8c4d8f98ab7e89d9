package dev.yourbrief.crossover;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The token prices of a catalogue, and which of several counts. One that somebody wrote down beats
 * those of public lists; then comes the seller who is asked about, then the maker of the model;
 * then the one that began last; then the one said last.
 */
final class PriceTable {

  static final Comparator<Tables.Offer> BY_START =
      Comparator.comparing((Tables.Offer offer) -> offer.price().effectiveFrom())
          .thenComparing(offer -> offer.price().asOf());

  private final Map<String, List<Tables.Offer>> prices = new TreeMap<>();
  private final Names names = new Names();
  private final Set<String> bundledSources = new HashSet<>();

  void add(List<Tables.Named<Tables.Offer>> rows, boolean override) {
    if (override) {
      rows.forEach(offer -> prices.remove(id(offer)));
    }
    for (Tables.Named<Tables.Offer> offer : rows) {
      String id = id(offer);
      String source = offer.row().price().source();
      if (!override) {
        bundledSources.add(source);
      }
      boolean own = override && !bundledSources.contains(source) && !PriceSource.isImported(source);
      prices.computeIfAbsent(id, key -> new ArrayList<>()).add(offer.row().as(id, own));
      names.add(id, offer.aliases());
    }
  }

  void sort() {
    prices.values().forEach(list -> list.sort(BY_START));
  }

  /**
   * A row may name a model by any of its names, and then means that model. An import has settled
   * the names: there, a name with a date or a region on it is one that has a price of its own.
   */
  private String id(Tables.Named<Tables.Offer> offer) {
    ModelPrice price = offer.row().price();
    if (prices.containsKey(price.model())) {
      return price.model();
    }
    return (PriceSource.isImported(price.source())
            ? names.exactly(price.model())
            : names.find(price.model()))
        .orElse(price.model());
  }

  List<String> ids() {
    return List.copyOf(prices.keySet());
  }

  Stream<List<Tables.Offer>> byModel() {
    return prices.values().stream();
  }

  Optional<String> find(String model) {
    return names.find(model);
  }

  List<Tables.Offer> of(String model) {
    return names.find(model).map(id -> prices.getOrDefault(id, List.of())).orElse(List.of());
  }

  /**
   * The offers of a model by one seller: under the seller's own name for it where there is one,
   * else under the model's.
   */
  List<Tables.Offer> of(String seller, String model) {
    List<Tables.Offer> hosted =
        seller.isEmpty() || Sellers.isPlain(seller)
            ? List.of()
            : of(Sellers.prefix(seller) + "/" + model);
    return hosted.isEmpty() ? of(model) : hosted;
  }

  /** The one that counts, of offers that are all in force. */
  static Optional<Tables.Offer> choose(List<Tables.Offer> inForce, String seller) {
    List<Tables.Offer> rows = narrowed(inForce, Tables.Offer::own);
    rows = narrowed(rows, offer -> Sellers.same(offer.price().provider(), seller));
    rows = narrowed(rows, PriceTable::isMakers);
    return rows.stream().max(BY_START);
  }

  /** What each source says, of offers that are all in force; the one said last comes first. */
  static List<ModelPrice> claims(List<Tables.Offer> inForce, String seller) {
    List<Tables.Offer> rows = inForce;
    List<Tables.Offer> sold =
        rows.stream().filter(o -> Sellers.same(o.price().provider(), seller)).toList();
    if (!sold.isEmpty()) {
      rows = sold;
    } else {
      List<Tables.Offer> made = rows.stream().filter(PriceTable::isMakers).toList();
      if (!made.isEmpty()) {
        // A reseller that passes prices on is a second witness of the maker's.
        rows =
            rows.stream()
                .filter(o -> isMakers(o) || o.price().provider().equals(Sellers.OPENROUTER))
                .toList();
      }
    }
    Map<String, ModelPrice> bySource = new LinkedHashMap<>();
    rows.stream()
        .sorted(BY_START)
        .forEach(o -> bySource.put(PriceSource.of(o.price().source()), o.price()));
    return bySource.values().stream()
        .sorted(Comparator.comparing(ModelPrice::asOf).reversed().thenComparing(ModelPrice::source))
        .toList();
  }

  private static boolean isMakers(Tables.Offer offer) {
    return Sellers.maker(offer.price().model())
        .filter(maker -> Sellers.same(maker, offer.price().provider()))
        .isPresent();
  }

  private static List<Tables.Offer> narrowed(
      List<Tables.Offer> rows, Predicate<Tables.Offer> wanted) {
    List<Tables.Offer> some = rows.stream().filter(wanted).toList();
    return some.isEmpty() ? rows : some;
  }

  static List<Tables.Offer> inForce(List<Tables.Offer> rows, String tier, LocalDate day) {
    return rows.stream()
        .filter(o -> o.price().tier().equals(tier))
        .filter(o -> !o.price().isAnnounced() && !o.price().effectiveFrom().isAfter(day))
        .toList();
  }
}
