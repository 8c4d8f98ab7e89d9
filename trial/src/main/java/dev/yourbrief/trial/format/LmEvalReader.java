package dev.yourbrief.trial.format;

import dev.yourbrief.trial.file.Flat;
import dev.yourbrief.trial.file.JsonRows;
import dev.yourbrief.trial.file.Problems;
import dev.yourbrief.trial.file.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The {@code samples_TASK_*.jsonl} that lm-evaluation-harness writes with {@code --log_samples}:
 * one system a file. Where a task has several filters, a document stands once for each, and a
 * metric is called {@code metric,filter} as in the harness's own results.
 */
final class LmEvalReader {

  private static final Set<String> NO_METRICS =
      Set.of(
          "doc_id",
          "doc",
          "target",
          "arguments",
          "resps",
          "filtered_resps",
          "filter",
          "metrics",
          "doc_hash",
          "prompt_hash",
          "target_hash",
          "schema",
          "task_name",
          "native_id");

  /** A document with what each filter made of its answer. */
  private static final class Document {
    final Map<String, String> asked = new LinkedHashMap<>();
    final Map<String, String> about = new LinkedHashMap<>();
    final Map<String, Map<String, Score>> byFilter = new LinkedHashMap<>();
    Optional<String> answer = Optional.empty();
  }

  private final Problems problems;
  private final Map<String, Document> documents = new LinkedHashMap<>();
  private final Set<String> filters = new LinkedHashSet<>();
  private final Set<String> named = new LinkedHashSet<>();

  private LmEvalReader(Problems problems) {
    this.problems = problems;
  }

  static String read(Path path, Collector into) {
    LmEvalReader reader = new LmEvalReader(into.problems());
    String sha256 = JsonRows.read(path, into.problems(), reader::row);
    reader.into(into);
    return sha256;
  }

  private void row(Tree row) {
    Optional<String> id = row.get("doc_id").text();
    int line = row instanceof Tree.Node node ? node.line() : 0;
    if (id.isEmpty()) {
      problems.add(line, "the sample has no doc_id", "Write the samples again");
      return;
    }
    Document document = documents.computeIfAbsent(id.get(), _ -> new Document());
    String filter = row.get("filter").text().orElse("none");
    filters.add(filter);
    if (document.byFilter.containsKey(filter)) {
      problems.add(
          line,
          "document " + id.get() + " stands here a second time; the first is taken",
          "Give one file of samples at a time");
      return;
    }
    if (document.byFilter.isEmpty()) {
      row.get("doc").entries().forEach((name, value) -> Flat.add(name, value, document.asked));
      row.get("target").text().ifPresent(target -> document.about.put("target", target));
      document.answer = answer(row.get("filtered_resps"));
    }
    document.byFilter.put(filter, scores(row));
  }

  private Map<String, Score> scores(Tree row) {
    Map<String, Score> scores = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    row.get("metrics").items().forEach(name -> name.string().ifPresent(names::add));
    if (names.isEmpty()) {
      row.entries().keySet().stream().filter(n -> !NO_METRICS.contains(n)).forEach(names::add);
    }
    for (String name : names) {
      OptionalDouble value = row.get(name).number();
      if (value.isPresent()) {
        named.add(name);
        scores.put(name, new Score.Given(value.getAsDouble()));
      } else if (row.get(name) instanceof Tree.Digits) {
        scores.put(name, new Score.Missing(Score.Why.SKIPPED, "not a number"));
      }
    }
    return scores;
  }

  /** The text, where the answer is one; multiple choice has likelihoods instead. */
  private static Optional<String> answer(Tree responses) {
    List<Tree> items = responses.items();
    return items.size() == 1 ? items.getFirst().string() : Optional.empty();
  }

  private void into(Collector into) {
    String file = into.problems().file();
    String stem = file.replaceFirst("\\.jsonl?$", "");
    String label = into.options().label().orElse(stem);
    boolean several = filters.size() > 1;
    for (String name : named) {
      filters.forEach(filter -> into.prefer(List.of(several ? name + "," + filter : name)));
    }
    documents.forEach((id, document) -> {
      into.item(id, document.asked, document.about);
      Map<String, Score> scores = new LinkedHashMap<>();
      document.byFilter.forEach((filter, of) ->
          of.forEach((name, score) -> scores.put(several ? name + "," + filter : name, score)));
      RawAttempt bare = RawAttempt.of(scores, Optional.empty());
      into.attempt(
          label,
          id,
          new RawAttempt(
              scores,
              bare.failed(),
              document.answer,
              bare.latencySeconds(),
              bare.costUsd(),
              bare.tokens()));
    });
  }
}
