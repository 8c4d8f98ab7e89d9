package dev.yourbrief.trial.format;

import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.trial.file.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Results as they are read, until all are there and a metric can be chosen. */
final class Collector {

  private final Problems problems;
  private final ImportOptions options;
  private final Map<String, ImportedItem> items = new LinkedHashMap<>();
  private final Map<String, Map<String, List<RawAttempt>>> systems = new LinkedHashMap<>();
  private final Set<String> metrics = new LinkedHashSet<>();
  private final Set<String> duplicates = new LinkedHashSet<>();

  Collector(Problems problems, ImportOptions options) {
    this.problems = problems;
    this.options = options;
  }

  Problems problems() {
    return problems;
  }

  ImportOptions options() {
    return options;
  }

  /** Adds an item; the first of its id stays. */
  void item(String id, Map<String, String> asked, Map<String, String> about) {
    if (!items.containsKey(id)) {
      items.put(id, new ImportedItem(id, asked, about));
    }
  }

  void system(String label) {
    systems.computeIfAbsent(label, _ -> new LinkedHashMap<>());
  }

  void attempt(String system, String id, RawAttempt attempt) {
    systems
        .computeIfAbsent(system, _ -> new LinkedHashMap<>())
        .computeIfAbsent(id, _ -> new ArrayList<>(1))
        .add(attempt);
    metrics.addAll(attempt.scores().keySet());
  }

  boolean has(String system, String id) {
    Map<String, List<RawAttempt>> outcomes = systems.get(system);
    return outcomes != null && outcomes.containsKey(id);
  }

  void duplicate(String id) {
    duplicates.add(id);
  }

  /** Names metrics in the order in which they are to be preferred. */
  void prefer(Collection<String> names) {
    metrics.addAll(names);
  }

  /**
   * Chooses the metric.
   *
   * @throws dev.yourbrief.figure.source.InputException if nothing was read, or the metric that was
   *     asked for is not there
   */
  ImportedResults finish(String program, String sha256) {
    if (systems.values().stream().allMatch(Map::isEmpty)) {
      throw problems.fatal(0, "there are no results in the file", "Check that the run has ended");
    }
    Set<String> seen = new LinkedHashSet<>(metrics);
    seen.retainAll(scored());
    Optional<String> metric = options.metric().or(() -> seen.stream().findFirst());
    if (metric.isPresent() && !seen.contains(metric.get())) {
      throw problems.fatal(
          0,
          "there is no metric '" + metric.get() + "'",
          Closest.to(metric.get(), seen)
              .map(near -> "Did you mean '" + near + "'?")
              .orElse("Its metrics: " + String.join(", ", seen)));
    }
    List<ImportedSystem> read = new ArrayList<>();
    systems.forEach((label, outcomes) -> {
      Map<String, Outcome> byItem = new LinkedHashMap<>();
      for (String id : items.keySet()) {
        List<RawAttempt> attempts = outcomes.get(id);
        if (attempts != null) {
          byItem.put(id, new Outcome(attempts.stream().map(a -> attempt(a, metric)).toList()));
        }
      }
      read.add(new ImportedSystem(label, byItem));
    });
    return new ImportedResults(
        problems.file(),
        sha256,
        program,
        read,
        List.copyOf(items.values()),
        List.copyOf(seen),
        metric,
        List.copyOf(duplicates),
        problems.all());
  }

  private Set<String> scored() {
    Set<String> scored = new LinkedHashSet<>();
    systems
        .values()
        .forEach(outcomes ->
            outcomes.values().forEach(all -> all.forEach(a -> scored.addAll(a.scores().keySet()))));
    return scored;
  }

  private Attempt attempt(RawAttempt raw, Optional<String> metric) {
    Score score =
        raw.failed()
            .<Score>map(missing -> missing)
            .or(() -> metric.flatMap(name -> Optional.ofNullable(raw.scores().get(name))))
            .orElse(new Score.Missing(Score.Why.SKIPPED, "not graded"));
    return new Attempt(
        scaled(score), raw.answer(), raw.latencySeconds(), raw.costUsd(), raw.tokens());
  }

  private Score scaled(Score score) {
    if (!(score instanceof Score.Given given) || options.scale().isEmpty()) {
      return score;
    }
    double value = options.scale().get().apply(given.value());
    if (value >= 0 && value <= 1) {
      return new Score.Given(value);
    }
    problems.add(
        0,
        "the score " + given.value() + " is outside of the scale that was given",
        "Give the scale the scores are on");
    return new Score.Missing(Score.Why.UNREADABLE, "outside of the scale");
  }
}
