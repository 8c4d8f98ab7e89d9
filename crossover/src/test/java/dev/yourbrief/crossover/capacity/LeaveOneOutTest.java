package dev.yourbrief.crossover.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.crossover.Measurements;
import dev.yourbrief.crossover.capacity.LeaveOneOut.Out;
import dev.yourbrief.crossover.capacity.LeaveOneOut.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors that docs/capacity.md states, held to on the runs that come with the program. */
class LeaveOneOutTest {

  private static final int ROUNDS = 3;

  @ParameterizedTest
  @CsvSource({"MODEL, 0.155, 0.85", "GPU, 0.155, 0.86", "RUN, 0.075, 0.92"})
  void whatWasLeftOutIsPredictedAsWellAsStated(Out out, double median, double within15) {
    Score score =
        Score.of(
            new LeaveOneOut(Measurements.bundled(), Measurements.constants(), ROUNDS).trials(out));
    assertThat(score.runs()).isEqualTo(Measurements.bundled().size());
    assertThat(score.medianError()).as("%s", score).isLessThanOrEqualTo(median);
    assertThat(score.within15()).as("%s", score).isGreaterThanOrEqualTo(within15);
    assertThat(score.coverage()).as("%s", score).isBetween(0.75, 0.90);
  }

  @Test
  void variantsOfAChipAreOneGpu() {
    assertThat(LeaveOneOut.family("GB200")).isEqualTo(LeaveOneOut.family("B200"));
    assertThat(LeaveOneOut.family("H200 NVL")).isEqualTo("H200");
    assertThat(LeaveOneOut.family("A100-80GB PCIe")).isEqualTo(LeaveOneOut.family("A100-40GB"));
    assertThat(LeaveOneOut.family("RTX 4090")).isNotEqualTo(LeaveOneOut.family("RTX 5090"));
  }

  @Test
  void theCommittedConstantsAreWhatTheFitGives() {
    Constants fitted = Calibration.fit(Measurements.bundled());
    for (int i = 0; i < Constants.NAMES.size(); i++) {
      assertThat(fitted.values().get(i))
          .as(Constants.NAMES.get(i))
          .isCloseTo(
              Measurements.constants().values().get(i),
              org.assertj.core.data.Percentage.withPercentage(3));
    }
  }
}
