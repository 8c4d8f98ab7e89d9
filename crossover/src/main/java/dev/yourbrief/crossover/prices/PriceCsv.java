package dev.yourbrief.crossover.prices;

import dev.yourbrief.crossover.Csv;
import dev.yourbrief.crossover.ModelPrice;
import dev.yourbrief.crossover.PriceSource;
import dev.yourbrief.crossover.Row;
import dev.yourbrief.crossover.Sellers;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.YamlText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A plain table of prices, one model a row, in dollars per million tokens: the columns of a
 * catalogue's own {@code prices.csv}, or such as {@code input_usd_per_mtok}.
 */
final class PriceCsv {

  private static final Map<String, String> KINDS = new TreeMap<>();

  static {
    KINDS.put("input_uncached", "input_uncached");
    KINDS.put("cache_read", "cache_read");
    KINDS.put("cache_write_5m", "cache_write_5m");
    KINDS.put("cache_write_1h", "cache_write_1h");
    KINDS.put("output", "output");
    KINDS.put("input_usd_per_mtok", "input_uncached");
    KINDS.put("cached_input_usd_per_mtok", "cache_read");
    KINDS.put("cache_write_5m_usd_per_mtok", "cache_write_5m");
    KINDS.put("cache_write_1h_usd_per_mtok", "cache_write_1h");
    KINDS.put("output_usd_per_mtok", "output");
  }

  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

  private PriceCsv() {}

  /** Whether a first line names a model and a price. */
  static boolean matches(String header) {
    List<String> names = List.of(header.replace("\uFEFF", "").replace("\"", "").strip().split(","));
    return names.contains("model") && names.stream().anyMatch(KINDS::containsKey);
  }

  static void read(String text, String name, LocalDate asOf, Facts facts) {
    for (Row row : Csv.read(text, name, p -> facts.problem(p.where(), p.what(), p.fix()))) {
      try {
        row(row, name, asOf, facts);
      } catch (InputException e) {
        e.problems().forEach(p -> facts.problem(p.where(), p.what(), p.fix()));
      }
    }
  }

  private static void row(Row row, String name, LocalDate listAsOf, Facts facts) {
    String model = row.text("model");
    String seller = row.optional("provider").or(() -> Sellers.maker(model)).orElse(Sellers.UNKNOWN);
    String source = row.optional("source").orElse(name);
    Map<String, BigDecimal> usd = new TreeMap<>();
    KINDS.forEach((column, kind) ->
        row.optional(column)
            .ifPresent(cell ->
                facts.price(usd, kind, Optional.of(new YamlText(cell, row.where())), 0, model)));
    Optional<LocalDate> from = row.optionalDate("effective_from");
    var about =
        new Facts.About(
            seller,
            model,
            row.list("aliases"),
            source.startsWith(PriceSource.TABLE) ? source : PriceSource.TABLE + source,
            asOf(row).orElse(listAsOf),
            row.where());
    facts.add(
        about,
        row.optional("tier").orElse(ModelPrice.STANDARD),
        usd,
        from.isPresent(),
        from,
        row.optional("note").orElse(""));
  }

  /** A month without a day is taken to mean its first: the source was current then at least. */
  private static Optional<LocalDate> asOf(Row row) {
    Optional<String> text = row.optional("as_of");
    return text.filter(t -> MONTH.matcher(t).matches()).isPresent()
        ? text.map(t -> LocalDate.parse(t + "-01"))
        : row.optionalDate("as_of");
  }
}
