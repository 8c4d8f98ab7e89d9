package dev.yourbrief.trial.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.yourbrief.trial.Sets;
import dev.yourbrief.trial.data.LabelledText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeakCheckTest {

  private static List<LabelledText> texts(String prefix, String... texts) {
    return IntStream.range(0, texts.length)
        .mapToObj(i -> new LabelledText(prefix + i, texts[i], "label"))
        .toList();
  }

  /** Words that mean nothing, so that two long texts have none of their runs in common. */
  private static String words(long seed, int count) {
    Random random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(_ -> "w" + random.nextInt(50_000))
        .collect(Collectors.joining(" "));
  }

  private static LeakReport only(Method method, List<LabelledText> rows, List<LabelledText> tests) {
    return LeakCheck.between(rows, tests, LeakOptions.DEFAULT.with(method));
  }

  @Test
  void theSameTextInAnotherFormIsExact() {
    List<LabelledText> rows =
        texts("r", "Where is my card?", "ｆｕｌｌ ｗｉｄｔｈ", "don't", "???", "a\u00a0b");
    List<LabelledText> tests =
        texts("t", "  where IS my\tcard", "full width!", "dont", "!!", "A b", "where is a card");
    LeakReport report = only(Method.EXACT, rows, tests);
    assertThat(report.leaks())
        .extracting(l -> l.row().id())
        .containsExactly("r0", "r1", "r2", "r4");
    assertThat(report.leakedIds()).containsExactly("t0", "t1", "t2", "t4");
    assertThat(report.tooShort()).isEmpty();
    assertThat(report.kept()).isEqualTo(2);
  }

  @Test
  void aTwinOfAnotherLabelGivesNothingAway() {
    List<LabelledText> rows =
        List.of(
            new LabelledText("r0", "i lost my card", "lost"),
            new LabelledText("r1", "pay my fine", "Late fee"),
            new LabelledText("r2", "when do you open", ""));
    List<LabelledText> tests =
        List.of(
            new LabelledText("t0", "I lost my card.", "stolen"),
            new LabelledText("t1", "Pay my fine", "late fee"),
            new LabelledText("t2", "When do you open?", "hours"));
    LeakReport report = LeakCheck.between(rows, tests, LeakOptions.DEFAULT);
    assertThat(report.twinIds()).containsExactly("t0", "t1", "t2");
    assertThat(report.leakedIds()).containsExactly("t1", "t2");
    assertThat(report.sameLabel()).isEqualTo(2);
    assertThat(report.differentLabel()).isEqualTo(1);
    assertThat(report.kept()).isEqualTo(1);
    assertThat(report.by(Method.EXACT)).isEqualTo(3);
  }

  @Test
  void shortTextsAreComparedByCharactersAndLongOnesByShinglesAndRuns() {
    List<LabelledText> small = texts("t", "my card is lost", "open late");
    assertThat(LeakCheck.between(small, small, LeakOptions.DEFAULT).methods())
        .containsExactly(Method.EXACT, Method.CHARACTERS);
    List<LabelledText> large = texts("t", words(1, 60), words(2, 60));
    LeakReport report = LeakCheck.between(large, large, LeakOptions.DEFAULT);
    assertThat(report.methods()).containsExactly(Method.EXACT, Method.SHINGLES, Method.RUN);
    assertThat(report.run()).isEqualTo(13);
  }

  @Test
  void theNearestRowIsTheOneEveryPairwiseCosineGives() {
    List<String> rows = Sets.texts(Sets.desk("train"));
    List<String> tests = new ArrayList<>(Sets.texts(Sets.desk("test")));
    tests.addAll(List.of("", "a", "🙂🙂 card", rows.get(3) + "!", rows.get(8)));
    for (double threshold : new double[] {0.05, 0.3, 0.9, 1}) {
      CharFinder finder = new CharFinder(rows, tests, threshold);
      List<String> all = new ArrayList<>(rows);
      all.addAll(tests);
      CharGrams grams = new CharGrams(all);
      for (int t = 0; t < tests.size(); t++) {
        int best = -1;
        double most = -1;
        for (int r = 0; r < rows.size(); r++) {
          double cosine = cosine(grams.text(r), grams.text(rows.size() + t));
          if (cosine > most + 1e-12) {
            best = r;
            most = cosine;
          }
        }
        var found = finder.nearest(t, rows.size());
        if (most >= threshold + 1e-9) {
          assertThat(found.orElseThrow().row()).isEqualTo(best);
          assertThat(found.orElseThrow().similarity()).isCloseTo(most, within(1e-9));
        } else if (most < threshold - 1e-9) {
          assertThat(found).isEmpty();
        }
      }
    }
  }

  private static double cosine(CharGrams.Sparse a, CharGrams.Sparse b) {
    double sum = 0;
    for (int i = 0; i < a.terms.length; i++) {
      for (int j = 0; j < b.terms.length; j++) {
        sum += a.terms[i] == b.terms[j] ? a.weights[i] * b.weights[j] : 0;
      }
    }
    return sum;
  }

  @Test
  void characterGramsStayWithinWordsAsInScikitLearn() {
    List<String> grams = new ArrayList<>();
    CharGrams.each("Ab  c abc", grams::add);
    assertThat(grams)
        .containsExactly(
            " ab", "ab ", " ab ", // four characters with its spaces: n = 4 is the whole word
            " c ", // three: once only
            " ab", "abc", "bc ", " abc", "abc ", " abc ");
  }

  @Test
  void textsWithTooFewWordsAreTooShortToJudgeAndNeverTwins() {
    List<LabelledText> rows = texts("r", "What is phagocytosis?", words(1, 40));
    List<LabelledText> tests = texts("t", "What is chemical energy?", "", words(1, 40));
    LeakReport shingles = only(Method.SHINGLES, rows, tests);
    assertThat(shingles.leakedIds()).containsExactly("t2");
    assertThat(shingles.tooShort()).containsExactly("t0", "t1");
    LeakReport runs = only(Method.RUN, rows, tests);
    assertThat(runs.leakedIds()).containsExactly("t2");
    assertThat(runs.tooShort()).containsExactly("t0", "t1");
    LeakReport both =
        LeakCheck.between(rows, tests, LeakOptions.DEFAULT.with(Method.EXACT, Method.SHINGLES));
    assertThat(both.tooShort()).containsExactly("t0", "t1");
  }

  @Test
  void jaccardIsOfSetsOfShingles() {
    String a =
        "the quick brown fox jumps over the lazy dog while the cat sleeps on the warm window sill"
            + " today";
    String b =
        "today the quick brown fox jumps over the lazy dog while the cat sleeps on a cold window"
            + " sill";
    double[][] expected = {{1, 15.0 / 18}, {3, 12.0 / 22}, {5, 0.5}, {8, 7.0 / 17}, {13, 2.0 / 12}};
    for (double[] e : expected) {
      int n = (int) e[0];
      assertThat(Shingles.of(a, n).jaccard(Shingles.of(b, n)).orElseThrow())
          .isCloseTo(e[1], within(1e-15));
    }
    assertThat(Shingles.of("one two", 3).jaccard(Shingles.of(a, 3))).isEmpty();
  }

  @Test
  void minHashBringsUpWhatComparingEveryPairFinds() {
    List<LabelledText> rows = new ArrayList<>();
    List<LabelledText> tests = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String text = words(i, 120);
      rows.add(new LabelledText("r" + i, text, "x"));
      // From the same words to only the first half of them.
      int same = 120 - i % 61;
      String kept = String.join(" ", List.of(text.split(" ", -1)).subList(0, same));
      tests.add(new LabelledText("t" + i, kept + " " + words(1_000 + i, 120 - same), "x"));
    }
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double similarity =
          Shingles.of(rows.get(i).text(), 5)
              .jaccard(Shingles.of(tests.get(i).text(), 5))
              .orElseThrow();
      if (similarity >= 0.8) {
        expected.add("t" + i);
      }
    }
    assertThat(expected).hasSizeBetween(50, 100);
    assertThat(only(Method.SHINGLES, rows, tests).twinIds()).containsExactlyElementsOf(expected);
    assertThat(new MinHash(0.8).length()).isEqualTo(5);
    assertThat(new MinHash(0.1).length()).isEqualTo(1);
  }

  @Test
  void oneRunOfWordsInCommonIsFound() {
    String shared = words(77, 13);
    List<LabelledText> rows =
        texts(
            "r",
            words(1, 50),
            words(2, 30) + " " + shared.toUpperCase(Locale.ROOT) + "! " + words(3, 30));
    List<LabelledText> tests =
        texts(
            "t",
            words(4, 20) + " " + shared + ", " + words(5, 20),
            words(6, 20) + " " + words(77, 12) + " " + words(7, 20));
    LeakReport report = only(Method.RUN, rows, tests);
    assertThat(report.run()).isEqualTo(13);
    assertThat(report.leaks()).hasSize(1);
    assertThat(report.leaks().getFirst().row().id()).isEqualTo("r1");
    assertThat(report.twinIds()).containsExactly("t0");
  }

  @Test
  void aRunGrowsFrom8To13WordsWithTheCases() {
    assertThat(RunFinder.words(new int[] {})).isEqualTo(8);
    assertThat(RunFinder.words(new int[] {3, 5, 9})).isEqualTo(8);
    assertThat(RunFinder.words(new int[] {10, 400, 500})).isEqualTo(10);
    assertThat(RunFinder.words(new int[] {90, 400, 500})).isEqualTo(13);
  }

  @Test
  void theFormOfTheTextsIsNoRun() {
    String greeting = words(9, 20);
    List<LabelledText> rows =
        IntStream.range(0, 11)
            .mapToObj(i -> new LabelledText("r" + i, greeting + " " + words(i, 30), "x"))
            .toList();
    List<LabelledText> tests = texts("t", greeting + " " + words(500, 30));
    assertThat(only(Method.RUN, rows, tests).leaks()).isEmpty();
    assertThat(only(Method.RUN, rows.subList(0, 10), tests).leaks()).hasSize(1);
  }

  @Test
  void amongTheTestCasesTheLaterOneOfAPairIsFound() {
    String a = words(1, 60);
    for (LeakOptions options :
        List.of(
            LeakOptions.DEFAULT,
            LeakOptions.DEFAULT.with(Method.CHARACTERS),
            LeakOptions.DEFAULT.with(Method.SHINGLES),
            LeakOptions.DEFAULT.with(Method.RUN))) {
      LeakReport report =
          LeakCheck.within(texts("t", a, words(2, 60), a, words(3, 60), a), options);
      assertThat(report.twinIds()).containsExactly("t2", "t4");
      assertThat(report.leaks()).allMatch(l -> l.row().id().equals("t0"));
    }
  }

  @Test
  void nothingIsNoLeak() {
    LeakReport report = LeakCheck.between(List.of(), List.of(), LeakOptions.DEFAULT);
    assertThat(report.leaks()).isEmpty();
    assertThat(report.kept()).isZero();
    assertThat(LeakCheck.between(List.of(), texts("t", "a b c"), LeakOptions.DEFAULT).kept())
        .isEqualTo(1);
    assertThatThrownBy(() -> LeakOptions.DEFAULT.twinFrom(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The published counts: 440 twins, 418 of the same label, 22 of another, 2,662 kept. */
  @Test
  void banking77HasThePublishedTwins() throws IOException {
    LeakReport report = only(Method.CHARACTERS, Sets.banking("train"), Sets.banking("test"));
    assertThat(report.leaks()).hasSize(440);
    assertThat(report.sameLabel()).isEqualTo(418);
    assertThat(report.differentLabel()).isEqualTo(22);
    assertThat(report.kept()).isEqualTo(2_662);
    LeakReport all =
        LeakCheck.between(Sets.banking("train"), Sets.banking("test"), LeakOptions.DEFAULT);
    assertThat(all.leaks()).hasSize(441);
    assertThat(all.by(Method.EXACT)).isEqualTo(11);
    assertThat(LeakCheck.within(Sets.banking("test"), LeakOptions.DEFAULT).leaks()).hasSize(108);
  }

  /** The nearest row of each case that has one at 0.5 or more, as scikit-learn gave it. */
  @Test
  void banking77HasTheNearestRowsOfScikitLearn() throws IOException {
    List<LabelledText> train = Sets.banking("train");
    List<LabelledText> test = Sets.banking("test");
    CharFinder finder = new CharFinder(Sets.texts(train), Sets.texts(test), 0.5);
    try (var rows =
        CsvReader.builder()
            .ofNamedCsvRecord(Sets.shared("banking77_local_java").resolve("paired.csv"))) {
      int at = 0;
      int near = 0;
      int same = 0;
      for (var row : rows) {
        double expected = Double.parseDouble(row.getField("twin_sim"));
        Optional<Match> match = finder.nearest(at++, train.size());
        assertThat(match.map(Match::similarity).orElse(0.0))
            .isCloseTo(expected < 0.5 ? 0 : expected, within(0.0000501));
        String nearest = match.map(m -> String.valueOf(m.row())).orElse("");
        near += match.isPresent() ? 1 : 0;
        same += row.getField("twin_train_index").equals(nearest) ? 1 : 0;
      }
      assertThat(at).isEqualTo(3_080);
      // The rest are rows as near as the one found.
      assertThat(same).isBetween(near - 20, near);
      assertThat(near).isGreaterThan(2_000);
    }
  }

  /** As measured with this code on 2026-11-28. */
  @Test
  void clinc150HasTwinsToo() {
    LeakReport report =
        LeakCheck.between(Sets.clinc("train"), Sets.clinc("test"), LeakOptions.DEFAULT);
    assertThat(report.leaks()).hasSize(605);
    assertThat(report.by(Method.EXACT)).isEqualTo(26);
    assertThat(report.differentLabel()).isEqualTo(15);
    assertThat(report.kept()).isEqualTo(3_910);
  }
}
