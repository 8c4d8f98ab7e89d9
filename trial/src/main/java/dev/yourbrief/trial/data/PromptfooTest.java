package dev.yourbrief.trial.data;

import dev.yourbrief.trial.file.Flat;
import dev.yourbrief.trial.file.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A test of promptfoo as YAML or JSON, with the fields it has as CSV: one for each variable, {@code
 * __expected} ({@code equals:X}; numbered from 1 when there are several), {@code __metadata:key},
 * {@code __description}, {@code __threshold}, ….
 */
final class PromptfooTest {

  private static final Set<String> PARTS =
      Set.of(
          "vars",
          "assert",
          "description",
          "metadata",
          "threshold",
          "options",
          "providerOutput",
          "assertScoringFunction",
          "provider",
          "providers",
          "prompts",
          "id");

  /** {@code __metadata:__metadata:key}, {@code ____expected}: written by scripts that add twice. */
  private static final Pattern DOUBLED = Pattern.compile("_*(__[a-zA-Z]+)(?::?\\1)*(\\d*)(:?.*)");

  private PromptfooTest() {}

  static boolean isOne(Tree row) {
    return row.get("vars") instanceof Tree.Node && PARTS.containsAll(row.entries().keySet());
  }

  static Map<String, String> fields(Tree row) {
    Map<String, String> fields = new LinkedHashMap<>();
    row.get("vars").entries().forEach((name, value) -> Flat.add(name, value, fields));
    row.get("id").text().ifPresent(id -> fields.putIfAbsent("id", id));
    List<Tree> asserts = row.get("assert").items();
    for (int i = 0; i < asserts.size(); i++) {
      Flat.put("__expected" + (asserts.size() == 1 ? "" : i + 1), words(asserts.get(i)), fields);
    }
    row.get("metadata").entries().forEach((key, v) -> Flat.add("__metadata:" + key, v, fields));
    for (String part : List.of("description", "threshold", "providerOutput")) {
      row.get(part).text().ifPresent(text -> Flat.put("__" + part, text, fields));
    }
    for (String part :
        List.of("options", "assertScoringFunction", "provider", "providers", "prompts")) {
      Flat.add("__" + part, row.get(part), fields);
    }
    return fields;
  }

  /** An assertion as a cell: {@code type:value}, {@code type(threshold):value}, or its JSON. */
  private static String words(Tree assertion) {
    boolean plain =
        Set.of("type", "value", "threshold").containsAll(assertion.entries().keySet())
            && assertion.get("type").string().isPresent();
    if (!plain) {
      return assertion.text().orElse("");
    }
    String threshold = assertion.get("threshold").text().map(t -> "(" + t + ")").orElse("");
    String value = assertion.get("value").text().map(v -> ":" + v).orElse("");
    return assertion.get("type").string().orElse("") + threshold + value;
  }

  /** A name of a field, without a prefix that stands twice. */
  static String name(String written) {
    if (!written.startsWith("__")) {
      return written;
    }
    Matcher doubled = DOUBLED.matcher(written);
    return doubled.matches() ? doubled.group(1) + doubled.group(2) + doubled.group(3) : written;
  }
}
