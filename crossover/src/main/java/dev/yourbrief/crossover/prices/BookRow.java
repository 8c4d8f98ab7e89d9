package dev.yourbrief.crossover.prices;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.ModelPrice;
import dev.yourbrief.crossover.PriceSource;
import dev.yourbrief.crossover.Row;
import dev.yourbrief.crossover.Sellers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row of {@code prices.csv}: its cells as they are written, so that what an import does not touch
 * stays as it was, and what they mean.
 */
record BookRow(
    Map<String, String> cells,
    Map<String, BigDecimal> usdPerMtok,
    LocalDate from,
    LocalDate asOf,
    String source) {

  static final Comparator<BookRow> BY_START =
      Comparator.comparing(BookRow::from).thenComparing(BookRow::asOf);

  BookRow {
    cells = Collections.unmodifiableMap(new TreeMap<>(cells));
    usdPerMtok = Collections.unmodifiableMap(new TreeMap<>(usdPerMtok));
  }

  /**
   * A row that was read.
   *
   * @throws dev.yourbrief.figure.source.InputException if a cell is wrong
   */
  static BookRow of(Row row) {
    Map<String, BigDecimal> usd = new TreeMap<>();
    for (String kind : Catalogue.PRICE_KINDS) {
      row.optionalAmount(kind).ifPresent(price -> usd.put(kind, price));
    }
    row.text("model");
    row.text("provider");
    return new BookRow(
        row.cells(),
        usd,
        row.optionalDate("effective_from").orElse(ModelPrice.SINCE_EVER),
        row.date("as_of"),
        row.text("source"));
  }

  /** What a list says, as a row. */
  static BookRow of(PriceFact fact, LocalDate from, String aliases, String openModel) {
    Map<String, String> cells = new TreeMap<>();
    cells.put("model", fact.model());
    cells.put("provider", Sellers.name(fact.seller()));
    cells.put("aliases", aliases);
    cells.put("open_model", openModel);
    cells.put("tier", fact.tier().equals(ModelPrice.STANDARD) ? "" : fact.tier());
    fact.usdPerMtok().forEach((kind, usd) -> cells.put(kind, usd.toPlainString()));
    cells.put("effective_from", from.equals(ModelPrice.SINCE_EVER) ? "" : from.toString());
    cells.put("source", oneLine(fact.source()));
    cells.put("as_of", fact.asOf().toString());
    cells.put("note", oneLine(fact.note()));
    return new BookRow(cells, fact.usdPerMtok(), from, fact.asOf(), oneLine(fact.source()));
  }

  private static String oneLine(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", " ").strip();
    return clean.length() > 300 ? clean.substring(0, 299) + "…" : clean;
  }

  String cell(String column) {
    return cells.getOrDefault(column, "");
  }

  String model() {
    return cell("model");
  }

  String tier() {
    return cell("tier").isEmpty() ? ModelPrice.STANDARD : cell("tier");
  }

  boolean isAnnounced() {
    return from.isAfter(asOf);
  }

  boolean isFrom(PriceFact fact) {
    return PriceSource.of(source).equals(PriceSource.of(oneLine(fact.source())));
  }

  boolean says(PriceFact fact) {
    return Amounts.same(usdPerMtok, fact.usdPerMtok());
  }

  /** Whether a kind that both know has another price. */
  boolean contradicts(PriceFact fact) {
    return fact.usdPerMtok().entrySet().stream()
        .anyMatch(e ->
            usdPerMtok.containsKey(e.getKey())
                && usdPerMtok.get(e.getKey()).compareTo(e.getValue()) != 0);
  }

  BookRow confirmedOn(LocalDate day) {
    return day.isAfter(asOf) ? with("as_of", day, from, day) : this;
  }

  BookRow startingOn(LocalDate day) {
    return with("effective_from", day, day, asOf);
  }

  private BookRow with(String column, LocalDate day, LocalDate newFrom, LocalDate newAsOf) {
    Map<String, String> changed = new TreeMap<>(cells);
    changed.put(column, day.toString());
    return new BookRow(changed, usdPerMtok, newFrom, newAsOf, source);
  }
}
