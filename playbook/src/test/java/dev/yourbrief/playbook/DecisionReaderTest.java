package dev.yourbrief.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.figure.source.InputException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What somebody who filled in a decision is told when something in it is wrong. */
class DecisionReaderTest {

  private static String error(String answers) {
    try {
      TestDecisions.parse("playbook: ai-build-or-wrap\ntitle: T\nanswers:\n" + answers.indent(2));
    } catch (InputException e) {
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("nothing was said about: " + answers);
  }

  @Test
  void aMisspeltAnswerIsToldTheNearestQuestion() {
    assertThat(error("moot: yes"))
        .contains("decision.yaml:4:3")
        .contains("'moot'")
        .contains("Did you mean 'moat'?");
  }

  @Test
  void aWrongUnitIsToldTheRightOne() {
    assertThat(error("loadedCost: 20k USD/Mtok"))
        .contains("decision.yaml:4:15")
        .contains("USD/person-month");
    assertThat(error("loadedCost: 20k USD/persn-month")).contains("did you mean 'person'?");
  }

  @Test
  void anIntervalWrittenHighToLowIsTurnedRound() {
    assertThat(error("gpuPrice: 4 to 2")).contains("high to low").contains("write '2 to 4'");
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThat(error("gpuCommitment: -30 month"))
        .contains("cannot be")
        .contains("at least 0 and at most 120 month");
    assertThat(error("maxUtilisation: 850")).contains("at least 1 and at most 100 percent");
    assertThat(error("horizon: 2 hours")).contains("at least 1");
    assertThat(error("peakToMean: 0.5 to 0.8")).contains("at least 1");
    assertThat(error("buildOnce: -5")).contains("at least 0 USD");
  }

  @Test
  void aWordThatIsNoneOfTheAnswersIsToldTheNearest() {
    assertThat(error("moat: not sure")).contains("Did you mean 'not-sure'?");
    assertThat(error("moat: perhaps")).contains("yes, no, not-sure");
  }

  @Test
  void everythingWrongIsSaidAtOnce() {
    assertThat(error("mote: yes\ngpuPrice: 4 to 2\nhorizon: soon"))
        .contains("mote")
        .contains("high to low")
        .contains("'soon'");
  }

  @Test
  void aBlankAnswerIsNoAnswer() {
    Decision decision =
        TestDecisions.parse("playbook: ai-build-or-wrap\ntitle: T\nanswers:\n  moat:\n");
    assertThat(decision.answers()).isEmpty();
  }

  @Test
  void contradictoryAnswersAreNamedAtTheirLine() {
    Decision decision = TestDecisions.of(Map.of("trialRun", "no", "capabilityGap", "2 to 4"));
    assertThat(Evaluation.of(decision, Optional.empty(), Catalogue.bundled()).contradictions())
        .singleElement()
        .satisfies(p ->
            assertThat(p.toString())
                .contains("decision.yaml:5")
                .contains("trialRun says that none was run"));
  }

  @Test
  void aMissingDecisionSaysHowToMakeOne() {
    assertThatThrownBy(() -> DecisionReader.read(Path.of("no-such-folder"), TestDecisions.DAY))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("yourbrief new");
  }

  @Test
  void theTemplateOfANewDecisionIsOneThatCanBeRead() {
    Playbook playbook = TestDecisions.of(Map.of()).playbook();
    Decision decision = TestDecisions.parse(DecisionTemplate.of(playbook));
    assertThat(decision.answers()).isEmpty();
    for (Input input : playbook.inputs()) {
      assertThat(DecisionTemplate.of(playbook)).contains("\n  " + input.id() + ":\n");
    }
  }
}
