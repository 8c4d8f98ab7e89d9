package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.ChargeCategory;
import dev.yourbrief.bill.ColumnMapping;
import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.figure.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Any rows at all, read by a mapping someone wrote for them. */
final class Mapped implements RowFormat {

  private static final Pattern SLASHED = Pattern.compile("\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}.*");

  private final ColumnMapping mapping;

  Mapped(ColumnMapping mapping) {
    this.mapping = mapping;
  }

  @Override
  public String id() {
    return "mapped";
  }

  /** Empty when the file lacks a column the mapping names. */
  @Override
  public Optional<String> version(Set<String> header) {
    return header.containsAll(mapping.columns().values()) ? Optional.of("") : Optional.empty();
  }

  /** Whether a row of JSON, which may leave out what is empty, says a day and something of it. */
  boolean fits(Row row) {
    return mapping.column("day").filter(row::has).isPresent()
        && Stream.of("cost", "tokens", "input", "output")
            .flatMap(meaning -> mapping.column(meaning).stream())
            .anyMatch(row::has);
  }

  /** The mapping's columns that the file lacks. */
  Set<String> missing(Set<String> header) {
    Set<String> missing = new TreeSet<>(mapping.columns().values());
    missing.removeAll(header);
    return missing;
  }

  @Override
  public String zone() {
    return mapping.zoneOrUtc().getId();
  }

  @Override
  public Optional<String> caveat() {
    return mapping.zone().isPresent()
        ? Optional.empty()
        : Optional.of("its mapping names no time zone, so its days are taken to be UTC days");
  }

  @Override
  public Optional<Grain> grain() {
    Set<String> money = Set.of("cost", "effective", "list");
    Set<String> times = Set.of("day", "end");
    List<String> inside =
        mapping.columns().entrySet().stream()
            .filter(e -> e.getKey().startsWith("cache_"))
            .map(Map.Entry::getValue)
            .toList();
    return mapping
        .column("day")
        .filter(day -> mapping.tokenUnit().compareTo(BigDecimal.ONE) == 0)
        .map(day ->
            new Grain(
                day,
                mapping.column("end"),
                columns(
                    meaning -> ColumnMapping.AMOUNTS.contains(meaning) && !money.contains(meaning)),
                columns(money::contains),
                columns(meaning ->
                    !ColumnMapping.AMOUNTS.contains(meaning) && !times.contains(meaning)),
                mapping.inputIncludesCached()
                    ? mapping.column("input").stream()
                        .map(input -> new Grain.Inclusion(input, inside))
                        .toList()
                    : List.of()));
  }

  private List<String> columns(Predicate<String> meanings) {
    return mapping.columns().entrySet().stream()
        .filter(e -> meanings.test(e.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public List<Charge> read(Row row) {
    Times.Moment start = start(row);
    Optional<Money> cost = money(row, "cost");
    Map<TokenKind, BigDecimal> tokens = tokens(row);
    Optional<TokenKind> stated = kind(row);
    List<Charge> charges = new ArrayList<>();
    if (tokens.size() <= 1 && cost.isPresent()) {
      Optional<TokenKind> kind = tokens.keySet().stream().findFirst().or(() -> stated);
      charges.add(
          charge(row, start)
              .billed(cost)
              .effective(money(row, "effective"))
              .list(money(row, "list"))
              .kind(kind)
              .tokens(kind.flatMap(k -> Optional.ofNullable(tokens.get(k))))
              .build());
      return charges;
    }
    // One cost for several kinds cannot be split among them: the cost stands by itself.
    if (cost.isPresent()) {
      charges.add(
          charge(row, start)
              .billed(cost)
              .effective(money(row, "effective"))
              .list(money(row, "list"))
              .build());
    }
    tokens.forEach((kind, count) ->
        charges.add(charge(row, start).kind(Optional.of(kind)).tokens(Optional.of(count)).build()));
    return charges;
  }

  @Override
  public Optional<IdleDay> idle(Row row) {
    LocalDate day = start(row).day();
    return Optional.of(new IdleDay(provider(row), day));
  }

  private ChargeBuilder charge(Row row, Times.Moment start) {
    return new ChargeBuilder(row.where(), id(), start)
        .end(mapping.column("end").flatMap(c -> time(row, c)).map(Times.Moment::instant))
        .provider(provider(row))
        .model(cell(row, "model"))
        .category(category(cell(row, "category")))
        .tier(Tiers.of(cell(row, "tier")))
        .project("", cell(row, "project"))
        .account("", cell(row, "account"))
        .description(cell(row, "description"));
  }

  private String cell(Row row, String meaning) {
    return mapping.column(meaning).map(row::text).orElse("");
  }

  private String provider(Row row) {
    String name = cell(row, "provider");
    return name.isEmpty() ? mapping.provider().orElse("") : name;
  }

  private Times.Moment start(Row row) {
    String column = mapping.column("day").orElse("");
    return time(row, column)
        .orElseThrow(
            () -> new RowException("'" + column + "' is empty", "Fill in the day of the line"));
  }

  private Optional<Times.Moment> time(Row row, String column) {
    return mapping
        .dateFormat()
        .filter(format -> !row.storesTime(column))
        .map(format -> Times.parse(row.text(column), column, mapping.zoneOrUtc(), format))
        .orElseGet(() -> unambiguous(row, column));
  }

  /**
   * 3/4/2026 is March or April: without a format nobody can say, and half of a file would be
   * misdated in silence.
   */
  private Optional<Times.Moment> unambiguous(Row row, String column) {
    if (SLASHED.matcher(row.text(column)).matches()) {
      throw new RowException(
          "'" + row.text(column) + "' can be read day first or month first",
          "Say which in the mapping: dateFormat: dd/MM/yyyy, or dateFormat: MM/dd/yyyy");
    }
    return row.time(column, mapping.zoneOrUtc());
  }

  private Optional<Money> money(Row row, String meaning) {
    return mapping
        .column(meaning)
        .flatMap(column -> number(row, column).map(n -> inMajorUnits(n, column)))
        .map(amount -> new Money(amount, currency(row)));
  }

  private Optional<BigDecimal> number(Row row, String column) {
    return mapping.decimalComma() && !row.storesNumber(column)
        ? Numbers.parseWithComma(row.text(column), column)
        : row.number(column);
  }

  private BigDecimal count(Row row, String column) {
    return Row.count(number(row, column), column);
  }

  private BigDecimal inMajorUnits(BigDecimal amount, String column) {
    return Numbers.kept(amount.multiply(mapping.costUnit()), column);
  }

  private String currency(Row row) {
    String code = cell(row, "currency");
    return Row.currency(code.isEmpty() ? mapping.currency().orElse("") : code);
  }

  private Optional<TokenKind> kind(Row row) {
    String words = cell(row, "kind");
    return TokenKind.ofKey(words.toLowerCase(Locale.ROOT)).or(() -> KindWords.kind(words));
  }

  private Map<TokenKind, BigDecimal> tokens(Row row) {
    Map<TokenKind, BigDecimal> tokens = new EnumMap<>(TokenKind.class);
    mapping
        .column("tokens")
        .ifPresent(column -> kind(row).ifPresent(kind -> put(tokens, kind, count(row, column))));
    for (TokenKind kind : TokenKind.values()) {
      String meaning = kind == TokenKind.INPUT_UNCACHED ? "input" : kind.key();
      mapping.column(meaning).ifPresent(column -> put(tokens, kind, count(row, column)));
    }
    if (mapping.inputIncludesCached()) {
      BigDecimal whole = tokens.getOrDefault(TokenKind.INPUT_UNCACHED, BigDecimal.ZERO);
      BigDecimal cached =
          tokens.entrySet().stream()
              .filter(e -> e.getKey().isInput() && e.getKey() != TokenKind.INPUT_UNCACHED)
              .map(Map.Entry::getValue)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      if (whole.compareTo(cached) < 0) {
        throw new RowException(
            "the input tokens are fewer than the cached ones they should include",
            "Correct the row, or write 'inputIncludesCached: no' in the mapping");
      }
      tokens.put(TokenKind.INPUT_UNCACHED, whole.subtract(cached));
    }
    tokens.values().removeIf(count -> count.signum() == 0);
    return tokens;
  }

  private void put(Map<TokenKind, BigDecimal> tokens, TokenKind kind, BigDecimal count) {
    BigDecimal scaled = Numbers.kept(count.multiply(mapping.tokenUnit()), "tokens");
    tokens.merge(kind, scaled, BigDecimal::add);
  }

  private static ChargeCategory category(String words) {
    for (ChargeCategory category : ChargeCategory.values()) {
      if (category.key().equalsIgnoreCase(words)) {
        return category;
      }
    }
    return words.isEmpty() ? ChargeCategory.USAGE : ChargeCategory.OTHER;
  }
}
