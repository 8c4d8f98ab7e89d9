package dev.yourbrief.register.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.register.Filed;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.Stores;
import dev.yourbrief.register.TestClock;
import dev.yourbrief.register.decision.VersionEntry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class DueListTest {

  @Parameter Stores stores = Stores.SQLITE;
  @TempDir private Path folder = Path.of("");
  private final TestClock clock = new TestClock();

  @Test
  void theDatesOfTheNewestVersionAreDueUntilTheyAreTaken() {
    try (Register register = stores.open(folder, clock)) {
      Filed.version(register);
      List<DueItem> all = register.due().all();
      assertThat(all).extracting(DueItem::kind).contains(DueItem.Kind.RECHECK, DueItem.Kind.STEP);
      assertThat(all).extracting(DueItem::decision).containsOnly(Filed.ID);
      DueItem recheck =
          all.stream().filter(i -> i.kind() == DueItem.Kind.RECHECK).findFirst().orElseThrow();
      assertThat(
              register
                  .rechecks()
                  .take(Filed.ID, recheck.id(), recheck.due(), "still right", Filed.ADA))
          .isTrue();
      assertThat(register.rechecks().take(Filed.ID, recheck.id(), recheck.due(), "", Filed.ADA))
          .as("a second time")
          .isFalse();
      assertThat(register.due().all()).hasSize(all.size() - 1).doesNotContain(recheck);
      assertThat(register.rechecks().list(Filed.ID))
          .extracting(Rechecks.Taken::note)
          .containsExactly("still right");
    }
  }

  @Test
  void whatWasPredictedAndEscalatedIsDueUntilItIsSettled() {
    try (Register register = stores.open(folder, clock)) {
      VersionEntry version = Filed.version(register);
      String prediction =
          register
              .predictions()
              .add(
                  Filed.ID,
                  version.sha256(),
                  "The bill\ndoubles",
                  new BigDecimal("0.7"),
                  LocalDate.of(2026, 11, 26),
                  Filed.ADA);
      register.escalations().raise(version, "moat", "The moat is unsure", "Bo", "Bo", Filed.ADA);
      DueList.Due due = register.due().on(register.today());
      assertThat(due.thisWeek())
          .extracting(DueItem::what)
          .contains(
              "Say whether it came true: The bill doubles",
              "Answer what was escalated: The moat is unsure");
      register.predictions().resolve(Filed.ID, prediction, true, "it did", Filed.ADA);
      String escalation = register.escalations().list(Filed.ID).getFirst().id();
      register.escalations().answer(Filed.ID, escalation, "go on", Filed.ADA);
      assertThat(register.due().all())
          .extracting(DueItem::kind)
          .doesNotContain(DueItem.Kind.PREDICTION, DueItem.Kind.ESCALATION);
    }
  }

  @Test
  void daysPassFromLaterToThisWeekToOverdueAndADecisionPutAwayAsksForNothing() {
    try (Register register = stores.open(folder, clock)) {
      Filed.version(register);
      int all = register.due().all().size();
      clock.set("2028-01-01T12:00:00Z");
      assertThat(register.due().on(register.today()).overdue()).hasSize(all);
      register.decisions().archive(Filed.ID, true, Filed.ADA);
      assertThat(register.due().all()).isEmpty();
    }
  }
}
