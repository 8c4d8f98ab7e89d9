package dev.yourbrief.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.Asked;
import dev.yourbrief.provider.fake.FakeProvider;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trial whose metric is a model that judges. */
final class TrialJudgeTest {

  private static final int CASES = 60;
  private static final Pattern CASE = Pattern.compile("case (\\d+)");

  @TempDir Path folder;

  /** The judge finds an answer good unless it says that it has no idea. */
  private static Answer judged(Asked asked) {
    if (!asked.model().equals("judge")) {
      return TestTrial.says(asked);
    }
    Matcher m = CASE.matcher(asked.body());
    int number = m.find() ? Integer.parseInt(m.group(1)) : -1;
    if (number == 3) {
      return Answer.says("I would rather not put it into JSON.");
    }
    boolean isGood = !asked.body().contains("no idea");
    return Answer.says("{\"score\": " + (isGood ? 1 : 0) + ", \"why\": \"I read it.\"}");
  }

  private TestTrial trial(FakeProvider provider, String human) {
    return TestTrial.of(
            folder,
            provider.uri(),
            CASES,
            """
            judges:
              reader: {provider: here, model: judge%s}
            limits: {unpaired: 5 percent}
            """
                .formatted(human))
        .change(
            "trial.yaml",
            "metric: exact",
            "metric: {judge: {model: reader, rubric: It names the word., max tokens: 100}}");
  }

  @Test
  void aReplyThatCannotBeReadIsNoGradeAndIsCounted() {
    try (FakeProvider provider = FakeProvider.start(TrialJudgeTest::judged)) {
      TestTrial trial = trial(provider, "").lock();
      TrialRun.Finished finished = trial.finish();
      TrialResult result = finished.result();
      assertThat(result.arms()).allMatch(a -> a.ungraded() == 1 && a.scored() == CASES - 1);
      assertThat(finished.whole()).isFalse();
      assertThat(result.finding().verdict()).isEqualTo("win");
      assertThat(result.judges()).hasSize(1);
      assertThat(result.judges().getFirst().sentences().getFirst())
          .contains("Nobody has checked it");
      // Two arms answer, and each different answer of a case is judged once.
      int calls = provider.count();
      String json = trial.text("result.json");
      var _ = trial.finish();
      assertThat(provider.count()).as("judged again").isEqualTo(calls);
      assertThat(trial.text("result.json")).isEqualTo(json);
    }
  }

  @Test
  void aJudgeThatAgreesWithPeopleShowsIt() {
    try (FakeProvider provider = FakeProvider.start(TrialJudgeTest::judged)) {
      TrialResult result = scored(provider, false);
      assertThat(result.finding().verdict()).isEqualTo("win");
      assertThat(String.join(" ", result.judges().getFirst().sentences())).contains("kappa 1.00");
    }
  }

  @Test
  void aJudgeThatDisagreesWithPeopleMakesTheTrialInvalid() {
    try (FakeProvider provider = FakeProvider.start(TrialJudgeTest::judged)) {
      TrialResult result = scored(provider, true);
      assertThat(result.finding().verdict()).isEqualTo("invalid");
      assertThat(result.finding().reasons().getFirst())
          .contains("The judge 'reader' agrees with people too little", "the plan demands 0.60");
    }
  }

  /**
   * People score forty cases of both arms; every other time against the judge, if they disagree.
   */
  private TrialResult scored(FakeProvider provider, boolean disagree) {
    StringBuilder people = new StringBuilder("case,arm,score\n");
    for (int i = 4; i < 44; i++) {
      boolean poor = i % 2 == 0;
      boolean good = i % 10 != 0;
      boolean turned = disagree && i % 4 < 2;
      people.append("%d,poor,%d%n".formatted(i, poor != turned ? 1 : 0));
      people.append("%d,good,%d%n".formatted(i, good != turned ? 1 : 0));
    }
    TestTrial trial =
        trial(provider, ", human: human.csv").write("human.csv", people.toString()).lock();
    TrialResult result = trial.finish().result();
    trial.change("human.csv", "4,poor", "5,poor");
    assertThat(TestTrial.refused(trial::run)).contains("human.csv has changed");
    return result;
  }
}
