package dev.yourbrief.trial.format;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.trial.file.CsvRows;
import dev.yourbrief.trial.file.JsonTrees;
import dev.yourbrief.trial.file.Lines;
import dev.yourbrief.trial.file.Numbers;
import dev.yourbrief.trial.file.Source;
import dev.yourbrief.trial.file.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code promptfoo eval -o x.csv} writes: the variables, then for each provider and prompt a
 * column of answers with {@code Status}, {@code Score}, {@code Named Scores}, {@code Grader Reason}
 * and {@code Comment} beside it. Older files have the status in front of the answer: {@code [PASS]
 * …}. Scores are rounded to two digits there; the JSON has all of them.
 */
final class PromptfooCsvReader {

  private static final Pattern LABEL = Pattern.compile("(?s)\\[(.*?)\\] (.*)");
  private static final Pattern MARKED = Pattern.compile("(?s)\\[(PASS|FAIL|ERROR)\\] ?(.*)");

  /** Columns of a provider and prompt; -1 for one that is not there. */
  private record Columns(
      PromptfooRun.Setup system, int answer, int status, int score, int named, int reason) {}

  private PromptfooCsvReader() {}

  static boolean isOne(List<String> header, Optional<CsvRows.Row> first) {
    for (int i = 1; i + 1 < header.size(); i++) {
      if (header.get(i).equals("Status") && header.get(i + 1).equals("Score")) {
        return true;
      }
    }
    return first.isPresent()
        && first.get().cells().stream().anyMatch(cell -> MARKED.matcher(cell).matches());
  }

  static String read(Path path, Collector into) throws IOException {
    try (Source source = Source.open(path)) {
      CsvRows rows = CsvRows.open(new Lines(source.stream()), into.problems());
      PromptfooRun run = new PromptfooRun();
      List<CsvRows.Row> all = new ArrayList<>();
      for (Optional<CsvRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        all.add(row.get());
      }
      List<Columns> columns = columns(rows.header(), all);
      int vars = columns.stream().mapToInt(Columns::answer).min().orElse(0);
      for (int i = 0; i < all.size(); i++) {
        row(all.get(i), i, rows.names().subList(0, vars), columns, run);
      }
      run.into(into);
      return source.sha256();
    }
  }

  private static List<Columns> columns(List<String> header, List<CsvRows.Row> rows) {
    List<Columns> columns = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      int answer = i;
      boolean status = i + 1 < header.size() && header.get(i + 1).equals("Status");
      boolean marked =
          !status
              && !header.get(i).equals("Status")
              && rows.stream().anyMatch(row -> MARKED.matcher(row.cells().get(answer)).matches());
      if (!status && !marked) {
        continue;
      }
      Matcher label = LABEL.matcher(header.get(i));
      PromptfooRun.Setup system =
          label.matches()
              ? new PromptfooRun.Setup(columns.size(), label.group(1), label.group(2))
              : new PromptfooRun.Setup(columns.size(), header.get(i), "");
      int end = i + 1;
      while (end < header.size()
          && List.of("Status", "Score", "Named Scores", "Grader Reason", "Comment")
              .contains(header.get(end))) {
        end++;
      }
      List<String> beside = header.subList(0, end);
      columns.add(
          new Columns(
              system,
              i,
              status ? i + 1 : -1,
              after(beside, i, "Score"),
              after(beside, i, "Named Scores"),
              after(beside, i, "Grader Reason")));
    }
    return columns;
  }

  private static int after(List<String> header, int from, String name) {
    int at = header.lastIndexOf(name);
    return at > from ? at : -1;
  }

  private static void row(
      CsvRows.Row row, int number, List<String> names, List<Columns> columns, PromptfooRun run) {
    Map<String, String> vars = new LinkedHashMap<>();
    Map<String, String> about = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      boolean description = names.get(i).equals("Description");
      (description ? about : vars)
          .put(description ? "description" : names.get(i), row.cells().get(i));
    }
    for (Columns of : columns) {
      run.add(
          new PromptfooRun.Result(
              of.system(),
              vars + "\0" + about,
              OptionalInt.of(number),
              vars,
              about,
              attempt(row.cells(), of)));
    }
  }

  private static RawAttempt attempt(List<String> cells, Columns of) {
    String answer = cells.get(of.answer());
    String status = of.status() < 0 ? "" : cells.get(of.status()).strip().toUpperCase(Locale.ROOT);
    Matcher marked = MARKED.matcher(answer);
    if (of.status() < 0 && marked.matches()) {
      status = marked.group(1);
      answer = marked.group(2);
    }
    String reason = of.reason() < 0 ? "" : cells.get(of.reason());
    Map<String, Score> scores = new LinkedHashMap<>();
    Optional<Score.Missing> failed = Optional.empty();
    switch (status) {
      case "PASS", "FAIL" -> {
        double pass = status.equals("PASS") ? 1 : 0;
        OptionalDouble score =
            of.score() < 0 ? OptionalDouble.empty() : Numbers.read(cells.get(of.score()));
        scores.put("score", new Score.Given(score.orElse(pass)));
        scores.put("pass", new Score.Given(pass));
        if (of.named() >= 0) {
          named(cells.get(of.named()), scores);
        }
      }
      case "ERROR" -> {
        String words = reason.isEmpty() ? answer : reason;
        failed = Optional.of(new Score.Missing(Score.Why.ERROR, words));
      }
      default -> failed = Optional.of(new Score.Missing(Score.Why.SKIPPED, "no status"));
    }
    return new RawAttempt(
        scores,
        failed,
        Optional.of(answer),
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static void named(String cell, Map<String, Score> scores) {
    if (!cell.strip().startsWith("{")) {
      return;
    }
    try {
      Tree named = JsonTrees.read(cell, "", 1);
      named
          .entries()
          .forEach((name, value) ->
              value
                  .number()
                  .ifPresent(score ->
                      scores.put(
                          scores.containsKey(name) ? "named:" + name : name,
                          new Score.Given(score))));
    } catch (InputException _) {
      // A cell that is no JSON names no scores; the score itself stands beside it.
    }
  }
}
