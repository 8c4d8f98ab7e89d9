package dev.yourbrief.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.Asked;
import dev.yourbrief.provider.fake.FakeProvider;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that is shown the nearest training cases, as many as helped most on the dev cases. */
final class TrialTuningTest {

  @TempDir Path folder;

  /** Right when it is asked nicely and shown two cases or more; else about every fourth time. */
  private static Answer.Says answer(Asked asked) {
    if (asked.model().equals("good")) {
      return TestTrial.says(asked);
    }
    int shown = asked.lastMessage().split("Answer: ", -1).length - 1;
    boolean isNice = asked.lastMessage().contains("please");
    int number = TestTrial.number(asked);
    return Answer.says(
        isNice && shown == 2 ? "w" + number % 4 : shown > 2 ? "lost in examples" : "w0");
  }

  @Test
  void theBestSettingIsChosenOnDevCasesAndTheTestHasNoPartInIt() {
    try (FakeProvider provider = FakeProvider.start(TrialTuningTest::answer)) {
      TestTrial trial =
          TestTrial.of(folder, provider.uri(), 40, "limits: {tuning: 3}")
              .cases("train.csv", 1_000, 60)
              .cases("dev.csv", 2_000, 12)
              .write("nice.txt", "{{examples}}\n\nplease: {{input}}")
              .write("curt.txt", "{{examples}}\n\nnow: {{input}}")
              .change(
                  "trial.yaml", "test: test.csv", "train: train.csv, dev: dev.csv, test: test.csv")
              .change(
                  "trial.yaml",
                  "model: poor, prompt: prompt.txt",
                  "model: poor, prompt: [curt.txt, nice.txt], examples: [0, 2, 4], tuneCases: 10")
              .lock();
      TrialResult result = trial.finish().result();
      TrialResult.ArmResult tuned = trial.arm(result, "poor");
      assertThat(tuned.about())
          .contains(
              "nice.txt",
              "the 2 nearest training cases shown",
              "best of 6 settings on 10 dev cases");
      assertThat(tuned.settings()).contains(6);
      assertThat(tuned.mean().orElseThrow().mean()).isEqualTo(1.0);
      assertThat(result.finding().verdict()).isEqualTo("lose");
      // Ten dev cases with each of six settings, and forty test cases of each arm.
      assertThat(provider.count()).isEqualTo(6 * 10 + 40 + 40);
      assertThat(provider.asked().stream().filter(a -> TestTrial.number(a) < 1_000))
          .as("questions about test cases")
          .hasSize(80)
          .allMatch(a -> a.model().equals("good") || a.lastMessage().contains("please"));
      assertThat(result.arms()).extracting(TrialResult.ArmResult::role).contains("cheap");
      int calls = provider.count();
      String json = trial.text("result.json");
      var _ = trial.finish();
      assertThat(provider.count()).isEqualTo(calls);
      assertThat(trial.text("result.json")).isEqualTo(json);
    }
  }
}
