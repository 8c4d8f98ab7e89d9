package dev.yourbrief.bill;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.Yaml;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How to read a file of no known format: which column, or field of JSON, is what, and in which
 * units. Written by hand as {@code NAME.mapping.yaml} beside the file, such as {@code
 * costs.csv.mapping.yaml}, or as {@code mapping.yaml} for a folder.
 *
 * @param columns the file's column by what it means, one of {@link #MEANINGS}
 * @param inputIncludesCached whether the {@code input} column counts cached tokens too
 * @param costUnit what one of the cost column is worth: 1, or 0.01 for cents
 * @param tokenUnit what one of a token column stands for: 1, 1,000 or 1,000,000 tokens
 * @param decimalComma whether numbers are written {@code 1.234,56}
 * @param dateFormat the pattern of dates; by default ISO 8601 or seconds since 1970
 * @param zone the zone of times that do not carry one; empty when the file does not say
 * @param provider who sold it, where no column says
 * @param currency the ISO 4217 code, where no column says
 * @param rows the name of the JSON array whose objects are the rows, where it is not a usual one
 */
public record ColumnMapping(
    Map<String, String> columns,
    boolean inputIncludesCached,
    BigDecimal costUnit,
    BigDecimal tokenUnit,
    boolean decimalComma,
    Optional<DateTimeFormatter> dateFormat,
    Optional<ZoneId> zone,
    Optional<String> provider,
    Optional<String> currency,
    Optional<String> rows) {

  /** What a column can mean. */
  public static final List<String> MEANINGS =
      List.of(
          "day",
          "end",
          "cost",
          "effective",
          "list",
          "currency",
          "provider",
          "model",
          "tier",
          "project",
          "account",
          "category",
          "description",
          "kind",
          "tokens",
          "input",
          "cache_read",
          "cache_write_5m",
          "cache_write_1h",
          "cache_write",
          "output");

  /** Those of them that add up. */
  public static final Set<String> AMOUNTS =
      Set.of(
          "cost",
          "effective",
          "list",
          "tokens",
          "input",
          "cache_read",
          "cache_write_5m",
          "cache_write_1h",
          "cache_write",
          "output");

  private static final List<String> KEYS =
      List.of(
          "columns",
          "inputIncludesCached",
          "costUnit",
          "tokenUnit",
          "decimal",
          "rows",
          "dateFormat",
          "zone",
          "provider",
          "currency");
  private static final Map<String, BigDecimal> COST_UNITS =
      Map.of("major", BigDecimal.ONE, "cents", new BigDecimal("0.01"));
  private static final Map<String, BigDecimal> TOKEN_UNITS =
      Map.of(
          "1", BigDecimal.ONE,
          "1K", new BigDecimal(1_000),
          "1M", new BigDecimal(1_000_000));

  public ColumnMapping {
    columns = Collections.unmodifiableMap(new TreeMap<>(columns));
  }

  /** The column that means this, if one does. */
  public Optional<String> column(String meaning) {
    return Optional.ofNullable(columns.get(meaning));
  }

  /** The zone days are cut in. */
  public ZoneId zoneOrUtc() {
    return zone.orElse(ZoneOffset.UTC);
  }

  /**
   * Reads a mapping file.
   *
   * @param name what to call it in messages
   * @throws InputException saying everything that is wrong with it
   */
  public static ColumnMapping read(Path file, String name) {
    return of(Yaml.read(file, name));
  }

  /**
   * Reads a mapping.
   *
   * @throws InputException saying everything that is wrong with it
   */
  public static ColumnMapping of(YamlNode node) {
    YamlMap map = node.asMap();
    map.onlyKnows(KEYS);
    YamlMap columns = map.require("columns").asMap();
    List<Problem> problems = new ArrayList<>(columns.unknownKeys(MEANINGS));
    Map<String, String> byMeaning = new TreeMap<>();
    for (String meaning : columns.names()) {
      columns.text(meaning).ifPresent(column -> byMeaning.put(meaning, column.strip()));
    }
    check(map, columns, byMeaning, problems);
    Optional<DateTimeFormatter> dateFormat = dateFormat(map, problems);
    Optional<ZoneId> zone = zone(map, problems);
    BigDecimal costUnit = oneOf(map, "costUnit", COST_UNITS, problems);
    BigDecimal tokenUnit = oneOf(map, "tokenUnit", TOKEN_UNITS, problems);
    boolean includes = yes(map, problems);
    boolean comma = comma(map, problems);
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    return new ColumnMapping(
        byMeaning,
        includes,
        costUnit,
        tokenUnit,
        comma,
        dateFormat,
        zone,
        map.text("provider"),
        map.text("currency").map(code -> code.strip().toUpperCase(Locale.ROOT)),
        map.text("rows"));
  }

  private static void check(
      YamlMap map, YamlMap columns, Map<String, String> byMeaning, List<Problem> problems) {
    if (!byMeaning.containsKey("day")) {
      problems.add(
          Problem.of(
              columns.where(), "no column is said to be the day", "Add a line 'day: COLUMN'"));
    }
    boolean cost = byMeaning.containsKey("cost");
    boolean tokens =
        byMeaning.keySet().stream()
            .anyMatch(m -> m.equals("tokens") || m.equals("input") || m.equals("output"));
    if (!cost && !tokens) {
      problems.add(
          Problem.of(
              columns.where(),
              "no column is said to hold a cost or tokens",
              "Add 'cost: COLUMN', or 'input: COLUMN' and 'output: COLUMN'"));
    }
    if (cost && !byMeaning.containsKey("currency") && map.get("currency").isEmpty()) {
      problems.add(
          Problem.of(
              columns.whereIs("cost"),
              "the cost has no currency",
              "Add 'currency: USD' at the top level, or the currency's column under 'columns'"));
    }
    boolean cached = byMeaning.keySet().stream().anyMatch(m -> m.startsWith("cache_"));
    if (cached && byMeaning.containsKey("input") && map.get("inputIncludesCached").isEmpty()) {
      problems.add(
          Problem.of(
              columns.whereIs("input"),
              "it is not said whether the input counts cached tokens too",
              "Add 'inputIncludesCached: yes' or 'inputIncludesCached: no' at the top level"));
    }
    if (byMeaning.containsKey("tokens") && !byMeaning.containsKey("kind")) {
      problems.add(
          Problem.of(
              columns.whereIs("tokens"),
              "a column of tokens needs one that says of which kind",
              "Add 'kind: COLUMN', or use 'input:' and 'output:' for a column of each kind"));
    }
  }

  private static boolean yes(YamlMap map, List<Problem> problems) {
    String text = map.text("inputIncludesCached").orElse("no").toLowerCase(Locale.ROOT);
    return switch (text) {
      case "yes", "true" -> true;
      case "no", "false" -> false;
      default -> {
        problems.add(
            Problem.of(
                map.whereIs("inputIncludesCached"),
                "'" + text + "' is neither yes nor no",
                "Write 'yes' or 'no'"));
        yield false;
      }
    };
  }

  private static boolean comma(YamlMap map, List<Problem> problems) {
    String text = map.text("decimal").orElse("point").strip();
    if (!text.equals("comma") && !text.equals("point")) {
      problems.add(
          Problem.of(
              map.whereIs("decimal"),
              "'" + text + "' is neither point nor comma",
              "Write 'comma' for 1.234,56, or 'point' for 1,234.56"));
    }
    return text.equals("comma");
  }

  private static BigDecimal oneOf(
      YamlMap map, String key, Map<String, BigDecimal> units, List<Problem> problems) {
    Optional<String> text = map.text(key);
    if (text.isEmpty()) {
      return BigDecimal.ONE;
    }
    BigDecimal unit = units.get(text.get().strip());
    if (unit == null) {
      problems.add(
          Problem.of(
              map.whereIs(key),
              "'" + text.get() + "' is not a unit known here",
              "Write one of " + String.join(", ", new TreeMap<>(units).keySet())));
      return BigDecimal.ONE;
    }
    return unit;
  }

  private static Optional<DateTimeFormatter> dateFormat(YamlMap map, List<Problem> problems) {
    try {
      return map.text("dateFormat").map(text -> DateTimeFormatter.ofPattern(text, Locale.ROOT));
    } catch (IllegalArgumentException | ClassCastException e) {
      // Java stumbles over a pad letter before adjacent values, and does not say so.
      problems.add(
          Problem.of(
              map.whereIs("dateFormat"),
              "this is not a date pattern"
                  + (e instanceof IllegalArgumentException ? ": " + e.getMessage() : ""),
              "Write one such as 'dd/MM/yyyy' or 'yyyy-MM-dd HH:mm'"));
      return Optional.empty();
    }
  }

  private static Optional<ZoneId> zone(YamlMap map, List<Problem> problems) {
    try {
      return map.text("zone").map(String::strip).map(ZoneId::of);
    } catch (DateTimeException e) {
      problems.add(
          Problem.of(
              map.whereIs("zone"),
              "'" + map.text("zone").orElse("") + "' is not a time zone",
              "Write one such as 'UTC', '+08:00' or 'Europe/Berlin'"));
      return Optional.empty();
    }
  }
}
