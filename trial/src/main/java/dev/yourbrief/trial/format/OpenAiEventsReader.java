package dev.yourbrief.trial.format;

import dev.yourbrief.trial.file.JsonRows;
import dev.yourbrief.trial.file.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The record of a run of OpenAI evals: a line of {@code spec}, a line an event ({@code sampling},
 * {@code match}, {@code metrics}, {@code error}) and a line of {@code final_report}.
 */
final class OpenAiEventsReader {

  /** What is known of a sample. */
  private static final class Sample {
    final List<Map<String, Score>> attempts = new ArrayList<>();
    final Map<String, String> about = new LinkedHashMap<>();
    Optional<String> answer = Optional.empty();
    Optional<String> error = Optional.empty();
    Optional<Tokens> tokens = Optional.empty();
  }

  private final Map<String, Sample> samples = new LinkedHashMap<>();
  private Optional<String> model = Optional.empty();
  private boolean ended;

  private OpenAiEventsReader() {}

  static String read(Path path, Collector into) {
    OpenAiEventsReader reader = new OpenAiEventsReader();
    String sha256 = JsonRows.read(path, into.problems(), reader::line);
    if (!reader.ended) {
      into.problems().add(0, "the record has no final report: the run did not end", "Run it again");
    }
    reader.into(into);
    return sha256;
  }

  private void line(Tree line) {
    if (line.has("final_report")) {
      ended = true;
    } else if (line.has("spec")) {
      model = model.or(() -> model(line.get("spec")));
    } else {
      line.get("sample_id")
          .text()
          .ifPresent(id ->
              event(
                  line.get("type").string().orElse(""),
                  line.get("data"),
                  samples.computeIfAbsent(id, _ -> new Sample())));
    }
  }

  private static Optional<String> model(Tree spec) {
    List<String> names = new ArrayList<>();
    spec.get("completion_fns").items().forEach(name -> name.string().ifPresent(names::add));
    return names.isEmpty()
        ? spec.get("model_name").string().or(() -> spec.get("model").string())
        : Optional.of(String.join(" + ", names));
  }

  private static void event(String type, Tree data, Sample sample) {
    switch (type) {
      case "match" -> {
        add("match", data.get("correct"), sample);
        data.get("expected").text().ifPresent(text -> sample.about.putIfAbsent("expected", text));
      }
      case "metrics" -> data.entries().forEach((name, value) -> add(name, value, sample));
      case "sampling" -> {
        sample.answer = sampled(data.get("sampled"));
        double input = data.get("usage").get("prompt_tokens").number().orElse(0);
        double output = data.get("usage").get("completion_tokens").number().orElse(0);
        if (input > 0 || output > 0) {
          sample.tokens = Optional.of(new Tokens((long) input, (long) output));
        }
      }
      case "error" ->
          sample.error =
              data.get("message").string().or(() -> data.get("type").string()).or(data::text);
      default -> {
        // Other events, such as raw samples and function calls, hold no result.
      }
    }
  }

  /** A metric that is there already begins the next repeat. */
  private static void add(String name, Tree value, Sample sample) {
    OptionalDouble score = value.number();
    if (score.isEmpty()) {
      return;
    }
    if (sample.attempts.isEmpty() || sample.attempts.getLast().containsKey(name)) {
      sample.attempts.add(new LinkedHashMap<>());
    }
    sample.attempts.getLast().put(name, new Score.Given(score.getAsDouble()));
  }

  private static Optional<String> sampled(Tree sampled) {
    return sampled.items().size() == 1 ? sampled.items().getFirst().text() : sampled.text();
  }

  private void into(Collector into) {
    String label = into.options().label().or(() -> model).orElse("a model");
    into.prefer(List.of("match"));
    samples.forEach((id, sample) -> {
      into.item(id, Map.of(), sample.about);
      if (sample.attempts.isEmpty()) {
        Score.Missing why =
            sample
                .error
                .map(words -> new Score.Missing(Score.Why.ERROR, words))
                .orElse(new Score.Missing(Score.Why.SKIPPED, "not graded"));
        sample.attempts.add(Map.of());
        into.attempt(label, id, attempt(Map.of(), Optional.of(why), sample));
      } else {
        sample.attempts.forEach(
            scores -> into.attempt(label, id, attempt(scores, Optional.empty(), sample)));
      }
    });
  }

  private static RawAttempt attempt(
      Map<String, Score> scores, Optional<Score.Missing> failed, Sample sample) {
    return new RawAttempt(
        scores, failed, sample.answer, OptionalDouble.empty(), Optional.empty(), sample.tokens);
  }
}
