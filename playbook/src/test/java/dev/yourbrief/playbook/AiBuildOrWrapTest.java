package dev.yourbrief.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.bill.Bill;
import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Brief.BarState;
import dev.yourbrief.playbook.brief.Brief.TriggerState;
import dev.yourbrief.playbook.brief.Text;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules of the flagship decision, each over generated answers. */
class AiBuildOrWrapTest {

  private static final int CASES = 120;
  private static final Map<String, List<String>> CHOICES = new LinkedHashMap<>();

  static {
    CHOICES.put("moat", List.of("yes", "no", "not-sure"));
    CHOICES.put("moatSentence", List.of("They come back for it."));
    CHOICES.put("outageStopsRevenue", List.of("yes", "no", "not-sure"));
    CHOICES.put(
        "hardConstraint", List.of("none", "none", "none", "on-device", "air-gapped", "latency"));
    CHOICES.put("trialRun", List.of("yes", "no"));
    CHOICES.put("capabilityGap", List.of("2 to 8 percent", "-3 to 4 percent", "-9 to -2 percent"));
    CHOICES.put("newTeam", List.of("yes", "no", "not-sure"));
    CHOICES.put("gpuCommitment", List.of("0 month", "12 month", "24 month"));
    CHOICES.put("regulatedDataMoves", List.of("yes", "no", "not-sure"));
    CHOICES.put("openModelMeetsNeed", List.of("yes", "no", "not-sure"));
    CHOICES.put("logsKept", List.of("yes", "no", "not-sure"));
    CHOICES.put("mlPeople", List.of("1 to 2", "4 to 6"));
  }

  private static final List<Optional<Bill>> BILLS =
      List.of(
          Optional.empty(),
          Optional.of(TestBills.of(9_000, 2_000, 300)),
          Optional.of(TestBills.of(90_000, 20_000, 3_000)),
          Optional.of(TestBills.of(2_000_000, 300_000, 60_000)));

  private record Case(Map<String, String> answers, Brief brief) {
    BarState bar(String id) {
      return brief.criteria().stream()
          .filter(b -> b.id().equals(id))
          .findFirst()
          .orElseThrow()
          .state();
    }

    TriggerState trigger(String id) {
      return brief.escalation().stream()
          .filter(t -> t.id().equals(id))
          .findFirst()
          .orElseThrow()
          .state();
    }

    Optional<LocalDate> recheck(String id) {
      return brief.bottomLine().rechecks().stream()
          .filter(r -> r.id().equals(id))
          .map(r ->
              ((Figure.Day) Objects.requireNonNull(brief.figures().get(r.date())).value()).date())
          .findFirst();
    }

    boolean any(BarState state) {
      return brief.criteria().stream().anyMatch(b -> b.state() == state);
    }

    boolean isForced() {
      return !answers.getOrDefault("hardConstraint", "none").equals("none");
    }
  }

  private static final Map<String, Case> GENERATED = generate();

  private static void forAll(BiConsumer<Case, String> property) {
    GENERATED.forEach((what, c) -> property.accept(c, what));
  }

  private static Map<String, Case> generate() {
    Map<String, Case> cases = new LinkedHashMap<>();
    Random random = new Random(20261123);
    for (int i = 0; i < CASES; i++) {
      Map<String, String> answers = new LinkedHashMap<>();
      CHOICES.forEach((id, options) -> {
        if (random.nextInt(5) > 0) {
          answers.put(id, options.get(random.nextInt(options.size())));
        }
      });
      int bill = random.nextInt(BILLS.size());
      cases.put(
          "bill " + bill + ", " + answers, new Case(answers, brief(answers, BILLS.get(bill))));
    }
    return cases;
  }

  private static Brief brief(Map<String, String> answers, Optional<Bill> bill) {
    return BriefMaker.of(
        Evaluation.of(TestDecisions.of(answers), bill, Catalogue.bundled()), "test", List.of());
  }

  @Test
  void buildsExactlyWhenAllBarsAreClearedOrAConstraintForcesIt() {
    forAll((c, what) -> {
      boolean all = !c.any(BarState.FAILED) && !c.any(BarState.UNPROVEN);
      assertThat(c.brief.bottomLine().option())
          .as(what)
          .isEqualTo(all || c.isForced() ? "build" : "wrap");
      assertThat(c.brief.bottomLine().forced()).as(what).isEqualTo(c.isForced());
    });
  }

  @Test
  void aForcedBuildSaysItsPriceOrThatItIsNotKnown() {
    forAll((c, what) -> {
      if (c.isForced()) {
        String words = c.brief.bottomLine().sentences().toString();
        boolean priced = words.contains("forcedPrice") || words.contains("selfHostToday");
        assertThat(priced || words.contains("cannot be computed yet")).as(what + words).isTrue();
      }
    });
  }

  @Test
  void anUnprovenBarIsDecidedAgainInNinetyDaysAndAFailedOneInTwoQuarters() {
    forAll((c, what) -> {
      assertThat(c.recheck("redecide"))
          .as(what)
          .isEqualTo(
              c.any(BarState.UNPROVEN) ? Optional.of(LocalDate.of(2027, 2, 21)) : Optional.empty());
      assertThat(c.recheck("revisit"))
          .as(what)
          .isEqualTo(
              c.any(BarState.FAILED) ? Optional.of(LocalDate.of(2027, 5, 23)) : Optional.empty());
      assertThat(c.brief.bottomLine().rechecks()).as(what).isNotEmpty();
    });
  }

  @Test
  void notSureOfTheMoatIsUnprovenAndEscalates() {
    forAll((c, what) -> {
      if ("not-sure".equals(c.answers.get("moat"))) {
        assertThat(c.bar("moat")).as(what).isEqualTo(BarState.UNPROVEN);
        assertThat(c.trigger("moat-unsure")).as(what).isEqualTo(TriggerState.FIRED);
      }
    });
  }

  @Test
  void aBarIsNeverSettledByASilence() {
    forAll((c, what) -> {
      if (!c.answers.containsKey("moat")) {
        assertThat(c.bar("moat")).as(what).isEqualTo(BarState.UNPROVEN);
        assertThat(c.trigger("moat-unsure")).as(what).isEqualTo(TriggerState.UNKNOWN);
      }
      if (!"yes".equals(c.answers.get("trialRun")) || !c.answers.containsKey("capabilityGap")) {
        assertThat(c.bar("gap")).as(what).isEqualTo(BarState.UNPROVEN);
      }
      if (what.startsWith("bill 0")) {
        assertThat(c.bar("economics")).as(what).isEqualTo(BarState.UNPROVEN);
      }
    });
  }

  @Test
  void aTriggerIsFiredOrNotByItsAnswerAndUnknownWithoutOne() {
    forAll((c, what) -> {
      String team = c.answers.get("newTeam");
      assertThat(c.trigger("new-team")).as(what).isEqualTo(of(team, "yes", "no"));
      assertThat(c.trigger("regulated-data"))
          .as(what)
          .isEqualTo(of(c.answers.get("regulatedDataMoves"), "yes", "no"));
      assertThat(c.trigger("commitment"))
          .as(what)
          .isEqualTo(of(c.answers.get("gpuCommitment"), "24 month", "0 month", "12 month"));
    });
  }

  private static TriggerState of(@Nullable String answer, String fires, String... not) {
    return fires.equals(answer)
        ? TriggerState.FIRED
        : List.of(not).contains(String.valueOf(answer))
            ? TriggerState.NOT_FIRED
            : TriggerState.UNKNOWN;
  }

  @Test
  void theGapIsJudgedByTheLowEndOfItsInterval() {
    forAll((c, what) -> {
      if ("yes".equals(c.answers.get("trialRun")) && c.answers.containsKey("capabilityGap")) {
        boolean won = c.answers.get("capabilityGap").startsWith("2");
        assertThat(c.bar("gap")).as(what).isEqualTo(won ? BarState.CLEARED : BarState.FAILED);
      }
    });
  }

  @Test
  void everySlotShowsAFigureOfTheBriefAndEveryFormulaItsInputs() {
    forAll((c, what) -> {
      for (Text text : Texts.of(c.brief)) {
        for (Text.Span span : text.spans()) {
          if (span instanceof Text.Slot slot) {
            assertThat(c.brief.figures()).as(what).containsKey(slot.figure());
          }
        }
      }
      assertThat(c.brief.counterCase()).as(what).isNotEmpty();
      assertThat(c.brief.nextSteps()).as(what).isNotEmpty();
      assertThat(c.brief.criteria()).as(what).hasSize(3).allMatch(b -> !b.finding().isEmpty());
    });
  }

  @Test
  void theSameAnswersGiveTheSameBrief() {
    Map<String, String> answers = Map.of("moat", "yes", "trialRun", "no");
    assertThat(brief(answers, BILLS.get(2))).isEqualTo(brief(answers, BILLS.get(2)));
  }

  @Test
  void aLargeSustainedBillClearsTheEconomicsAndASmallOneFails() {
    assertThat(economics(BILLS.get(3))).isEqualTo(BarState.CLEARED);
    assertThat(economics(BILLS.get(1))).isEqualTo(BarState.FAILED);
  }

  private static BarState economics(Optional<Bill> bill) {
    return new Case(Map.of(), brief(Map.of("openModelMeetsNeed", "no"), bill)).bar("economics");
  }
}
