package dev.yourbrief.publish.trial;

import dev.yourbrief.publish.DataTable;
import dev.yourbrief.publish.DataTable.Cell;
import dev.yourbrief.publish.DataTable.Head;
import dev.yourbrief.trial.TrialResult;
import dev.yourbrief.trial.TrialResult.ArmResult;
import java.util.List;
import java.util.stream.Stream;

/** Every arm by itself: how it scored, and what it took. */
record ArmTables(TrialResult result, Numbers numbers) {

  DataTable scores() {
    return new DataTable(
        "How each arm scored",
        Stream.of(
                "Arm", "Score", "Interval", "Scored", "Failed", "Ungraded", "Refused", "Cut short")
            .map(Head::of)
            .toList(),
        result.arms().stream().map(this::scores).toList());
  }

  private List<Cell> scores(ArmResult arm) {
    return List.of(
        name(arm),
        Cell.of(arm.mean().map(m -> numbers.score(m.mean())).orElse(Numbers.DASH)),
        Cell.of(arm.mean().map(m -> numbers.scores(m.interval())).orElse(Numbers.DASH)),
        count(arm.scored()),
        count(arm.failed()),
        count(arm.ungraded()),
        count(arm.refused()),
        count(arm.cutShort()));
  }

  /** The arm, and beneath it what it is and how it was tuned. */
  private static Cell name(ArmResult arm) {
    String about = arm.about().isBlank() ? "" : ": " + arm.about();
    return Cell.of(arm.name()).withNote(arm.role() + about);
  }

  private static Cell count(long of) {
    return Cell.of(Numbers.count(of));
  }

  DataTable effort() {
    return new DataTable(
        "What each arm took",
        Stream.of(
                "Arm",
                "Settings tried",
                "Tokens in",
                "Tokens out",
                "Cost",
                "Median seconds",
                "19 of 20 within")
            .map(Head::of)
            .toList(),
        result.arms().stream().map(ArmTables::effort).toList());
  }

  private static List<Cell> effort(ArmResult arm) {
    boolean isCheap = arm.role().equals(Contestants.CHEAP);
    String untold = isCheap ? Numbers.DASH : Numbers.UNKNOWN;
    return List.of(
        Cell.of(arm.name()),
        Cell.of(arm.settings().map(n -> Numbers.count((long) n)).orElse(Numbers.UNKNOWN)),
        Cell.of(arm.tokens().map(t -> Numbers.count(t.input())).orElse(untold)),
        Cell.of(arm.tokens().map(t -> Numbers.count(t.output())).orElse(untold)),
        Cell.of(cost(arm)),
        Cell.of(Numbers.seconds(arm.medianSeconds())),
        Cell.of(Numbers.seconds(arm.p95Seconds())));
  }

  /** What is known of it, and how many answers it leaves out. */
  private static String cost(ArmResult arm) {
    if (arm.usdUnknown() == 0) {
      return Numbers.usd(arm.usd());
    }
    return arm.usd().signum() == 0
        ? Numbers.UNKNOWN
        : Numbers.usd(arm.usd()) + " + " + Numbers.count(arm.usdUnknown()) + " unknown";
  }
}
