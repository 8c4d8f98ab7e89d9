package dev.yourbrief.trial.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SliceTableTest {

  private static final Rules RULES = Rules.usual(0, 7);

  @Test
  void eachSliceIsComparedWithAnAdjustedValueAndSmallOnesAreSaid() {
    List<PairedScore> scores = new ArrayList<>();
    add(scores, "refund", Scores.counted(20, 20, 3, 10));
    add(scores, "card", Scores.counted(20, 10, 9, 10));
    add(scores, "rare", Scores.counted(1, 2, 0, 0));
    scores.add(PairedScore.of("none", 1, 0));
    SliceTable table = SliceTable.of("intent", scores, RULES, Family.BH, 20);
    assertThat(table.rows())
        .extracting(SliceTable.Row::value)
        .containsExactly("card", "rare", "refund");
    assertThat(table.without()).isEqualTo(1);
    assertThat(table.rows().get(1))
        .isEqualTo(new SliceTable.NotCompared("rare", 3, "3 cases; 20 are the least."));
    assertThat(table.rows().get(2))
        .isInstanceOfSatisfying(
            SliceTable.Compared.class,
            row -> {
              assertThat(row.n()).isEqualTo(53);
              assertThat(row.adjustedP()).isEqualTo(2 * row.comparison().p());
              assertThat(row.comparison().registered().low()).isPositive();
            });
  }

  @Test
  void aSliceInOneClusterIsSaidNotCompared() {
    List<PairedScore> scores = new ArrayList<>();
    add(scores, "card", Scores.clustered(Scores.counted(20, 10, 9, 10), 1));
    add(scores, "refund", Scores.clustered(Scores.counted(20, 10, 9, 10), 8));
    SliceTable table = SliceTable.of("intent", scores, RULES, Family.HOLM, 0);
    assertThat(table.rows().getFirst())
        .isInstanceOfSatisfying(
            SliceTable.NotCompared.class, row -> assertThat(row.why()).contains("in one cluster"));
    assertThat(table.rows().get(1)).isInstanceOf(SliceTable.Compared.class);
  }

  private static void add(List<PairedScore> to, String slice, List<PairedScore> scores) {
    for (PairedScore of : scores) {
      Optional<String> cluster = of.cluster();
      to.add(
          new PairedScore(
              "case " + to.size(),
              of.candidate(),
              of.baseline(),
              cluster,
              Map.of("intent", slice)));
    }
  }
}
