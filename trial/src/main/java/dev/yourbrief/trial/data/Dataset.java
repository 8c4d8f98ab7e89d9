package dev.yourbrief.trial.data;

import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.trial.file.Flat;
import dev.yourbrief.trial.file.Problems;
import dev.yourbrief.trial.file.RowFile;
import dev.yourbrief.trial.file.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The cases of a data file: CSV, JSON, JSON Lines or YAML; rows of any kind, tests of promptfoo,
 * samples of OpenAI evals or conversations for fine-tuning.
 *
 * <p>A conversation gives the fields {@code system} (if it begins with one), {@code input} (the
 * turns up to the last answer; the text alone when that is one turn), {@code expected} (that
 * answer) and, when there is more than one turn, {@code messages} (the turns as JSON). A case
 * without an id is called {@code row-N}, N counting the rows from 1.
 *
 * @param name the file's name
 * @param sha256 of the file, in lower-case hexadecimal
 * @param cases those that could be read, in order; no id twice
 * @param fields the names of the fields, in order of their first appearance
 * @param inputField the field that is asked, if one is known
 * @param expectedField the field that holds the answer wanted, if one is known
 * @param problems what could not be read, in order
 */
public record Dataset(
    String name,
    String sha256,
    List<Case> cases,
    List<String> fields,
    Optional<String> inputField,
    Optional<String> expectedField,
    List<Problem> problems) {

  private static final List<String> INPUTS =
      List.of("input", "question", "prompt", "text", "query");
  private static final List<String> EXPECTED =
      List.of(
          "expected",
          "ideal",
          "answer",
          "target",
          "label",
          "category",
          "gold",
          "output",
          "completion");

  public Dataset {
    cases = List.copyOf(cases);
    fields = List.copyOf(fields);
    problems = List.copyOf(problems);
  }

  /** A row before its id is known. */
  private record Row(int number, int line, Map<String, String> fields) {}

  /**
   * Reads a file. A row that cannot be read is a problem beside the good ones.
   *
   * @throws InputException if there is no such file, no case in it, or no field of a name that the
   *     options give
   */
  public static Dataset read(Path path, DataOptions options) {
    Problems problems = new Problems(Source.name(path));
    List<Row> rows = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    Map<String, String> shared = new HashMap<>();
    String sha256 =
        RowFile.read(
            path,
            CaseFields::of,
            problems,
            (line, fields) -> {
              Map<String, String> kept = LinkedHashMap.newLinkedHashMap(fields.size());
              fields.forEach((name, text) ->
                  Flat.put(shared.computeIfAbsent(name, PromptfooTest::name), text, kept));
              names.addAll(kept.keySet());
              rows.add(new Row(rows.size() + 1, line, kept));
            });
    if (rows.isEmpty()) {
      List<Problem> all = new ArrayList<>(problems.all());
      all.addAll(problems.fatal(0, "there is no case in the file", "Check it").problems());
      throw new InputException(all);
    }
    Optional<String> id = field(options.id(), List.of("id"), names, problems);
    Optional<String> input = field(options.input(), INPUTS, names, problems);
    Optional<String> expected = field(options.expected(), EXPECTED, names, problems);
    List<Case> cases = cases(rows, id, options.input(), problems);
    return new Dataset(
        problems.file(), sha256, cases, List.copyOf(names), input, expected, problems.all());
  }

  private static Optional<String> field(
      Optional<String> given, List<String> usual, Set<String> names, Problems problems) {
    if (given.isPresent()) {
      if (!names.contains(given.get())) {
        throw problems.fatal(
            0,
            "no case has a field '" + given.get() + "'",
            Closest.to(given.get(), names)
                .map(name -> "Did you mean '" + name + "'?")
                .orElse("Its fields: " + names.stream().limit(30).toList()));
      }
      return given;
    }
    for (String wanted : usual) {
      for (String name : names) {
        if (name.toLowerCase(Locale.ROOT).equals(wanted)) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }

  private static List<Case> cases(
      List<Row> rows, Optional<String> idField, Optional<String> needed, Problems problems) {
    Map<String, Integer> lines = new HashMap<>();
    List<Case> cases = new ArrayList<>();
    for (Row row : rows) {
      String id =
          idField
              .map(name -> row.fields().getOrDefault(name, "").strip())
              .filter(text -> !text.isEmpty())
              .orElse("row-" + row.number());
      if (needed.isPresent() && row.fields().getOrDefault(needed.get(), "").isBlank()) {
        problems.add(
            row.line(), "the case has nothing under '" + needed.get() + "'", "Write what is asked");
        continue;
      }
      Integer before = lines.putIfAbsent(id, row.line());
      if (before != null) {
        problems.add(
            row.line(),
            "the id '" + id + "' stands on line " + before + " already; this case is left out",
            "Give each case an id of its own");
        continue;
      }
      cases.add(new Case(id, row.line(), row.fields()));
    }
    return cases;
  }
}
