package dev.yourbrief.trial.format;

import dev.yourbrief.trial.file.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A log of Inspect as its parts are read: what it says of itself, and its samples. */
final class InspectLog {

  private Tree eval = Tree.Nothing.NOTHING;
  private Tree results = Tree.Nothing.NOTHING;
  private String status = "";
  private final Map<String, List<InspectSample>> samples = new LinkedHashMap<>();

  void header(Tree header) {
    eval(header.get("eval"));
    results(header.get("results"));
    header.get("status").string().ifPresent(this::status);
  }

  void eval(Tree tree) {
    eval = tree;
  }

  void results(Tree tree) {
    results = tree;
  }

  void status(String text) {
    status = text;
  }

  /** Adds a sample unless its epoch is there already; says whether it was added. */
  boolean add(InspectSample sample) {
    List<InspectSample> epochs = samples.computeIfAbsent(sample.id(), _ -> new ArrayList<>(1));
    if (epochs.stream().anyMatch(other -> other.epoch() == sample.epoch())) {
      return false;
    }
    epochs.add(sample);
    return true;
  }

  void into(Collector collector) {
    String label =
        collector.options().label().or(() -> eval.get("model").string()).orElse("a model");
    if (!status.isEmpty() && !status.equals("success")) {
      collector
          .problems()
          .add(0, "the run ended as '" + status + "'", "Items it did not reach count as skipped");
    }
    List<String> scorers = new ArrayList<>();
    for (Tree score : results.get("scores").items()) {
      score.get("name").string().ifPresent(scorers::add);
    }
    for (Tree scorer : eval.get("scorers").items()) {
      scorer.get("name").string().ifPresent(scorers::add);
    }
    collector.prefer(scorers);
    Set<String> ids = new LinkedHashSet<>();
    for (Tree id : eval.get("dataset").get("sample_ids").items()) {
      id.text().ifPresent(ids::add);
    }
    ids.addAll(samples.keySet());
    for (String id : ids) {
      List<InspectSample> epochs = samples.getOrDefault(id, List.of());
      if (epochs.isEmpty()) {
        collector.item(id, Map.of(), Map.of());
        collector.attempt(label, id, RawAttempt.skipped("not run"));
        continue;
      }
      collector.item(id, epochs.getFirst().asked(), epochs.getFirst().about());
      epochs.stream()
          .sorted(Comparator.comparingInt(InspectSample::epoch))
          .forEach(sample -> collector.attempt(label, id, sample.attempt()));
    }
  }
}
