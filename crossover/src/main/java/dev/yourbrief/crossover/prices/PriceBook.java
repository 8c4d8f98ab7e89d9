package dev.yourbrief.crossover.prices;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.Csv;
import dev.yourbrief.crossover.Names;
import dev.yourbrief.crossover.Sellers;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The {@code prices.csv} of a catalogue folder, and price lists joining it. What the bundled
 * catalogue knows of a model comes along with its first row, because a row in a folder replaces the
 * bundled ones.
 */
public final class PriceBook {

  private static final String FILE = "prices.csv";

  private static final List<String> COLUMNS =
      List.of(
          "model",
          "provider",
          "aliases",
          "open_model",
          "tier",
          "input_uncached",
          "cache_read",
          "cache_write_5m",
          "cache_write_1h",
          "output",
          "effective_from",
          "source",
          "as_of",
          "note");

  private final Path file;
  private final String before;
  private final Set<String> columns = new LinkedHashSet<>(COLUMNS);
  private final Map<String, Map<String, List<BookRow>>> byModel = new TreeMap<>();
  private final Map<String, List<BookRow>> bundled = new HashMap<>();
  private final Map<String, String> byAlias = new HashMap<>();
  private final Set<String> touched = new TreeSet<>();

  /**
   * What an import did.
   *
   * @param added prices of models, sellers and tiers the source had none for
   * @param changed prices that differ from what the source said before; the earlier one is kept
   * @param confirmed prices the source says again on a later day
   * @param same prices told again with nothing new
   * @param announced prices that begin after their list's day: kept, and not in force
   */
  public record Result(int added, int changed, int confirmed, int same, int announced) {}

  private PriceBook(Path file, String before) {
    this.file = file;
    this.before = before;
  }

  /**
   * Opens a folder's prices; a folder or file that is not there has none.
   *
   * @throws InputException if there is a row that cannot be read: it would be lost
   */
  public static PriceBook in(Path folder) {
    Path file = folder.resolve(FILE);
    String text = "";
    try {
      if (Files.exists(file)) {
        text = Files.readString(file);
      }
    } catch (IOException e) {
      throw new InputException(
          Problem.of(
              Location.of(file.toString()), "the file cannot be read as UTF-8 text", "Look at it"));
    }
    PriceBook book = new PriceBook(file, text);
    book.rows(text, file.toString()).forEach(book::put);
    try (InputStream in = Catalogue.class.getResourceAsStream("catalogue/" + FILE)) {
      if (in == null) {
        throw new IllegalStateException("the catalogue's prices are not in the program");
      }
      String own = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (BookRow row : book.rows(own, FILE)) {
        book.bundled.computeIfAbsent(Names.key(row.model()), model -> new ArrayList<>()).add(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return book;
  }

  private List<BookRow> rows(String text, String name) {
    List<Problem> problems = new ArrayList<>();
    List<BookRow> rows = new ArrayList<>();
    for (var row : Csv.read(text, name, problems::add)) {
      try {
        columns.addAll(row.header());
        rows.add(BookRow.of(row));
      } catch (InputException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    return rows;
  }

  /** The catalogue as it would be with what has joined so far. */
  public Catalogue catalogue() {
    return Catalogue.bundled().withPrices(text());
  }

  /** The models that lists had something to say about, sorted. */
  public Set<String> touched() {
    return Set.copyOf(touched);
  }

  /** Lets lists join, the oldest first. */
  public List<Result> join(List<PriceList> lists) {
    Map<PriceList, Result> results = new LinkedHashMap<>();
    lists.stream()
        .sorted(Comparator.comparing(PriceList::asOf))
        .forEach(list -> results.put(list, join(list)));
    return lists.stream().map(results::get).toList();
  }

  private Result join(PriceList list) {
    Map<History.Outcome, Integer> counts = new EnumMap<>(History.Outcome.class);
    int announced = 0;
    for (PriceFact fact : new ModelIds().named(list.facts())) {
      counts.merge(join(fact), 1, Integer::sum);
      announced += fact.from().filter(fact.asOf()::isBefore).isPresent() ? 1 : 0;
    }
    return new Result(
        counts.getOrDefault(History.Outcome.NEW, 0),
        counts.getOrDefault(History.Outcome.CHANGED, 0),
        counts.getOrDefault(History.Outcome.CONFIRMED, 0),
        counts.getOrDefault(History.Outcome.SAME, 0),
        announced);
  }

  private History.Outcome join(PriceFact told) {
    String written = Names.key(told.model());
    String name = byModel.containsKey(written) ? written : byAlias.getOrDefault(written, written);
    if (!byModel.containsKey(name)) {
      bundled.getOrDefault(name, List.of()).forEach(this::put);
    }
    // Two lists may spell one model differently: claude-opus-4.7, claude-opus-4-7.
    PriceFact fact = told.named(rowsOf(name).findFirst().map(BookRow::model).orElse(told.model()));
    touched.add(fact.model());
    List<BookRow> rows =
        byModel
            .computeIfAbsent(name, model -> new TreeMap<>())
            .computeIfAbsent(
                key(Sellers.name(fact.seller()), fact.tier()), key -> new ArrayList<>());
    String aliases = aliases(name, fact);
    String openModel =
        rowsOf(name)
            .filter(row -> Sellers.name(row.cell("provider")).equals(Sellers.name(fact.seller())))
            .map(row -> row.cell("open_model"))
            .filter(open -> !open.isEmpty())
            .findFirst()
            .orElse("");
    alias(aliases, name);
    return new History(rows).join(fact, aliases, openModel);
  }

  private void alias(String aliases, String name) {
    for (String alias : aliases.split("\\|", -1)) {
      byAlias.putIfAbsent(Names.key(alias), name);
    }
  }

  /** The names the catalogue has for it, or else those of the list that are nobody else's. */
  private String aliases(String name, PriceFact fact) {
    return rowsOf(name)
        .map(row -> row.cell("aliases"))
        .filter(names -> !names.isEmpty())
        .findFirst()
        .orElseGet(() ->
            String.join(
                "|",
                fact.aliases().stream()
                    .filter(alias -> !alias.equals(fact.model()))
                    .filter(alias -> Catalogue.bundled().modelId(alias).isEmpty())
                    .filter(alias -> !byModel.containsKey(Names.key(alias)))
                    .toList()));
  }

  private Stream<BookRow> rowsOf(String name) {
    return byModel.getOrDefault(name, Map.of()).values().stream().flatMap(List::stream);
  }

  private void put(BookRow row) {
    alias(row.cell("aliases"), Names.key(row.model()));
    byModel
        .computeIfAbsent(Names.key(row.model()), model -> new TreeMap<>())
        .computeIfAbsent(
            key(Sellers.name(row.cell("provider")), row.tier()), key -> new ArrayList<>())
        .add(row);
  }

  private static String key(String seller, String tier) {
    return seller + "\n" + tier;
  }

  /** The file as it would be written: sorted by model, seller, tier and day. */
  String text() {
    StringBuilder text = new StringBuilder(String.join(",", columns)).append('\n');
    byModel
        .values()
        .forEach(sellers ->
            sellers
                .values()
                .forEach(rows ->
                    rows.stream()
                        .sorted(BookRow.BY_START.thenComparing(BookRow::source))
                        .forEach(row -> {
                          text.append(
                              String.join(
                                  ",", columns.stream().map(c -> quoted(row.cell(c))).toList()));
                          text.append('\n');
                        })));
    return text.toString();
  }

  private static String quoted(String cell) {
    return cell.contains(",") || cell.contains("\"") || cell.startsWith(" ")
        ? "\"" + cell.replace("\"", "\"\"") + "\""
        : cell;
  }

  /**
   * Writes the file, whole or not at all.
   *
   * @return whether there was anything to write
   * @throws IOException if it cannot be written; the file is then as it was
   */
  public boolean write() throws IOException {
    String text = text();
    if (text.equals(before) || touched.isEmpty()) {
      return false;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is in no folder");
    }
    Files.createDirectories(folder);
    Path temporary = folder.resolve(FILE + ".new");
    try {
      Files.writeString(temporary, text);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    return true;
  }
}
