package dev.yourbrief.bill.format;

import dev.yourbrief.bill.ColumnMapping;
import dev.yourbrief.bill.MappingFiles;
import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What to tell the owner of a file of no known format: its columns, and how to map them. */
final class Suggestion {

  private static final int SHOWN_COLUMNS = 40;

  /** What stands in brackets behind a name, such as its unit. */
  private static final Pattern BRACKETS = Pattern.compile("[(（\\[【][^)）\\]】]*[)）\\]】]");

  private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
  private static final Pattern CNY = Pattern.compile("(?i)元|人民币|\\bcny\\b|\\brmb\\b");
  private static final Pattern ELEMENT = Pattern.compile("(.+)\\.0\\.(.+)");

  private Suggestion() {}

  static Problem forUnknown(String file, Collection<String> columns) {
    String shown =
        columns.stream().limit(SHOWN_COLUMNS).map(Texts::kept).collect(Collectors.joining(", "));
    String more = columns.size() > SHOWN_COLUMNS ? ", …" : "";
    return Problem.of(
        Location.of(file),
        "the file is of no known format; its columns are: " + shown + more,
        "Write a mapping beside it, as '"
            + MappingFiles.nameFor(file)
            + "', that says what its columns are; for a start:\n"
            + mapping(columns));
  }

  /** For JSON: its columns are the fields of its objects, those within named with a dot. */
  static Problem forUnknownJson(String file, Collection<String> fields) {
    Optional<Matcher> array =
        fields.stream().map(ELEMENT::matcher).filter(Matcher::matches).findFirst();
    if (array.isEmpty()) {
      return forUnknown(file, fields);
    }
    String start = array.get().group(1) + ".0.";
    Problem problem =
        forUnknown(
            file,
            fields.stream()
                .filter(field -> field.startsWith(start))
                .map(field -> field.substring(start.length()))
                .toList());
    return Problem.of(
        problem.where(), problem.what(), problem.fix() + "\nrows: " + array.get().group(1));
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
    Map<String, String> found = new LinkedHashMap<>();
    ColumnNames.BY_MEANING.forEach(
        (meaning, names) -> column(names, columns).ifPresent(column -> found.put(meaning, column)));
    if (!found.keySet().containsAll(List.of("kind", "tokens"))) {
      found.keySet().removeAll(List.of("kind", "tokens"));
    }
    StringBuilder yaml = new StringBuilder();
    boolean yuan = columns.stream().anyMatch(column -> CNY.matcher(column).find());
    yaml.append("currency: ").append(yuan ? "CNY" : "USD").append("\nprovider: NAME\n");
    boolean cached = found.keySet().stream().anyMatch(meaning -> meaning.startsWith("cache_"));
    if (cached && found.containsKey("input")) {
      yaml.append("inputIncludesCached: yes # or no: does the input count cached tokens too?\n");
    }
    yaml.append("columns:\n");
    found.putIfAbsent("day", "COLUMN");
    found.forEach((meaning, column) ->
        yaml.append("  ").append(meaning).append(": ").append(column).append('\n'));
    return yaml.toString().stripTrailing();
  }

  private static Optional<String> column(List<String> names, Collection<String> columns) {
    return names.stream()
        .flatMap(name -> columns.stream().filter(column -> isCalled(column, name)))
        .findFirst()
        .map(column ->
            column.matches("[\\p{L}\\p{N}_ ]+") ? column : "'" + column.replace("'", "''") + "'");
  }

  private static boolean isCalled(String column, String name) {
    return words(column).equals(name)
        || words(column.substring(column.lastIndexOf('.') + 1)).equals(name);
  }

  /** In lower case, without what stands in brackets; Chinese without spaces. */
  private static String words(String column) {
    String bare = BRACKETS.matcher(column.toLowerCase(Locale.ROOT)).replaceAll(" ");
    String words = NOT_WORDS.matcher(bare).replaceAll(" ").strip();
    return CHINESE.matcher(words).find() ? words.replace(" ", "") : words;
  }

  /** The meanings that can be suggested, for tests: each is one a mapping knows. */
  static boolean isSound() {
    return ColumnMapping.MEANINGS.containsAll(ColumnNames.BY_MEANING.keySet());
  }
}
