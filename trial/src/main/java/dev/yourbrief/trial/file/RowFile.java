package dev.yourbrief.trial.file;

import dev.yourbrief.figure.source.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The rows of a file of any {@link Shape} but a ZIP: rows of a table, lines of JSON, items of a
 * list. An object at the top that holds lists of rows gives their rows, each with the field {@code
 * split} when its list has a name that says something; an object without any is itself a row.
 */
public final class RowFile {

  /** Takes a row. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Takes a row.
     *
     * @param line the line it begins on
     */
    void row(int line, Map<String, String> fields);
  }

  /** Lists that belong to a row, or say how it is run, and are no rows. */
  private static final Set<String> NO_ROWS =
      Set.of(
          "messages", "input", "assert", "providers", "prompts", "targets", "scenarios", "tools");

  private static final Set<String> PLAIN_NAMES =
      Set.of(
          "data",
          "rows",
          "examples",
          "samples",
          "items",
          "cases",
          "tests",
          "questions",
          "instances",
          "records",
          "results");

  private final Problems problems;
  private final Function<Tree, Map<String, String>> toFields;
  private final Sink sink;
  private int rows;
  private boolean full;

  private RowFile(Problems problems, Function<Tree, Map<String, String>> toFields, Sink sink) {
    this.problems = problems;
    this.toFields = toFields;
    this.sink = sink;
  }

  /**
   * Reads a file.
   *
   * @param toFields makes fields of a row that is JSON or YAML
   * @param problems where rows that cannot be read are reported
   * @return the SHA-256 of the file
   * @throws InputException if nothing of it can be read
   */
  public static String read(
      Path path, Function<Tree, Map<String, String>> toFields, Problems problems, Sink sink) {
    RowFile file = new RowFile(problems, toFields, sink);
    try {
      Shape shape = Shape.of(path);
      try (Source source = Source.open(path)) {
        switch (shape) {
          case CSV -> file.csv(new Lines(source.stream()));
          case JSON_LINES -> file.jsonLines(new Lines(source.stream()));
          case JSON -> file.json(source.stream());
          case YAML -> file.tree(YamlTrees.read(source.stream(), problems.file()));
          case ZIP ->
              throw problems.fatal(0, "this is a ZIP file, not a table or a list", "Unpack it");
        }
        return source.sha256();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void csv(Lines lines) throws IOException {
    CsvRows csv = CsvRows.open(lines, problems);
    List<String> names = csv.names();
    Optional<CsvRows.Row> row = csv.next();
    while (row.isPresent() && !full) {
      Map<String, String> fields = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        fields.put(names.get(i), row.get().cells().get(i));
      }
      give(row.get().line(), fields);
      row = csv.next();
    }
  }

  private void jsonLines(Lines lines) throws IOException {
    Optional<Lines.Line> line = lines.nextWritten();
    while (line.isPresent() && !full) {
      int number = line.get().number();
      if (line.get().broken().isPresent()) {
        problems.add(number, line.get().broken().get(), "Shorten it, or save it as UTF-8");
      } else {
        try {
          row(JsonTrees.read(line.get().text(), problems.file(), number), number, "");
        } catch (InputException e) {
          e.problems().forEach(problems::add);
        }
      }
      line = lines.nextWritten();
    }
  }

  private void json(InputStream in) {
    try (JsonParser json = JsonTrees.parser(in)) {
      for (JsonToken t = json.nextToken(); t != null && !full; t = json.nextToken()) {
        if (t == JsonToken.START_ARRAY) {
          array(json, "");
        } else if (t == JsonToken.START_OBJECT) {
          object(json);
        } else {
          problems.add(JsonTrees.line(json), "this is no row", "Write an object {…}");
        }
      }
    } catch (JacksonException e) {
      breaksOff(new InputException(JsonTrees.problem(e, problems.file(), 1)));
    } catch (InputException e) {
      breaksOff(e);
    }
  }

  /** What was read before a file breaks off is kept. */
  private void breaksOff(InputException e) {
    if (rows == 0) {
      throw e;
    }
    e.problems().forEach(problems::add);
  }

  private void array(JsonParser json, String list) {
    while (json.nextToken() != JsonToken.END_ARRAY && !full) {
      int line = JsonTrees.line(json);
      row(JsonTrees.read(json, problems.file(), Set.of()), line, list);
    }
  }

  private void object(JsonParser json) {
    int line = JsonTrees.line(json);
    Map<String, Tree> others = new LinkedHashMap<>();
    boolean lists = false;
    while (json.nextToken() == JsonToken.PROPERTY_NAME && !full) {
      String name = json.currentName();
      if (json.nextToken() != JsonToken.START_ARRAY || NO_ROWS.contains(name)) {
        others.put(name, JsonTrees.read(json, problems.file(), Set.of()));
        continue;
      }
      JsonToken first = json.nextToken();
      if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
        others.put(name, rest(json));
        continue;
      }
      lists = true;
      row(JsonTrees.read(json, problems.file(), Set.of()), JsonTrees.line(json), name);
      array(json, name);
    }
    if (!lists) {
      single(new Tree.Node(others, line), line);
    }
  }

  /** The rest of a list whose first item has begun. */
  private Tree rest(JsonParser json) {
    List<Tree> items = new ArrayList<>();
    while (json.currentToken() != JsonToken.END_ARRAY) {
      items.add(JsonTrees.read(json, problems.file(), Set.of()));
      json.nextToken();
    }
    return new Tree.Items(items);
  }

  private void tree(Tree root) {
    if (root instanceof Tree.Items items) {
      items.list().forEach(item -> row(item, line(item), ""));
      return;
    }
    boolean lists = false;
    for (Map.Entry<String, Tree> entry : root.entries().entrySet()) {
      List<Tree> items = entry.getValue().items();
      if (NO_ROWS.contains(entry.getKey()) || items.isEmpty() || isScalar(items.getFirst())) {
        continue;
      }
      lists = true;
      items.forEach(item -> row(item, line(item), entry.getKey()));
    }
    if (!lists) {
      single(root, line(root));
    }
  }

  private void single(Tree root, int line) {
    Tree tests = root.get("tests");
    String elsewhere =
        tests
            .string()
            .or(() -> tests.items().stream().findFirst().flatMap(Tree::string))
            .orElse("");
    if (!elsewhere.isEmpty()) {
      throw problems.fatal(
          line, "the tests stand in another place: " + elsewhere, "Name that file instead");
    }
    row(root, line, "");
  }

  private void row(Tree row, int line, String list) {
    if (isScalar(row)) {
      problems.add(line, "this is no row", "Write an object {…}");
      return;
    }
    Map<String, String> fields = new LinkedHashMap<>(toFields.apply(row));
    if (!list.isEmpty() && !PLAIN_NAMES.contains(list)) {
      fields.putIfAbsent("split", list);
    }
    give(line, fields);
  }

  private void give(int line, Map<String, String> fields) {
    if (full) {
      return;
    }
    if (rows == Limits.ROWS) {
      full = true;
      problems.add(line, "there are more than 2,000,000 rows; the rest is not read", "Split it");
    } else if (fields.size() > Limits.FIELDS) {
      problems.add(line, "the row has more than 1,000 fields", "Leave out some");
    } else {
      rows++;
      sink.row(line, fields);
    }
  }

  private static boolean isScalar(Tree tree) {
    return !(tree instanceof Tree.Node) && !(tree instanceof Tree.Items);
  }

  private static int line(Tree tree) {
    return tree instanceof Tree.Node node ? Math.max(1, node.line()) : 1;
  }
}
