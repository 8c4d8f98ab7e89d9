package dev.yourbrief.publish.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance.Computed;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.Briefs;
import dev.yourbrief.publish.json.BriefJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BriefDiffTest {

  static Stream<Integer> mutations() {
    return IntStream.range(0, Mutations.ALL.size()).boxed();
  }

  static Stream<Brief> briefs() {
    return Stream.of(Briefs.wrap(), Briefs.forced(), Briefs.hostile("<x>"), Changed.now());
  }

  @ParameterizedTest
  @MethodSource("briefs")
  void nothingChangedWithinABrief(Brief brief) {
    assertThat(BriefDiff.of(brief, brief).isEmpty()).isTrue();
    assertThat(BriefDiff.of(brief, BriefJson.read(BriefJson.write(brief))).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void exactlyWhatChangedIsTold(int mutation) {
    for (int seed = 0; seed < 25; seed++) {
      Random random = new Random(seed * 101L + mutation);
      Draft draft = new Draft(Briefs.wrap());
      List<Change> expected = Mutations.ALL.get(mutation).apply(draft, random);
      assertThat(BriefDiff.of(Briefs.wrap(), draft.brief()).changes())
          .as("seed " + seed)
          .isEqualTo(expected);
    }
  }

  @Test
  void whatIsNoChangeIsNotTold() {
    for (int seed = 0; seed < 25; seed++) {
      Draft draft = new Draft(Briefs.wrap());
      Random random = new Random(seed);
      Mutations.NONE.forEach(mutation -> mutation.apply(draft, random));
      assertThat(BriefDiff.of(Briefs.wrap(), draft.brief()).changes()).as("seed " + seed).isEmpty();
    }
  }

  @Test
  void seenFromTheOtherBriefEveryChangeIsMirrored() {
    for (int seed = 0; seed < 200; seed++) {
      Brief one = scrambled(2L * seed);
      Brief other = scrambled(2L * seed + 1);
      assertThat(BriefDiff.of(one, other).changes().stream().map(Mirror::of))
          .as("seed " + seed)
          .containsExactlyInAnyOrderElementsOf(BriefDiff.of(other, one).changes());
    }
  }

  private static Brief scrambled(long seed) {
    Random random = new Random(seed);
    Draft draft = new Draft(Briefs.wrap());
    List<Mutations.Mutation> some = new ArrayList<>(Mutations.ALL);
    some.addAll(Mutations.NONE);
    Collections.shuffle(some, random);
    some.subList(0, 6).forEach(mutation -> mutation.apply(draft, random));
    return draft.brief();
  }

  @Test
  void figuresAreToldByWhereTheyStandAndByHowMuchTheyChanged() {
    BriefDiff diff = BriefDiff.of(Briefs.wrap(), Changed.now());
    assertThat(diff.figures(FigureChange.Sort.RESULT).stream().map(c -> c.figure().id()))
        .startsWith("bill.spendPerMonth", "self.at1", "economics.probability", "crossover.volume");
    assertThat(diff.figures(FigureChange.Sort.INPUT).stream().map(c -> c.figure().id()))
        .startsWith("moat.sentence", "team.salary");
  }

  /** A brief of form 1.0 says neither which decision it is of nor who holds which role. */
  @Test
  void whatAnOlderFormCouldNotSayIsNoChange() {
    Draft first = new Draft(Briefs.wrap());
    first.id = "decision";
    first.roles = List.of();
    assertThat(BriefDiff.of(first.brief(), Briefs.wrap()).isEmpty()).isTrue();
    assertThat(BriefDiff.of(Briefs.wrap(), first.brief()).isEmpty()).isTrue();
  }

  /** The providers of a bill are numbered by what they cost. */
  @Test
  void aFigureIsFoundAgainUnderAnotherNumber() {
    Draft old = new Draft(Briefs.wrap());
    Draft now = new Draft(Briefs.wrap());
    old.put(provider(1, "openai", 500));
    old.put(provider(2, "anthropic", 400));
    now.put(provider(1, "anthropic", 700));
    now.put(provider(2, "openai", 500));
    assertThat(BriefDiff.of(old.brief(), now.brief()).changes())
        .containsExactly(
            new FigureChange(
                Optional.of(provider(2, "anthropic", 400)),
                Optional.of(provider(1, "anthropic", 700)),
                FigureChange.Place.HIDDEN));
  }

  private static Figure provider(int number, String name, long amount) {
    return Figure.amount(
        "bill.provider" + number + ".at1",
        "what you pay " + name,
        Estimate.of(amount),
        Unit.parse("USD/month"),
        new Computed("its share", List.of()));
  }
}
