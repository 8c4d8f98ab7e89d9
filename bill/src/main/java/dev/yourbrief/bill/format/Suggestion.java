package dev.yourbrief.bill.format;

import dev.yourbrief.bill.ColumnMapping;
import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What to tell the owner of a CSV file of no known format: its columns, and how to map them. */
final class Suggestion {

  private static final int SHOWN_COLUMNS = 40;

  /** What exports call the columns of each meaning, most telling first. */
  private static final Map<String, List<String>> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("day", List.of("date", "day", "usage date", "timestamp", "created at", "start time"));
    NAMES.put(
        "cost", List.of("cost", "amount", "spend", "total cost", "cost usd", "price", "usage"));
    NAMES.put("currency", List.of("currency", "billing currency"));
    NAMES.put("model", List.of("model", "model name", "model id", "model version", "slug"));
    NAMES.put("provider", List.of("provider", "vendor"));
    NAMES.put("project", List.of("project", "workspace", "team", "project name"));
    NAMES.put(
        "input",
        List.of("input", "input tokens", "prompt tokens", "prompt", "total input tokens", "in"));
    NAMES.put(
        "cache_read",
        List.of(
            "cache read", "cached", "cached tokens", "cache read tokens", "input cached tokens"));
    NAMES.put("cache_write", List.of("cache write", "cache creation", "cache write tokens"));
    NAMES.put(
        "output",
        List.of(
            "output",
            "output tokens",
            "completion tokens",
            "completion",
            "total output tokens",
            "out"));
  }

  private Suggestion() {}

  static Problem forUnknown(String file, Collection<String> columns) {
    String shown =
        columns.stream().limit(SHOWN_COLUMNS).map(Texts::kept).collect(Collectors.joining(", "));
    String more = columns.size() > SHOWN_COLUMNS ? ", …" : "";
    return Problem.of(
        Location.of(file),
        "the file is of no known format; its columns are: " + shown + more,
        "Write a mapping beside it, as '"
            + file
            + ".mapping.yaml', that says what its columns are; for a start:\n"
            + mapping(columns));
  }

  /** For a file whose mapping does not fit it. */
  static Problem forMapping(String file, Collection<String> missing, Collection<String> columns) {
    String hints =
        missing.stream()
            .flatMap(name ->
                Closest.to(name, columns).stream().map(near -> "'" + near + "' for '" + name + "'"))
            .collect(Collectors.joining(", "));
    return Problem.of(
        Location.of(file),
        "its mapping names columns it does not have: "
            + String.join(", ", missing)
            + "; it has: "
            + columns.stream()
                .limit(SHOWN_COLUMNS)
                .map(Texts::kept)
                .collect(Collectors.joining(", ")),
        hints.isEmpty() ? "Correct the mapping" : "Did you mean " + hints + "?");
  }

  private static String mapping(Collection<String> columns) {
    StringBuilder yaml = new StringBuilder("currency: USD\nprovider: NAME\ncolumns:\n");
    NAMES.forEach((meaning, names) ->
        column(names, columns)
            .ifPresent(column ->
                yaml.append("  ").append(meaning).append(": ").append(column).append('\n')));
    boolean day = yaml.indexOf("  day: ") >= 0;
    return (day ? yaml : yaml.append("  day: COLUMN\n")).toString().stripTrailing();
  }

  private static Optional<String> column(List<String> names, Collection<String> columns) {
    return names.stream()
        .flatMap(name -> columns.stream().filter(c -> KindWords.words(c).equals(name)))
        .findFirst()
        .map(column -> column.matches("[\\w ]+") ? column : "'" + column.replace("'", "''") + "'");
  }

  /** The meanings that can be suggested, for tests: each is one a mapping knows. */
  static boolean isSound() {
    return ColumnMapping.MEANINGS.containsAll(NAMES.keySet());
  }
}
