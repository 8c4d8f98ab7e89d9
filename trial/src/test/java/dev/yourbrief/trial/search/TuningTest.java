package dev.yourbrief.trial.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.yourbrief.trial.Model;
import dev.yourbrief.trial.Sets;
import dev.yourbrief.trial.data.LabelledText;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TuningTest {

  private static double percent(Searches searches, Setting setting, List<LabelledText> test) {
    Retriever retriever = setting.over(searches);
    List<String> labels = searches.labels();
    long right =
        test.stream()
            .filter(t ->
                Neighbours.vote(
                        retriever.nearest(t.text(), setting.k()),
                        labels,
                        setting.k(),
                        setting.weighting())
                    .filter(v -> v.label().equals(t.label()))
                    .isPresent())
            .count();
    return 100.0 * right / test.size();
  }

  private static Searches over(List<LabelledText> train) {
    return Searches.over(train, Model.KEPT, Progress.NONE);
  }

  @Test
  void theBestOnTheDevSplitIsTakenAndEveryTryIsKept() {
    Searches searches = over(Sets.desk("train"));
    Tuning tuning = Tuning.on(searches, Sets.desk("dev"), 2);
    assertThat(tuning).isEqualTo(Tuning.on(searches, Sets.desk("dev"), 1));
    assertThat(tuning.tried()).extracting(Tuning.Tried::setting).isEqualTo(Tuning.settings());
    assertThat(tuning.tried()).allMatch(t -> t.of() == 12);
    int most = tuning.tried().stream().mapToInt(Tuning.Tried::right).max().orElseThrow();
    assertThat(
            tuning.tried().stream()
                .filter(t -> t.right() == most)
                .findFirst()
                .orElseThrow()
                .setting())
        .isEqualTo(tuning.best());
    // What was counted is what the setting does when it is used.
    for (Tuning.Tried tried : tuning.tried()) {
      assertThat(percent(searches, tried.setting(), Sets.desk("dev")))
          .as(tried.setting().toString())
          .isCloseTo(100.0 * tried.right() / 12, within(1e-9));
    }
  }

  @Test
  void withoutADevSplitNothingIsTried() {
    Tuning tuning = Tuning.on(over(Sets.desk("train")), List.of(), 2);
    assertThat(tuning).isEqualTo(new Tuning(Setting.meaning(5), List.of()));
  }

  @Test
  void settingsAreInWordsOfPeople() {
    assertThat(Setting.words(1)).hasToString("words, 1 neighbour");
    assertThat(Setting.both(0.5, 20)).hasToString("words and meaning (0.50), 20 neighbours");
  }

  /** Ten labels of Banking77, figures as measured with this code on 2026-11-28. */
  @Test
  void tenIntentsOfBanking77() throws IOException {
    Searches searches = over(Sets.few(Sets.banking("train"), 10));
    List<LabelledText> test = Sets.few(Sets.banking("test"), 10);
    assertThat(test).hasSize(400);
    assertThat(percent(searches, Setting.words(20), test)).isCloseTo(96.75, within(0.01));
    // The model's last digits may differ from one processor to another.
    assertThat(percent(searches, Setting.meaning(5), test)).isCloseTo(99.75, within(0.51));
    assertThat(percent(searches, Setting.both(0.5, 5), test)).isCloseTo(99.75, within(0.51));
  }

  /** All of it. MiniLM with 5 neighbours was measured at 92.2 to 92.4 % elsewhere too. */
  @Test
  @Tag("long")
  void allOfBanking77() throws IOException {
    Searches searches = over(Sets.banking("train"));
    List<LabelledText> test = Sets.banking("test");
    assertThat(percent(searches, Setting.words(20), test)).isCloseTo(85.0, within(0.3));
    assertThat(percent(searches, Setting.meaning(5), test)).isCloseTo(92.4, within(0.3));
    assertThat(percent(searches, Setting.both(0.75, 3), test)).isCloseTo(92.5, within(0.4));
  }
}
