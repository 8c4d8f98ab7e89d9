package dev.yourbrief.trial.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SplitTest {

  private static List<Case> cases(int count) {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cases.add(new Case("c" + i, i + 2, Map.of("text", "t" + i, "group", "g" + i / 5)));
    }
    return cases;
  }

  @Test
  void everyCaseIsOnExactlyOneSide() {
    List<Case> all = cases(2_000);
    Split split = Split.of(all, 0.2, 0.3, 7, Optional.empty());
    List<Case> together = new ArrayList<>(split.train());
    together.addAll(split.dev());
    together.addAll(split.test());
    assertThat(together).containsExactlyInAnyOrderElementsOf(all);
    assertThat(split.dev()).hasSizeBetween(340, 460);
    assertThat(split.test()).hasSizeBetween(530, 670);
  }

  @Test
  void aClusterIsNeverTorn() {
    Split split = Split.of(cases(1_000), 0.2, 0.2, 7, Optional.of("group"));
    Set<String> seen = new HashSet<>();
    for (List<Case> side : List.of(split.train(), split.dev(), split.test())) {
      Set<String> here = new HashSet<>();
      side.forEach(c -> here.add(c.fields().get("group")));
      assertThat(here).isNotEmpty().allMatch(group -> !seen.contains(group));
      seen.addAll(here);
    }
    assertThat(split.clustersOnBothSides("group")).isEmpty();
  }

  @Test
  void aCaseThatIsAddedMovesNoOther() {
    Split few = Split.of(cases(500), List.of(), 0.1, 3, Optional.empty());
    Split more = Split.of(cases(600), List.of(), 0.1, 3, Optional.empty());
    assertThat(more.dev()).containsAll(few.dev());
    assertThat(more.train()).containsAll(few.train());
  }

  @Test
  void anotherSeedIsAnotherSplitAndTheSameSeedTheSame() {
    List<Case> all = cases(500);
    Split one = Split.of(all, List.of(), 0.2, 1, Optional.empty());
    assertThat(Split.of(all, List.of(), 0.2, 1, Optional.empty())).isEqualTo(one);
    assertThat(Split.of(all, List.of(), 0.2, 2, Optional.empty()).dev()).isNotEqualTo(one.dev());
  }

  @Test
  void clustersOfTheTestThatAreLearntFromAreNamed() {
    Split split = Split.of(cases(10), cases(3), 0, 1, Optional.of("group"));
    assertThat(split.clustersOnBothSides("group")).containsExactly("g0");
  }

  @Test
  void sharesThatLeaveNothingToLearnFromAreRefused() {
    assertThatThrownBy(() -> Split.of(cases(3), 0.5, 0.5, 1, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
