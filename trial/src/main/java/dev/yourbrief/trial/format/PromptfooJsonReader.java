package dev.yourbrief.trial.format;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.trial.file.Flat;
import dev.yourbrief.trial.file.JsonRows;
import dev.yourbrief.trial.file.JsonTrees;
import dev.yourbrief.trial.file.Numbers;
import dev.yourbrief.trial.file.Problems;
import dev.yourbrief.trial.file.Source;
import dev.yourbrief.trial.file.Tree;
import dev.yourbrief.trial.file.YamlTrees;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What {@code promptfoo eval -o} writes as JSON (version 3 and those before), JSON Lines and YAML:
 * <a href="https://www.promptfoo.dev/docs/configuration/outputs/">its outputs</a>.
 *
 * <p>It writes a cost of 0 for a provider whose price it does not know, and for an answer from its
 * cache: 0 is read as not known.
 */
final class PromptfooJsonReader {

  private static final int ERROR = 2;

  private final Problems problems;
  private final PromptfooRun run = new PromptfooRun();

  private PromptfooJsonReader(Problems problems) {
    this.problems = problems;
  }

  static String read(Path path, Kind kind, Collector into) throws IOException {
    PromptfooJsonReader reader = new PromptfooJsonReader(into.problems());
    String sha256 =
        switch (kind) {
          case PROMPTFOO_LINES -> JsonRows.read(path, into.problems(), reader::row);
          case PROMPTFOO_YAML -> reader.yaml(path);
          default -> reader.json(path);
        };
    reader.run.into(into);
    return sha256;
  }

  private String yaml(Path path) throws IOException {
    try (Source source = Source.open(path)) {
      Tree root = YamlTrees.read(source.stream(), problems.file());
      Tree results = root.get("results");
      (results instanceof Tree.Items ? results : results.get("results")).items().forEach(this::row);
      return source.sha256();
    }
  }

  private String json(Path path) throws IOException {
    try (Source source = Source.open(path)) {
      try (JsonParser json = JsonTrees.parser(source.stream())) {
        JsonToken first = json.nextToken();
        if (first == JsonToken.START_ARRAY) {
          JsonRows.items(json, problems, this::row);
        } else if (first == JsonToken.START_OBJECT) {
          object(json, 0);
        }
      } catch (JacksonException e) {
        problems.add(JsonTrees.problem(e, problems.file(), 1));
      } catch (InputException e) {
        e.problems().forEach(problems::add);
      }
      return source.sha256();
    }
  }

  /** The rows stand under {@code results.results}; in some old files under {@code results}. */
  private void object(JsonParser json, int depth) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean results = json.currentName().equals("results");
      JsonToken value = json.nextToken();
      if (results && value == JsonToken.START_ARRAY) {
        JsonRows.items(json, problems, this::row);
      } else if (results && value == JsonToken.START_OBJECT && depth == 0) {
        object(json, 1);
      } else {
        json.skipChildren();
      }
    }
  }

  private void row(Tree row) {
    if (!(row instanceof Tree.Node node)) {
      problems.add(0, "a result is no object", "Write the file again with promptfoo");
      return;
    }
    if (!row.has("success") && !row.has("score") && !row.has("error")) {
      problems.add(
          node.line(), "the result says neither success nor score", "Write the file again");
      return;
    }
    Tree test = row.get("testCase");
    Tree vars = row.get("vars").entries().isEmpty() ? test.get("vars") : row.get("vars");
    Map<String, String> asked = new LinkedHashMap<>();
    vars.entries()
        .forEach((name, value) -> {
          if (!name.equals("sessionId") && !name.equals("_conversation")) {
            Flat.add(name, value, asked);
          }
        });
    Optional<String> description =
        test.get("description").text().or(() -> row.get("description").text());
    Map<String, String> about = new LinkedHashMap<>();
    test.get("metadata").entries().forEach((name, value) -> Flat.add(name, value, about));
    description.ifPresent(text -> about.putIfAbsent("description", text));
    run.add(
        new PromptfooRun.Result(
            system(row),
            asked + "\0" + description.orElse("") + "\0" + test.get("assert").json(),
            whole(row.get("testIdx")),
            asked,
            about,
            attempt(row)));
  }

  private static PromptfooRun.Setup system(Tree row) {
    Tree provider = row.get("provider");
    String name =
        provider
            .string()
            .or(() -> provider.get("label").string().filter(label -> !label.isBlank()))
            .or(() -> provider.get("id").string())
            .orElse("a provider without a name");
    Tree prompt = row.get("prompt");
    String label =
        prompt
            .get("label")
            .string()
            .or(() -> prompt.get("display").string())
            .or(() -> row.get("promptId").string())
            .orElse("");
    return new PromptfooRun.Setup(whole(row.get("promptIdx")).orElse(0), name, label);
  }

  private static RawAttempt attempt(Tree row) {
    Tree response = row.get("response");
    boolean cached = response.get("cached").number().orElse(0) == 1;
    Optional<String> answer = response.get("output").text();
    return new RawAttempt(
        scores(row),
        failed(row, answer),
        answer,
        cached ? OptionalDouble.empty() : seconds(row.get("latencyMs")),
        cost(row.get("cost")),
        tokens(
            response.get("tokenUsage").isNothing()
                ? row.get("tokenUsage")
                : response.get("tokenUsage")));
  }

  private static Map<String, Score> scores(Tree row) {
    Map<String, Score> scores = new LinkedHashMap<>();
    Tree graded = row.get("gradingResult");
    add("score", row.has("score") ? row.get("score") : graded.get("score"), scores);
    add("pass", row.has("success") ? row.get("success") : graded.get("pass"), scores);
    scores.computeIfAbsent("score", _ -> scores.get("pass"));
    Tree named =
        row.get("namedScores").entries().isEmpty()
            ? graded.get("namedScores")
            : row.get("namedScores");
    named
        .entries()
        .forEach(
            (name, value) -> add(scores.containsKey(name) ? "named:" + name : name, value, scores));
    return scores;
  }

  private static void add(String name, Tree value, Map<String, Score> scores) {
    value.number().ifPresent(score -> scores.put(name, new Score.Given(score)));
  }

  /**
   * Whether the call failed. Files before {@code failureReason} write under {@code error} also why
   * an assertion failed; there a call failed only when it has no answer.
   */
  private static Optional<Score.Missing> failed(Tree row, Optional<String> answer) {
    OptionalInt reason = whole(row.get("failureReason"));
    Optional<String> error =
        row.get("error").text().or(() -> row.get("response").get("error").text());
    boolean failed =
        reason.isPresent()
            ? reason.getAsInt() == ERROR
            : error.isPresent() && answer.isEmpty() && row.get("gradingResult").isNothing();
    return failed
        ? Optional.of(new Score.Missing(Score.Why.ERROR, error.orElse("")))
        : Optional.empty();
  }

  private static OptionalDouble seconds(Tree milliseconds) {
    OptionalDouble ms = milliseconds.number();
    return ms.isPresent() && ms.getAsDouble() >= 0
        ? OptionalDouble.of(ms.getAsDouble() / 1_000)
        : OptionalDouble.empty();
  }

  private static Optional<BigDecimal> cost(Tree cost) {
    return cost instanceof Tree.Digits digits
        ? Numbers.exact(digits.value()).filter(usd -> usd.signum() > 0)
        : Optional.empty();
  }

  private static Optional<Tokens> tokens(Tree usage) {
    double input = usage.get("prompt").number().orElse(0);
    double output = usage.get("completion").number().orElse(0);
    return input > 0 || output > 0
        ? Optional.of(new Tokens((long) input, (long) output))
        : Optional.empty();
  }

  private static OptionalInt whole(Tree number) {
    OptionalDouble value = number.number();
    return value.isPresent() && value.getAsDouble() >= 0 && value.getAsDouble() < 1e9
        ? OptionalInt.of((int) value.getAsDouble())
        : OptionalInt.empty();
  }
}
