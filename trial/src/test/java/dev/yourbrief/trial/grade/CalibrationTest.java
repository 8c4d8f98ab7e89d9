package dev.yourbrief.trial.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yourbrief.figure.source.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationTest {

  @TempDir Path folder;

  private Calibration read(String text) throws IOException {
    return Calibration.read(Files.writeString(folder.resolve("human.json"), text), "human.json");
  }

  @Test
  void bothShapesAreRead() throws IOException {
    Calibration nested =
        read(
            "[\n {\"input\": {\"input\": \"2+2?\", \"output\": \"4\", \"expected\": \"four\"},"
                + " \"expected\": 0.6}\n]");
    Calibration flat =
        read("{\"question\": \"2+2?\", \"answer\": 4, \"expected\": \"four\", \"score\": 0.6}\n");
    for (Calibration calibration : List.of(nested, flat)) {
      assertThat(calibration.problems()).isEmpty();
      Calibration.Labelled item = calibration.items().getFirst();
      assertThat(item.of().field("question")).contains("2+2?");
      assertThat(item.answer()).isEqualTo("4");
      assertThat(item.expected()).isEqualTo("four");
      assertThat(item.human()).isEqualTo(0.6);
    }
    assertThat(nested.items().getFirst().of().line()).isEqualTo(2);
  }

  @Test
  void aBadItemLosesNoGoodOne() throws IOException {
    Calibration calibration =
        read(
            """
            {"answer": "a", "score": 1}
            nonsense
            {"answer": "b", "score": 7}
            {"score": 1}

            {"answer": "c", "score": 0}
            """);
    assertThat(calibration.items()).map(Calibration.Labelled::answer).containsExactly("a", "c");
    assertThat(calibration.problems())
        .map(problem -> problem.where().toString())
        .containsExactly("human.json:2", "human.json:3", "human.json:4");
    Calibration cut = read("[{\"answer\": \"a\", \"score\": 1},\n {\"answer\": ");
    assertThat(cut.items()).hasSize(1);
    assertThat(cut.problems()).hasSize(1);
    assertThatThrownBy(() -> Calibration.read(folder.resolve("none"), "none"))
        .isInstanceOf(InputException.class);
  }

  @Test
  void aPublishedCalibrationSetIsReadInFull() throws Exception {
    Path file =
        Path.of(System.getProperty("yourbrief.root", ".."), "..", "shared", "data", "eval")
            .resolve("fixtures/formats/autoevals/coqa-factuality.json");
    assumeTrue(Files.isRegularFile(file));
    Calibration set = Calibration.read(file, "coqa-factuality.json");
    assertThat(set.problems()).isEmpty();
    assertThat(set.items()).hasSizeGreaterThan(10);
    // A judge that looks for the expected words and minds no others.
    RuleModel words =
        new RuleModel(
            s -> RuleModel.mark(s.block("answer").contains(s.block("expected answer")) ? 1 : 0));
    Grader judge =
        Grading.grader(
            "judge: {model: m, rubric: Is it true?}",
            new GraderTools(
                folder,
                Optional.empty(),
                Map.of("m", JudgeModel.of(words, "rule-1", Optional.empty())),
                JudgeCalls.NONE));
    List<JudgeEvidence.Rating> ratings = new ArrayList<>();
    for (Calibration.Labelled item : set.items()) {
      double score = judge.grade(item.of(), item.expected(), item.answer()).score();
      ratings.add(new JudgeEvidence.Rating(item.human(), score));
    }
    Agreement agreement = Agreement.of(ratings).orElseThrow();
    assertThat(agreement.same().n()).isEqualTo(set.items().size());
    assertThat(agreement.same().rate()).as("never gives the human 0.6").isLessThan(0.8);
    assertThat(agreement.kappa().orElseThrow().value()).isBetween(0.2, 0.9);
    assertThat(agreement.weightedKappa().orElseThrow().value())
        .isGreaterThan(agreement.kappa().orElseThrow().value());
  }
}
