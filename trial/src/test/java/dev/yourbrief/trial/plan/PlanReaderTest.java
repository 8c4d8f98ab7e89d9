package dev.yourbrief.trial.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlanReaderTest {

  private static final String LEAST =
      """
      title: T
      data: {test: test.csv, input: question}
      arms:
        a: {answers: a.csv}
        b: {answers: b.jsonl, id: case, answer: text}
      baseline: a
      candidate: b
      metric: exact
      """;

  private static final String FULL =
      """
      title: Does ours win?
      question: Is it worth it?
      data: {train: data/train.csv, dev: dev.csv, test: test.csv, id: key, input: question, expected: label,
             cluster: document, slices: [topic, length]}
      providers:
        openai:
          url: https://api.openai.com/v1
          key: OPENAI_API_KEY
          concurrency: 8
          requestsPerMinute: 500
          tokensPerMinute: 200_000
          timeout: 90 s
          attempts: 4
        here: {url: "http://127.0.0.1:8000/v1", keyFile: key.txt}
      judges:
        careful: {provider: openai, model: judge-1, price: {input: 1 USD/Mtok, output: 4 USD/Mtok}, human: human.csv}
      arms:
        retrieval:
          provider: openai
          model: small-1
          system: system.txt
          prompt: [one.txt, two.txt]
          examples: [0, 4, 8]
          example: "Q: {{input}} A: {{expected}}"
          temperature: 0
          topP: 0.9
          maxOutputTokens: 200
          seed: 7
          stop: ["\\n"]
          reasoningEffort: low
          schema: schema.json
          tuneCases: 50
          price: {input: 0.15 USD/Mtok, cacheRead: 0.075 USD/Mtok, output: 0.60 USD/Mtok, source: "a page, 2026-11-01"}
        tuned: {provider: here, model: ours, prompt: one.txt, maxOutputTokens: 200}
        vote: {learner: neighbours}
        head: {learner: head}
        usual: {learner: majority}
        script: {command: [python3, ask.py], timeout: 500 ms}
        past: {answers: past.csv}
      baseline: retrieval
      candidates: [tuned, script]
      metric: exact
      margin: 2 percent
      alpha: 1 percent
      power: 0.9
      repeats: 3
      family: bh
      stop: 500 cases
      seed: 42
      guards:
        refusal: {allow: 1 percent}
        cost: {allow: 0.002 USD}
        latency: {allow: 300 ms}
        short: {grader: exact, allow: 0.05}
      budget: 20 USD
      limits: {twinAt: 0.8, leaked: 5 percent, decideOn: clean, unpaired: 3 percent, judgeKappa: 0.7, tuning: 2}
      """;

  @TempDir Path folder;

  private Plan read(String yaml) throws IOException {
    Files.writeString(folder.resolve("trial.yaml"), yaml);
    return PlanReader.read(folder);
  }

  @Test
  void whatIsNotSaidHasItsUsualValue() throws IOException {
    Plan plan = read(LEAST);
    assertThat(plan.question()).isEmpty();
    assertThat(plan.data().id()).isEmpty();
    assertThat(plan.data().expected()).isEmpty();
    assertThat(plan.data().devShare()).isEqualByComparingTo("0.1");
    assertThat(plan.rules())
        .isEqualTo(
            new Plan.RulesPlan(
                new BigDecimal("0"),
                new BigDecimal("0.05"),
                new BigDecimal("0.8"),
                "holm",
                1,
                OptionalInt.empty(),
                1));
    assertThat(plan.limits())
        .isEqualTo(
            new Plan.Limits(
                new BigDecimal("0.9"),
                new BigDecimal("0.01"),
                Plan.Decide.ALL,
                new BigDecimal("0.02"),
                new BigDecimal("0.6"),
                new BigDecimal("3")));
    assertThat(plan.budgetUsd()).isEmpty();
    assertThat(plan.guards()).isEmpty();
    assertThat(plan.arm("a"))
        .isEqualTo(new ArmPlan.Answers("a", plan.folder().resolve("a.csv"), "id", "answer"));
    assertThat(plan.arm("b"))
        .isEqualTo(new ArmPlan.Answers("b", plan.folder().resolve("b.jsonl"), "case", "text"));
    assertThat(PlanReader.read(folder.resolve("trial.yaml")).folder()).isEqualTo(plan.folder());
  }

  @Test
  void everythingThatIsSaidIsTaken() throws IOException {
    Plan plan = read(FULL);
    Path at = plan.folder();
    ProviderPlan openai = plan.providers().get("openai");
    assertThat(openai)
        .isEqualTo(
            new ProviderPlan(
                "openai",
                java.net.URI.create("https://api.openai.com/v1"),
                Optional.of("OPENAI_API_KEY"),
                Optional.empty(),
                8,
                OptionalInt.of(500),
                OptionalInt.of(200_000),
                Duration.ofSeconds(90),
                4));
    ProviderPlan here = plan.providers().get("here");
    assertThat(here)
        .isEqualTo(
            new ProviderPlan(
                "here",
                java.net.URI.create("http://127.0.0.1:8000/v1"),
                Optional.empty(),
                Optional.of(at.resolve("key.txt")),
                16,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Duration.ofMinutes(2),
                6));
    ArmPlan.Model model = (ArmPlan.Model) plan.arm("retrieval");
    assertThat(model.prompts()).containsExactly(at.resolve("one.txt"), at.resolve("two.txt"));
    assertThat(model.examples()).containsExactly(0, 4, 8);
    assertThat(model.settings()).isEqualTo(6);
    assertThat(model.system()).contains(at.resolve("system.txt"));
    assertThat(model.schema()).contains(at.resolve("schema.json"));
    assertThat(model.decoding().temperature()).hasValue(0);
    assertThat(model.decoding().topP()).hasValue(0.9);
    assertThat(model.decoding().maxOutputTokens()).hasValue(200);
    assertThat(model.decoding().seed()).isEqualTo(OptionalLong.of(7));
    assertThat(model.decoding().stop()).containsExactly("\n");
    assertThat(model.decoding().reasoningEffort()).contains("low");
    assertThat(model.tuneCases()).isEqualTo(50);
    assertThat(model.prices().orElseThrow().usdPerMtokByKind())
        .isEqualTo(
            Map.of(
                "input_uncached", new BigDecimal("0.15"),
                "cache_read", new BigDecimal("0.075"),
                "output", new BigDecimal("0.60")));
    assertThat(plan.arms().values())
        .extracting(ArmPlan::kind)
        .containsExactly(
            "model with retrieval",
            "model",
            "vote of the nearest training cases",
            "trained head",
            "commonest answer",
            "command",
            "answers from a file");
    assertThat(plan.arm("script"))
        .isEqualTo(
            new ArmPlan.Command("script", List.of("python3", "ask.py"), Duration.ofMillis(500)));
    assertThat(plan.candidates()).containsExactly("tuned", "script");
    assertThat(plan.rules().cases()).hasValue(500);
    assertThat(plan.rules().seed()).isEqualTo(42);
    assertThat(plan.guards().get("cost"))
        .isEqualTo(new GuardPlan.Cost("cost", new BigDecimal("0.002")));
    assertThat(plan.guards().get("latency"))
        .isEqualTo(new GuardPlan.Latency("latency", new BigDecimal("0.300")));
    assertThat(plan.guards().get("refusal"))
        .isInstanceOfSatisfying(
            GuardPlan.Refusal.class, g -> assertThat(g.allow()).isEqualByComparingTo("0.01"));
    assertThat(plan.guards().get("short")).isInstanceOf(GuardPlan.Graded.class);
    assertThat(plan.budgetUsd().orElseThrow()).isEqualByComparingTo("20");
    assertThat(plan.limits().decide()).isEqualTo(Plan.Decide.CLEAN);
    assertThat(plan.data().dev()).contains(at.resolve("dev.csv"));
    assertThat(plan.data().slices()).containsExactly("topic", "length");
    assertThat(plan.judges().get("careful"))
        .extracting(j -> j.human().orElseThrow())
        .isEqualTo(at.resolve("human.csv"));
  }

  /** What is changed, into what, and what the words of the error hold. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          title: Does ours win?            | titel: T                        | titel       | title
          margin: 2 percent                | margn: 2 percent                | margn       | margin
          margin: 2 percent                | margin: 2 USD                   | in USD      | 2 percent
          margin: 2 percent                | margin: 2 to 3 percent          | not a range | 2 percent
          margin: 2 percent                | margin: 200 percent             | no share    | 0 to 100
          alpha: 1 percent                 | alpha: 0                        | above 0 and below 0.5 | Leave it out
          repeats: 3                       | repeats: 0                      | from 1 to 100 | such as 1
          family: bh                       | family: bonferroni              | bonferroni  | holm, bh, none
          stop: 500 cases                  | stop: when it wins              | no stop rule | all cases
          stop: 500 cases                  | stop: 1 cases                   | whole number | such as 2
          seed: 42                         | seed: many                      | no seed     | whole number
          baseline: retrieval              | baseline: retreival             | no arm 'retreival' | Did you mean 'retrieval'
          candidates: [tuned, script]      | candidates: [tuned, retrieval]  | is the baseline | another arm
          candidates: [tuned, script]      | candidates: [tuned, tuned]      | named twice | another arm
          `{learner: head}`                | `{learner: haed}`               | haed        | neighbours, head, majority
          `{learner: head}`                | `{teacher: head}`               | what this arm is | learner:
          `{provider: here,`               | `{provider: heer,`              | no provider 'heer' | Did you mean 'here'
          `maxOutputTokens: 200}`          | `maxOutputTokens: 200, tempature: 1}` | tempature | temperature
          temperature: 0                   | temperature: 3                  | from 0 to 2 | same words
          `examples: [0, 4, 8]`            | `examples: [0, 4, 8000]`        | 8000        | from 0 to 500
          `examples: [0, 4, 8]`            | `examples: []`                  | no number of examples | [0, 8]
          input: 0.15 USD/Mtok             | input: 0.15 USD                 | not in USD/Mtok | 0.15 USD/Mtok
          url: https://api.openai.com/v1   | url: https://me:pw@host/v1      | no address  | https://host/v1
          url: https://api.openai.com/v1   | url: file:///etc/passwd         | no address  | https://host/v1
          concurrency: 8                   | concurrency: 5000               | from 1 to 1024 | whole number
          timeout: 90 s                    | timeout: soon                   | no time     | 30 s
          `latency: {allow: 300 ms}`       | `latency: {allow: 300 ms, grader: exact}` | without a grader | call the guard
          `refusal: {allow: 1 percent}`    | `refusal: {}`                   | allow       | allow
          decideOn: clean                  | decideOn: best                  | best        | all, clean
          tuning: 2                        | tuning: 0.5                     | at least 1  | Write 3
          `script: {command`               | `my script!: {command`          | cannot be a name | letters
          budget: 20 USD                   | budget: 20 EUR                  | EUR         | 20 USD
          """)
  void whatIsWrongIsShownWhereItStandsWithWhatToDo(String from, String to, String what, String fix)
      throws IOException {
    assertThat(FULL).contains(from);
    Problem problem = problem(FULL.replace(from, to));
    assertThat(problem.where().file()).isEqualTo("trial.yaml");
    assertThat(problem.where().line()).as("line of %s", problem).isEqualTo(line(from));
    assertThat(problem.where().column()).isPositive();
    assertThat(problem.toString()).contains(what).contains(fix);
  }

  /** The line of the plan that a text stands on. */
  private static int line(String text) {
    return (int) FULL.substring(0, FULL.indexOf(text)).chars().filter(c -> c == '\n').count() + 1;
  }

  private Problem problem(String yaml) throws IOException {
    Files.writeString(folder.resolve("trial.yaml"), yaml);
    try {
      return org.assertj.core.api.Assertions.fail("read: " + PlanReader.read(folder));
    } catch (InputException e) {
      return e.problems().getFirst();
    }
  }

  @Test
  void aKeyThatWasPastedIntoThePlanIsNeverRepeated() throws IOException {
    for (String key : List.of("sk-proj-a1B2c3D4e5F6", "gsk-12 34", "Bearer sk-1234567890abcdef")) {
      Problem problem = problem(FULL.replace("OPENAI_API_KEY", "\"" + key + "\""));
      assertThat(problem.where().line()).isEqualTo(line("OPENAI_API_KEY"));
      assertThat(problem.where().column()).isPositive();
      assertThat(problem.toString())
          .contains("not the name of an environment variable")
          .contains("a key itself never goes into a plan")
          .doesNotContain(key)
          .doesNotContain(key.substring(4, 9));
    }
  }

  @Test
  void whatOnlyTheWholePlanCanTellIsSaidAtOnce() throws IOException {
    Files.writeString(
        folder.resolve("trial.yaml"),
        FULL.replace("train: data/train.csv, dev: dev.csv, ", "")
            .replace(
                "model: ours, prompt: one.txt, maxOutputTokens: 200",
                "model: ours, prompt: one.txt"));
    assertThatThrownBy(() -> PlanReader.read(folder))
        .isInstanceOfSatisfying(
            InputException.class,
            e ->
                assertThat(e.problems().stream().map(Problem::what))
                    .containsExactly(
                        "the arm 'retrieval' learns from training cases, and there are none",
                        "the arm 'tuned' may write answers of any length",
                        "the arm 'vote' learns from training cases, and there are none",
                        "the arm 'head' learns from training cases, and there are none",
                        "the arm 'usual' learns from training cases, and there are none"));
  }

  @Test
  void aTrialNeedsTwoArmsAndAFile() throws IOException {
    assertThat(problem(LEAST.replaceFirst("  b: .*\n", "")).what()).contains("at least two arms");
    Files.delete(folder.resolve("trial.yaml"));
    assertThatThrownBy(() -> PlanReader.read(folder))
        .hasMessageContaining("there is no trial.yaml in this folder");
    assertThatThrownBy(() -> PlanReader.read(folder.resolve("nowhere")))
        .hasMessageContaining("there is no such trial");
  }
}
