package dev.yourbrief.trial.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static final Words WORDS =
      Words.over(
          List.of(
              "the card was lost",
              "pay a fine",
              "the card was lost",
              "Cards are being paid for",
              "",
              "本を返す"));

  private static List<Integer> rows(String text, int k) {
    return WORDS.nearest(text, k).stream().map(Hit::row).toList();
  }

  @Test
  void rowsWithMoreOfTheWordsComeFirstAndTiesGoToTheSmallerRow() {
    assertThat(rows("lost card", 10)).containsExactly(0, 2, 3);
    assertThat(rows("lost card", 1)).containsExactly(0);
    assertThat(WORDS.nearest("lost card", 2).get(0).score())
        .isEqualTo(WORDS.nearest("lost card", 2).get(1).score());
  }

  @Test
  void wordsAreFoundInOtherEndingsAndCase() {
    assertThat(rows("PAYING fines", 10)).containsExactly(1);
    assertThat(rows("CARD", 10)).contains(3);
  }

  @Test
  void aTextIsWordsAndNeverAQueryLanguage() {
    assertThat(rows("card AND NOT (lost OR \"x", 10)).contains(0, 2, 3);
    assertThat(rows("*:* /.*/ ~ [x TO z] \\", 10)).isEmpty();
  }

  @Test
  void nothingInCommonIsNothingFound() {
    assertThat(rows("zebra", 10)).isEmpty();
    assertThat(rows("", 10)).isEmpty();
    assertThat(rows("\uD800 \u0000", 10)).isEmpty();
    assertThat(rows("card", 0)).isEmpty();
    assertThat(Words.over(List.of()).nearest("card", 5)).isEmpty();
  }

  @Test
  void otherScriptsAreSearchedToo() {
    assertThat(rows("返", 10)).containsExactly(5);
  }

  @Test
  void aHugeTextIsReadUpToABound() {
    String huge = String.join(" ", Collections.nCopies(200_000, "filler lost"));
    assertThat(rows(huge, 10)).containsExactly(0, 2);
  }

  @Test
  void manyRowsKeepTheirNumbers() {
    List<String> texts = IntStream.range(0, 5_000).mapToObj(i -> "row number n" + i).toList();
    Words words = Words.over(texts);
    assertThat(words.nearest("n4321", 3).getFirst().row()).isEqualTo(4321);
    assertThat(words.nearest("row", 3)).extracting(Hit::row).containsExactly(0, 1, 2);
  }
}
