package dev.yourbrief.trial.format;

import dev.yourbrief.figure.source.YamlList;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.trial.data.Case;
import dev.yourbrief.trial.data.DataOptions;
import dev.yourbrief.trial.data.Dataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tests of promptfoo as cases of a trial: the variables as fields, and what is expected without the
 * name of its assertion.
 *
 * @param lines the cases as JSON Lines
 * @param input the field that is asked: the variable with the longest texts
 * @param metric the grader, as a plan names it
 */
record PromptfooCases(String lines, String input, String metric) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String FILE = "file://";
  private static final String EXPECTED = "__expected";

  /** Assertions that have a counterpart, and its name. */
  private static final Map<String, String> GRADERS =
      Map.of(
          "equals", "exact",
          "contains", "contains",
          "icontains", "contains",
          "regex", "regex",
          "is-json", "valid json");

  private record Wanted(String type, String value) {}

  static PromptfooCases of(YamlNode tests, Path folder, List<String> notes) {
    List<Map<String, String>> rows =
        tests instanceof YamlList list ? inline(list) : fromFile(tests, folder);
    List<String> lines = new ArrayList<>();
    TreeSet<String> types = new TreeSet<>();
    Map<String, Long> lengths = new LinkedHashMap<>();
    int number = 0;
    for (Map<String, String> row : rows) {
      number++;
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("id", row.getOrDefault("id", "row-" + number));
      row.forEach((name, value) -> {
        if (!name.startsWith("__")) {
          fields.put(name, value);
          if (!name.equals("id")) {
            lengths.merge(name, (long) value.length(), Long::sum);
          }
        }
      });
      Wanted wanted = wanted(row.getOrDefault(EXPECTED, ""));
      types.add(wanted.type());
      fields.put("expected", wanted.value());
      lines.add(JSON.writeValueAsString(fields));
    }
    if (lines.isEmpty() || lengths.isEmpty()) {
      throw PromptfooConfig.problem(tests.where(), "there are no tests", "Add some with 'vars:'");
    }
    String input =
        lengths.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    return new PromptfooCases(String.join("\n", lines) + "\n", input, metric(types, notes));
  }

  private static List<Map<String, String>> inline(YamlList tests) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (YamlNode node : tests.items()) {
      YamlMap test = node.asMap();
      Map<String, String> row = new LinkedHashMap<>();
      Optional<YamlMap> vars = test.get("vars").map(YamlNode::asMap);
      vars.ifPresent(v -> v.names().forEach(name -> v.text(name).ifPresent(t -> row.put(name, t))));
      List<YamlNode> asserts = test.get("assert").map(a -> a.asList().items()).orElse(List.of());
      if (asserts.size() == 1) {
        YamlMap one = asserts.getFirst().asMap();
        row.put(EXPECTED, one.text("type").orElse("equals") + ":" + one.text("value").orElse(""));
      } else if (asserts.size() > 1) {
        row.put(EXPECTED, "several:");
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<Map<String, String>> fromFile(YamlNode tests, Path folder) {
    String name = tests.asText().value();
    Path file = folder.resolve(name.startsWith(FILE) ? name.substring(FILE.length()) : name);
    if (!file.normalize().startsWith(folder)) {
      throw PromptfooConfig.problem(
          tests.where(), "'" + name + "' lies outside of the configuration's folder", "Copy it in");
    }
    return Dataset.read(file.normalize(), DataOptions.DEFAULT).cases().stream()
        .map(PromptfooCases::row)
        .toList();
  }

  private static Map<String, String> row(Case of) {
    Map<String, String> row = new LinkedHashMap<>(of.fields());
    row.putIfAbsent("id", of.id());
    return row;
  }

  /** {@code equals:X} in its two parts; a text without a known name is to be equalled. */
  private static Wanted wanted(String cell) {
    int colon = cell.indexOf(':');
    String type = colon < 0 ? "" : cell.substring(0, colon);
    if (cell.equals("is-json")) {
      return new Wanted("is-json", "");
    }
    return type.matches("[a-z][a-z-]*")
        ? new Wanted(type, cell.substring(colon + 1).strip())
        : new Wanted("equals", cell);
  }

  private static String metric(TreeSet<String> types, List<String> notes) {
    String first = types.first();
    if (types.size() > 1 || !GRADERS.containsKey(first)) {
      notes.add(
          "The tests assert "
              + String.join(", ", types)
              + "; a trial has one metric. It is set to exact: see docs/trial.md for the others.");
      return "exact";
    }
    if (first.equals("icontains")) {
      notes.add("icontains does not mind capitals; contains does.");
    }
    return GRADERS.getOrDefault(first, "exact");
  }
}
