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

  private static final Comparator<Tables.Offer> BY_START =
      Comparator.comparing(Tables.Offer::price, ModelPrice.BY_START);

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

  /**
   * What each source says the seller asks, of offers that are all in force; the one said last comes
   * first. Where nobody knows this seller's price, it is that of the one whose price counts. What a
   * reseller that passes prices on says itself is a second witness; what others say of the reseller
   * is not.
   */
  static List<ModelPrice> claims(List<Tables.Offer> inForce, String seller) {
    String home = choose(inForce, seller).map(o -> o.price().provider()).orElse(seller);
    Map<String, ModelPrice> bySource = new LinkedHashMap<>();
    inForce.stream()
        .map(Tables.Offer::price)
        .filter(price ->
            Sellers.same(price.provider(), home)
                || PriceSource.of(price.source()).equals(PriceSource.OPENROUTER))
        .sorted(ModelPrice.BY_START)
        .forEach(price -> bySource.put(PriceSource.of(price.source()), price));
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
