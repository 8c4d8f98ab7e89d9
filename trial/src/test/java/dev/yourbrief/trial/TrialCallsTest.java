package dev.yourbrief.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.FakeProvider;
import dev.yourbrief.trial.run.Journal;
import dev.yourbrief.trial.run.StoppedException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does with a provider that answers, fails, or is expensive. */
final class TrialCallsTest {

  private static final String PRICED =
      "maxOutputTokens: 10, price: {input: 1000 USD/Mtok, output: 2000 USD/Mtok}";

  @TempDir Path folder;

  @Test
  void whatWasAnsweredOnceIsNeverAskedAgain() {
    try (FakeProvider provider = FakeProvider.start(TestTrial::says)) {
      TestTrial trial = TestTrial.of(folder, provider.uri(), 60, "").lock();
      TrialResult first = trial.finish().result();
      assertThat(provider.count()).isEqualTo(120);
      assertThat(provider.countByHash().values()).allMatch(n -> n == 1);
      assertThat(provider.mostOpen()).isLessThanOrEqualTo(16);
      assertThat(first.finding().verdict()).isEqualTo("win");
      assertThat(first.finding().candidateScore()).isEqualTo(0.9);
      String result = trial.text("result.json");
      String log = trial.text("lock.jsonl");
      String journal = trial.text("answers.jsonl");

      TrialResult second = trial.finish().result();
      assertThat(provider.count()).as("calls after the second run").isEqualTo(120);
      assertThat(second.json()).isEqualTo(first.json());
      assertThat(trial.text("result.json")).isEqualTo(result);
      assertThat(trial.text("lock.jsonl")).as("no second line of an end").isEqualTo(log);
      assertThat(trial.text("answers.jsonl")).isEqualTo(journal);
    }
  }

  @Test
  void inAStormEveryQuestionEndsAsAnAnswerOrACountedFailure() {
    try (FakeProvider provider =
        FakeProvider.start(asked -> {
          // What happens to a question depends on it and on how often it was asked, on nothing
          // else.
          int kind =
              new Random(asked.hash().hashCode() + 31L * asked.sameBefore()).nextInt(1_000) % 10;
          return switch (kind) {
            case 0, 1 ->
                Answer.error(429, "rate_limit_exceeded", "slow down").with("retry-after-ms", "20");
            case 2 -> Answer.error(503, "overloaded", "busy");
            case 3 -> Answer.reset();
            case 4 -> Answer.hang();
            case 5 -> Answer.raw("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello");
            default -> TestTrial.says(asked);
          };
        })) {
      TestTrial trial =
          TestTrial.of(folder, provider.uri(), 40, "limits: {unpaired: 100 percent}")
              .change("trial.yaml", "attempts: 3, timeout: 5 s", "attempts: 2, timeout: 200 ms")
              .lock();
      TrialRun.Finished finished = trial.finish();
      TrialResult result = finished.result();
      int failed = result.arms().stream().mapToInt(TrialResult.ArmResult::failed).sum();
      int scored = result.arms().stream().mapToInt(TrialResult.ArmResult::scored).sum();
      assertThat(scored + failed).as("%d scored and %d failed", scored, failed).isEqualTo(80);
      assertThat(failed).isPositive();
      assertThat(finished.whole()).isFalse();
      int tries = trial.kept().stream().mapToInt(l -> attempts(l)).sum();
      assertThat(tries)
          .as("%d requests came", provider.count())
          .isGreaterThanOrEqualTo(provider.count());
      assertThat(result.notes())
          .anyMatch(n -> n.contains("tried again, " + (tries - 80) + " times"));
      assertThat(result.finding().spentUsd()).as("a lost call may have cost something").isEmpty();
      int before = provider.count();
      long final_ =
          trial.kept().stream().filter(l -> l.contains("\"failed\":\"UNREADABLE\"")).count();
      assertThat(final_).isPositive();

      // What can pass is asked again by the next run; what cannot is not.
      TrialRun.Finished again = trial.finish();
      assertThat(provider.count()).isGreaterThan(before);
      assertThat(again.result().arms().stream().mapToInt(TrialResult.ArmResult::failed).sum())
          .isGreaterThanOrEqualTo((int) final_)
          .isLessThanOrEqualTo(failed);
    }
  }

  @Test
  void aStormThatPassesStopsNoRun() {
    AtomicInteger refused = new AtomicInteger();
    try (FakeProvider provider =
        FakeProvider.start(asked ->
            asked.number() > 40 && refused.incrementAndGet() <= 48
                ? Answer.error(429, "rate_limit_exceeded", "slow down").with("retry-after-ms", "30")
                : TestTrial.says(asked).after(Duration.ofMillis(5)))) {
      TestTrial trial =
          TestTrial.of(folder, provider.uri(), 60, "")
              .change("trial.yaml", "concurrency: 16, attempts: 3", "concurrency: 32, attempts: 20")
              .lock();
      TrialResult result = trial.finish().result();
      assertThat(result.arms()).allMatch(a -> a.failed() == 0 && a.scored() == 60);
      assertThat(provider.count()).isEqualTo(120 + 48);
      assertThat(provider.mostOpen()).isLessThanOrEqualTo(32);
      assertThat(result.finding().spentUsd()).as("nobody said a price").isEmpty();
    }
  }

  @Test
  void aProviderThatNeverAnswersStopsTheRunAndSaysSo() {
    try (FakeProvider provider = FakeProvider.script(Answer.error(500, "broken", "out of order"))) {
      TestTrial trial =
          TestTrial.of(folder, provider.uri(), 60, "")
              .change("trial.yaml", "concurrency: 16, attempts: 3", "concurrency: 2, attempts: 1")
              .lock();
      TrialRun.Stopped stopped = trial.stop();
      assertThat(stopped.why().reason()).isEqualTo(StoppedException.Reason.PROVIDER);
      assertThat(stopped.why()).hasMessageMatching("(?s)no answer in 2[23] tries;.*500.*");
      assertThat(provider.count()).isBetween(22, 24);
    }
  }

  @Test
  void aKeyThatIsRefusedStopsAtOnceAndIsShownNowhere() {
    try (FakeProvider provider =
        FakeProvider.start(
            asked -> Answer.error(401, "invalid_api_key", "Incorrect API key: " + TestTrial.KEY))) {
      TestTrial trial = TestTrial.of(folder, provider.uri(), 60, "").lock();
      TrialRun.Stopped stopped = trial.stop();
      assertThat(stopped.why().reason()).isEqualTo(StoppedException.Reason.PROVIDER);
      assertThat(stopped.why().getMessage()).contains("401").doesNotContain(TestTrial.KEY);
      assertThat(provider.count()).isLessThanOrEqualTo(16);
      assertThat(provider.asked().getFirst().headers())
          .containsEntry("authorization", "Bearer " + TestTrial.KEY);
      assertThat(trial.filesWith(TestTrial.KEY)).isEmpty();
    }
  }

  @Test
  void aKeyIsInNoFileOfTheTrialWhateverIsAnswered() {
    try (FakeProvider provider =
        FakeProvider.start(asked ->
            asked.number() % 3 == 0
                ? Answer.error(400, "bad", "No: " + asked.headers().get("authorization"))
                : TestTrial.says(asked))) {
      TestTrial trial =
          TestTrial.of(folder, provider.uri(), 30, "limits: {unpaired: 100 percent}").lock();
      var _ = trial.finish();
      assertThat(trial.text("answers.jsonl")).contains("\"failed\":\"REJECTED\"");
      assertThat(trial.filesWith(TestTrial.KEY)).isEmpty();
    }
  }

  @Test
  void aRequestThatIsRejectedIsFinalAndCounted() {
    try (FakeProvider provider =
        FakeProvider.start(asked ->
            TestTrial.number(asked) == 5
                ? Answer.error(400, "content_filter", "not this one")
                : TestTrial.says(asked))) {
      TestTrial trial =
          TestTrial.of(folder, provider.uri(), 60, "limits: {unpaired: 5 percent}").lock();
      TrialRun.Finished finished = trial.finish();
      assertThat(provider.count()).isEqualTo(120);
      assertThat(finished.result().arms()).allMatch(a -> a.failed() == 1 && a.scored() == 59);
      assertThat(finished.whole()).isFalse();
      assertThat(finished.result().finding().cases()).isEqualTo(59);
      var _ = trial.finish();
      assertThat(provider.count()).as("asked again").isEqualTo(120);
    }
  }

  @Test
  void tooManyCasesWithoutBothScoresMakeItInvalid() {
    try (FakeProvider provider =
        FakeProvider.start(asked ->
            asked.model().equals("poor") && TestTrial.number(asked) <= 3
                ? Answer.error(400, "content_filter", "not this one")
                : TestTrial.says(asked))) {
      TestTrial trial = TestTrial.of(folder, provider.uri(), 60, "").lock();
      Finding finding = trial.finish().result().finding();
      assertThat(finding.verdict()).isEqualTo("invalid");
      assertThat(finding.reasons().getFirst()).contains("3 of 60 cases", "poor lacks 3");
    }
  }

  @Test
  void aCostNobodyToldIsUnknownAndNeverNothing() {
    try (FakeProvider provider =
        FakeProvider.start(asked ->
            TestTrial.number(asked) == 9
                ? TestTrial.says(asked).withoutUsage()
                : TestTrial.says(asked).using(10, 1))) {
      TestTrial trial =
          TestTrial.of(folder, provider.uri(), 60, "")
              .change(
                  "trial.yaml",
                  "model: poor, prompt: prompt.txt, maxOutputTokens: 10",
                  "model: poor, prompt: prompt.txt, " + PRICED)
              .change(
                  "trial.yaml",
                  "model: good, prompt: prompt.txt, maxOutputTokens: 10",
                  "model: good, prompt: prompt.txt, " + PRICED)
              .lock();
      TrialResult result = trial.finish().result();
      assertThat(result.finding().spentUsd()).isEmpty();
      assertThat(result.spending().unknown()).isEqualTo(2);
      // 59 answers of each arm: ten tokens in at a tenth of a cent each, one out at two.
      assertThat(result.spending().usd()).isEqualByComparingTo("1.416");
      assertThat(trial.text("result.json")).doesNotContain("spentUsd");
      assertThat(
              trial
                  .text("answers.jsonl")
                  .lines()
                  .filter(l -> !l.contains("\"usd\"") && l.contains("\"said\"")))
          .hasSize(2);
    }
  }

  @Test
  void theBudgetHoldsOverAllRunsAndGoesOnOnceItIsRaised() {
    // A call costs two cents, and can cost at most about 7.
    BigDecimal price = new BigDecimal("0.02");
    try (FakeProvider provider =
        FakeProvider.start(
            asked -> TestTrial.says(asked).using(18, 1).after(Duration.ofMillis(3)))) {
      TestTrial trial =
          TestTrial.of(folder, provider.uri(), 100, "budget: 1.50 USD")
              .change("trial.yaml", "concurrency: 16", "concurrency: 32")
              .change(
                  "trial.yaml",
                  "model: poor, prompt: prompt.txt, maxOutputTokens: 10",
                  "model: poor, prompt: prompt.txt, " + PRICED)
              .change(
                  "trial.yaml",
                  "model: good, prompt: prompt.txt, maxOutputTokens: 10",
                  "model: good, prompt: prompt.txt, " + PRICED)
              .lock();
      TrialRun.Stopped stopped = trial.stop();
      assertThat(stopped.why().reason()).isEqualTo(StoppedException.Reason.BUDGET);
      BigDecimal spent = price.multiply(BigDecimal.valueOf(provider.count()));
      assertThat(spent)
          .as("%d calls", provider.count())
          .isBetween(new BigDecimal("1.40"), new BigDecimal("1.50"));
      assertThat(stopped.usd()).isEqualByComparingTo(spent);
      assertThat(trial.folder().resolve("result.json")).doesNotExist();

      int calls = provider.count();
      var _ = trial.stop();
      assertThat(provider.count()).as("calls of a second run on the same budget").isEqualTo(calls);

      trial.unlock("a larger budget").change("trial.yaml", "1.50 USD", "10 USD").lock();
      TrialResult result = trial.finish().result();
      assertThat(provider.countByHash().values()).allMatch(n -> n == 1);
      assertThat(provider.count()).isEqualTo(200);
      assertThat(result.finding().spentUsd().orElseThrow()).isEqualByComparingTo("4.00");
      assertThat(result.finding().unlocks()).containsExactly("a larger budget");
      assertThat(result.finding().verdict()).isEqualTo("win");
    }
  }

  @Test
  void aBudgetWithoutPricesIsRefusedBeforeAnyCall() {
    try (FakeProvider provider = FakeProvider.start(TestTrial::says)) {
      TestTrial trial = TestTrial.of(folder, provider.uri(), 60, "budget: 5 USD");
      assertThat(TestTrial.refused(trial::lock))
          .contains("what the arm 'poor' costs is not known")
          .contains("what the arm 'good' costs is not known")
          .contains("price: {input:");
      assertThat(trial.folder().resolve("lock.jsonl")).doesNotExist();
      assertThat(provider.count()).isZero();
    }
  }

  @Test
  void moreCallsThanAMinuteAllowsWaitForTheirTurn() {
    try (FakeProvider provider = FakeProvider.start(TestTrial::says)) {
      TestTrial trial =
          TestTrial.of(folder, provider.uri(), 10, "")
              .change("trial.yaml", "attempts: 3", "attempts: 3, requestsPerMinute: 600")
              .lock();
      long began = System.nanoTime();
      var _ = trial.finish();
      double seconds = (System.nanoTime() - began) / 1e9;
      // Ten a second; a first burst may be let through at once.
      assertThat(provider.count()).isEqualTo(20);
      assertThat(seconds).isGreaterThan(0.9);
    }
  }

  @Test
  void aRunThatIsStoppedByHandLosesNoAnswerAndSaysWhatItGaveUp() throws Exception {
    AtomicInteger answered = new AtomicInteger();
    try (FakeProvider provider =
        FakeProvider.start(asked -> {
          answered.incrementAndGet();
          return TestTrial.says(asked).after(Duration.ofMillis(20));
        })) {
      TestTrial trial = TestTrial.of(folder, provider.uri(), 60, "").lock();
      TrialRun run = new TrialRun(trial.open());
      Thread stopper =
          Thread.ofVirtual()
              .start(() -> {
                while (answered.get() < 40) {
                  Thread.onSpinWait();
                }
                run.stop();
              });
      TrialRun.Stopped stopped = (TrialRun.Stopped) run.run(TestTrial.RUN);
      stopper.join();
      assertThat(stopped.why().reason()).isEqualTo(StoppedException.Reason.ASKED);
      int kept = trial.kept().size();
      int givenUp = provider.count() - kept;
      assertThat(givenUp).as("%d asked, %d kept", provider.count(), kept).isBetween(1, 16);
      try (Journal journal = Journal.open(folder)) {
        assertThat(journal.cutOff()).isBetween(givenUp, 16);
      }
      TrialResult result = trial.finish().result();
      assertThat(provider.count()).isEqualTo(120 + givenUp);
      assertThat(provider.countByHash().values()).allMatch(n -> n <= 2);
      assertThat(result.notes()).anyMatch(n -> n.contains("billed twice"));
      String json = trial.text("result.json");
      var _ = trial.finish();
      assertThat(trial.text("result.json")).isEqualTo(json);
    }
  }

  @Test
  void twoRunsAtOnceAreRefused() throws Exception {
    try (FakeProvider provider = FakeProvider.start(TestTrial::says);
        Journal _ = Journal.open(folder)) {
      TestTrial trial = TestTrial.of(folder, provider.uri(), 10, "").lock();
      assertThat(TestTrial.refused(trial::run)).contains("another run of this trial is under way");
      assertThat(provider.count()).isZero();
    }
  }

  @Test
  void anAnswerBelongsToAllThatCouldChangeIt() {
    try (FakeProvider provider = FakeProvider.start(TestTrial::says)) {
      TestTrial trial = TestTrial.of(folder, provider.uri(), 20, "").lock();
      var _ = trial.finish();
      int calls = 40;
      for (Map.Entry<String, String> change :
          Map.of(
                  "prompt: prompt.txt, maxOutputTokens: 10}\n  good",
                  "prompt: prompt.txt, maxOutputTokens: 10, temperature: 0}\n  good")
              .entrySet()) {
        trial
            .unlock("another temperature")
            .change("trial.yaml", change.getKey(), change.getValue())
            .lock();
        var _ = trial.finish();
        calls += 20;
        assertThat(provider.count()).isEqualTo(calls);
      }
    }
  }

  private static int attempts(String line) {
    return Integer.parseInt(line.replaceAll(".*\"attempts\":(\\d+).*", "$1"));
  }
}
