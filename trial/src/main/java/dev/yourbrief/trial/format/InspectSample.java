package dev.yourbrief.trial.format;

import dev.yourbrief.trial.file.Flat;
import dev.yourbrief.trial.file.Numbers;
import dev.yourbrief.trial.file.Tree;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A sample of an Inspect log, or its summary: <a
 * href="https://inspect.aisi.org.uk/eval-logs.html">eval logs</a>, version 2. Scores are read as
 * Inspect's {@code value_to_float} does, but what is no number stays missing instead of 0.
 */
record InspectSample(
    String id,
    int epoch,
    Map<String, String> asked,
    Map<String, String> about,
    RawAttempt attempt) {

  /** Large parts that hold no result. */
  static final Set<String> SKIPPED =
      Set.of("events", "messages", "attachments", "transcript", "store", "timelines");

  /** Empty when the value is no sample. */
  static Optional<InspectSample> of(Tree sample) {
    Optional<String> id = sample.get("id").text();
    if (id.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> asked = new LinkedHashMap<>();
    Map<String, String> about = new LinkedHashMap<>();
    sample.get("input").text().ifPresent(text -> asked.put("input", text));
    sample.get("target").text().ifPresent(text -> about.put("target", text));
    sample.get("metadata").entries().forEach((name, value) -> Flat.add(name, value, about));
    int epoch = (int) sample.get("epoch").number().orElse(1);
    return Optional.of(new InspectSample(id.get(), epoch, asked, about, attempt(sample)));
  }

  private static RawAttempt attempt(Tree sample) {
    Map<String, Score> scores = new LinkedHashMap<>();
    Tree all = sample.get("scores");
    all.entries().forEach((scorer, score) -> add(scorer, score.get("value"), scores));
    if (all.isNothing() && sample.has("score")) {
      add("score", sample.get("score").get("value"), scores);
    }
    Tree error = sample.get("error");
    Optional<Score.Missing> failed = Optional.empty();
    if (!error.isNothing() && scores.isEmpty()) {
      String words = error.string().or(() -> error.get("message").string()).orElse("");
      failed = Optional.of(new Score.Missing(Score.Why.ERROR, words));
    } else if (scores.isEmpty()) {
      failed = Optional.of(new Score.Missing(Score.Why.SKIPPED, "not graded"));
    }
    return new RawAttempt(
        scores, failed, answer(sample), latency(sample), cost(sample), tokens(sample));
  }

  private static void add(String name, Tree value, Map<String, Score> scores) {
    if (value instanceof Tree.Node parts) {
      parts.entries().forEach((part, inner) -> add(name + "." + part, inner, scores));
    } else if (value instanceof Tree.Items items) {
      for (int i = 0; i < items.list().size(); i++) {
        add(name + "." + (i + 1), items.list().get(i), scores);
      }
    } else {
      scores.put(name, score(value));
    }
  }

  private static Score score(Tree value) {
    OptionalDouble number = value.number();
    if (number.isPresent()) {
      return new Score.Given(number.getAsDouble());
    }
    if (value.isNothing() || value instanceof Tree.Digits) {
      return new Score.Missing(Score.Why.SKIPPED, "not scored");
    }
    String text = value.string().orElse("");
    return switch (text) {
      case "C" -> new Score.Given(1);
      case "P" -> new Score.Given(0.5);
      case "I", "N" -> new Score.Given(0);
      default ->
          switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> new Score.Given(1);
            case "no", "false" -> new Score.Given(0);
            default -> {
              OptionalDouble read = Numbers.read(text);
              yield read.isPresent()
                  ? new Score.Given(read.getAsDouble())
                  : new Score.Missing(Score.Why.UNREADABLE, "'" + text + "' is no number");
            }
          };
    };
  }

  private static Optional<String> answer(Tree sample) {
    Tree output = sample.get("output");
    List<Tree> choices = output.get("choices").items();
    Tree said =
        choices.isEmpty() ? Tree.Nothing.NOTHING : choices.getFirst().get("message").get("content");
    if (said.items().isEmpty()) {
      return said.text().or(() -> output.get("completion").text());
    }
    StringBuilder text = new StringBuilder();
    said.items().forEach(part -> part.get("text").string().ifPresent(text::append));
    return Optional.of(text.toString());
  }

  /** Without the time it waited for its turn, where the log tells the two apart. */
  private static OptionalDouble latency(Tree sample) {
    for (Tree time :
        List.of(
            sample.get("working_time"),
            sample.get("total_time"),
            sample.get("output").get("time"))) {
      OptionalDouble seconds = time.number();
      if (seconds.isPresent() && seconds.getAsDouble() >= 0) {
        return seconds;
      }
    }
    return OptionalDouble.empty();
  }

  /** Known only when every model that was called says what it cost. */
  private static Optional<BigDecimal> cost(Tree sample) {
    Map<String, Tree> models = sample.get("model_usage").entries();
    BigDecimal sum = BigDecimal.ZERO;
    for (Tree usage : models.values()) {
      Optional<BigDecimal> cost = usage.get("total_cost").text().flatMap(Numbers::exact);
      if (cost.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.add(cost.get());
    }
    return models.isEmpty() || sum.signum() <= 0 ? Optional.empty() : Optional.of(sum);
  }

  private static Optional<Tokens> tokens(Tree sample) {
    Map<String, Tree> models = sample.get("model_usage").entries();
    List<Tree> usages =
        models.isEmpty()
            ? List.of(sample.get("output").get("usage"))
            : List.copyOf(models.values());
    double input = 0;
    double output = 0;
    for (Tree usage : usages) {
      double out = usage.get("output_tokens").number().orElse(0);
      OptionalDouble total = usage.get("total_tokens").number();
      // Some providers count cached input apart: the total has it all.
      input +=
          total.isPresent()
              ? total.getAsDouble() - out
              : usage.get("input_tokens").number().orElse(0);
      output += out;
    }
    return input > 0 || output > 0
        ? Optional.of(new Tokens((long) input, (long) output))
        : Optional.empty();
  }
}
