package dev.yourbrief.trial.format;

import dev.yourbrief.trial.file.Tree;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Results in the JSON that {@code promptfoo eval -o} writes, version 3, for viewers and scripts
 * that read it. A cost that is not known is left out. There is no time stamp: the same results are
 * the same bytes.
 */
public final class PromptfooJson {

  private PromptfooJson() {}

  /** The JSON, in one line an answer. */
  public static String write(Results results) {
    List<Tree> prompts = new ArrayList<>();
    List<Tree> rows = new ArrayList<>();
    Counts all = new Counts();
    for (int arm = 0; arm < results.arms().size(); arm++) {
      Results.Arm of = results.arms().get(arm);
      Counts counts = new Counts();
      for (int test = 0; test < results.items().size(); test++) {
        Results.Item item = results.items().get(test);
        Optional<Results.Answer> answer = of.answer(item.id());
        if (answer.isPresent()) {
          counts.add(answer.get());
          all.add(answer.get());
          rows.add(row(results, item, answer.get(), of.label(), test, arm));
        }
      }
      prompts.add(prompt(of.label(), counts));
    }
    StringBuilder out = new StringBuilder();
    out.append("{\"evalId\":").append(text("eval-" + id(results.name())).json());
    out.append(",\"results\":{\"version\":3,\"prompts\":").append(new Tree.Items(prompts).json());
    out.append(",\"results\":[");
    for (int i = 0; i < rows.size(); i++) {
      out.append(i == 0 ? "\n" : ",\n");
      rows.get(i).write(out);
    }
    out.append("\n],\"stats\":").append(all.stats().json());
    out.append("},\"config\":{\"description\":").append(text(results.name()).json());
    return out.append("},\"shareableUrl\":null}\n").toString();
  }

  /** What an arm, or all of them, add up to. */
  private static final class Counts {
    private double score;
    private int passed;
    private int failed;
    private int errors;
    private double milliseconds;

    void add(Results.Answer answer) {
      score += answer.score().orElse(0);
      passed += answer.passed() ? 1 : 0;
      failed += isError(answer) || answer.passed() ? 0 : 1;
      errors += isError(answer) ? 1 : 0;
      milliseconds += answer.latencySeconds().orElse(0) * 1_000;
    }

    Tree stats() {
      return node(
          Map.entry("successes", number(passed)),
          Map.entry("failures", number(failed)),
          Map.entry("errors", number(errors)));
    }
  }

  /** An answer without a grade has no place of its own there: it is no failure. */
  private static boolean isError(Results.Answer answer) {
    return answer.error().isPresent() || answer.score().isEmpty();
  }

  private static Tree prompt(String label, Counts counts) {
    return node(
        Map.entry("id", text(id(label))),
        Map.entry("raw", text(label)),
        Map.entry("label", text(label)),
        Map.entry("provider", text(label)),
        Map.entry(
            "metrics",
            node(
                Map.entry("score", number(counts.score)),
                Map.entry("testPassCount", number(counts.passed)),
                Map.entry("testFailCount", number(counts.failed)),
                Map.entry("testErrorCount", number(counts.errors)),
                Map.entry("totalLatencyMs", number(counts.milliseconds)))));
  }

  private static Tree row(
      Results results, Results.Item item, Results.Answer answer, String arm, int test, int prompt) {
    Map<String, Tree> row = new LinkedHashMap<>();
    Map<String, Tree> vars = new LinkedHashMap<>();
    vars.put("id", text(item.id()));
    item.fields().forEach((name, value) -> vars.putIfAbsent(name, text(value)));
    row.put("id", text(id(results.name() + "\0" + arm + "\0" + item.id())));
    row.put("testIdx", number(test));
    row.put("promptIdx", number(prompt));
    row.put("promptId", text(id(arm)));
    row.put("provider", node(Map.entry("id", text(arm)), Map.entry("label", text(arm))));
    row.put("prompt", node(Map.entry("raw", text(arm)), Map.entry("label", text(arm))));
    row.put("vars", new Tree.Node(vars, 0));
    row.put("testCase", test(item, vars));
    row.put("response", response(answer));
    row.put("success", new Tree.Bool(answer.passed()));
    row.put("score", number(answer.score().orElse(0)));
    row.put("failureReason", number(isError(answer) ? 2 : answer.passed() ? 0 : 1));
    if (isError(answer)) {
      row.put("error", text(answer.error().orElse("not graded")));
    } else {
      row.put(
          "gradingResult",
          node(
              Map.entry("pass", new Tree.Bool(answer.passed())),
              Map.entry("score", number(answer.score().orElse(0))),
              Map.entry("reason", text(answer.why()))));
    }
    row.put("namedScores", node());
    answer.latencySeconds().ifPresent(seconds -> row.put("latencyMs", number(seconds * 1_000)));
    answer.costUsd().ifPresent(usd -> row.put("cost", money(usd)));
    return new Tree.Node(row, 0);
  }

  private static Tree test(Results.Item item, Map<String, Tree> vars) {
    Map<String, Tree> test = new LinkedHashMap<>();
    test.put("vars", new Tree.Node(vars, 0));
    List<Tree> asserts =
        item.expected().stream()
            .map(
                wanted -> node(Map.entry("type", text("equals")), Map.entry("value", text(wanted))))
            .toList();
    test.put("assert", new Tree.Items(asserts));
    return new Tree.Node(test, 0);
  }

  private static Tree response(Results.Answer answer) {
    Map<String, Tree> response = new LinkedHashMap<>();
    answer.text().ifPresent(said -> response.put("output", text(said)));
    answer
        .tokens()
        .ifPresent(tokens ->
            response.put(
                "tokenUsage",
                node(
                    Map.entry("prompt", whole(tokens.input())),
                    Map.entry("completion", whole(tokens.output())),
                    Map.entry("total", whole(tokens.input() + tokens.output())))));
    return new Tree.Node(response, 0);
  }

  @SafeVarargs
  private static Tree node(Map.Entry<String, Tree>... entries) {
    Map<String, Tree> map = new LinkedHashMap<>();
    for (Map.Entry<String, Tree> entry : entries) {
      map.put(entry.getKey(), entry.getValue());
    }
    return new Tree.Node(map, 0);
  }

  private static Tree text(String value) {
    return new Tree.Text(value);
  }

  private static Tree number(double value) {
    return new Tree.Digits(
        value == Math.rint(value) && Math.abs(value) < 1e15
            ? Long.toString((long) value)
            : Double.toString(value));
  }

  private static Tree whole(long value) {
    return new Tree.Digits(Long.toString(value));
  }

  private static Tree money(BigDecimal usd) {
    return new Tree.Digits(usd.toPlainString());
  }

  private static String id(String of) {
    return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
