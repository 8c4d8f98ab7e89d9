package dev.yourbrief.trial.grade;

import static dev.yourbrief.trial.grade.Grading.CASE;
import static dev.yourbrief.trial.grade.Grading.grade;
import static dev.yourbrief.trial.grade.Grading.grader;
import static dev.yourbrief.trial.grade.Grading.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TextGradersTest {

  private static final String LETTERS =
      "aAbBtThHeE  \t.,!?-'\"()$+=€éÉe\u0301İıßſﬁＡ１½\u200B\u00AD\u00A0漢字カナあ\u0338\uD83D\uDE00";

  @Test
  void exactForgivesOnlyWhiteSpaceAround() {
    assertThat(score("exact", "Paris", " Paris\n")).isEqualTo(1);
    assertThat(score("exact", "Paris", "paris")).isZero();
    assertThat(score("exact", "Paris", "Paris.")).isZero();
    assertThat(grade("exact", "Paris", "Rome").why()).isEqualTo("is not 'Paris'");
  }

  @Test
  void normalisedForgivesCasePunctuationArticlesAndForms() {
    assertThat(score("normalised", "The Eiffel Tower", "eiffel  tower!")).isEqualTo(1);
    assertThat(score("normalised", "ﬁve", "FIVE")).isEqualTo(1);
    assertThat(score("normalised", "Straße", "STRASSE")).isEqualTo(1);
    assertThat(score("normalised", "e\u0301te\u0301", "Été")).isEqualTo(1);
    assertThat(score("normalised", "Paris", "Paris, France")).isZero();
  }

  @Test
  void whatOnlyPunctuationOrArticlesTellApartStaysApart() {
    assertThat(score("normalised", "+", "-")).isZero();
    assertThat(score("normalised", "A", "The")).isZero();
    assertThat(score("normalised", "A", "a")).isEqualTo(1);
  }

  @Test
  void severalAnswersMayBeRight() {
    assertThat(score("normalised: {several: '|'}", "UK|United Kingdom", "united kingdom"))
        .isEqualTo(1);
    assertThat(score("normalised: {several: json}", "[\"UK\", \"Britain\"]", "Britain"))
        .isEqualTo(1);
    assertThat(score("token f1: {several: lines}", "red\nblue sky", "blue sky")).isEqualTo(1);
    assertThatThrownBy(() -> grader("normalised: {several: json}").grade(CASE, "UK", "UK"))
        .isInstanceOf(GradeException.class)
        .hasMessageContaining("not a JSON list");
  }

  @Test
  void containsLooksForWholeWords() {
    assertThat(score("contains", "art", "a work of art.")).isEqualTo(1);
    assertThat(score("contains", "art", "a party")).isZero();
    assertThat(score("contains any: [cat, dog]", "", "The dog barks")).isEqualTo(1);
    assertThat(score("contains all: [cat, dog]", "", "The dog barks")).isZero();
    assertThat(grade("contains all: [cat, dog]", "", "The dog barks").why())
        .isEqualTo("lacks 'cat'");
    assertThat(score("contains any: {several: ';'}", "cat; dog", "My cat")).isEqualTo(1);
    assertThat(score("contains", "東京", "首都は東京です")).isEqualTo(1);
    assertThatThrownBy(() -> grader("contains").grade(CASE, " ", "x"))
        .isInstanceOf(GradeException.class);
  }

  @Test
  void f1CountsEachWordAsOftenAsItStandsThere() {
    assertThat(score("token f1", "the cat sat", "cat sat down")).isEqualTo(0.8, within(1e-12));
    assertThat(score("token f1", "no no", "no")).isEqualTo(2.0 / 3, within(1e-12));
    assertThat(score("token f1", "cat", "dog")).isZero();
    assertThat(score("token f1: {at least: 0.8}", "the cat sat", "cat sat down")).isEqualTo(1);
    assertThat(score("token f1: {at least: 81 %}", "the cat sat", "cat sat down")).isZero();
  }

  @Test
  void listsAreSetsOfItems() {
    assertThat(score("set f1", "[\"red\", \"blue\"]", "- Blue\n- Red\n")).isEqualTo(1);
    assertThat(score("set f1", "red, blue", "1. red\n2. green")).isEqualTo(0.5);
    assertThat(grade("set f1", "red, blue", "red, green").why())
        .isEqualTo("lacks 'blue'; has too much: 'green'");
    assertThat(score("set f1", "Paris, France; Rome, Italy", "Rome, Italy; Paris, France"))
        .isEqualTo(1);
    assertThat(score("set f1: {separator: '/'}", "a1/b1", "b1 / a1")).isEqualTo(1);
    assertThat(score("set f1", "red", "")).isZero();
    assertThat(score("set f1", "", "")).isEqualTo(1);
  }

  @Test
  void theNormalFormIsTakenOnce() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 20_000; i++) {
      String text = text(random);
      String once = TextForm.normal(text);
      assertThat(TextForm.normal(once)).as("normal form of %s", text).isEqualTo(once);
    }
  }

  @Test
  void f1IsSymmetricAndOneForTheSameText() {
    SplittableRandom random = new SplittableRandom(12);
    for (int i = 0; i < 5_000; i++) {
      String one = text(random);
      String other = text(random);
      double f1 = TokenF1Grader.f1(one, other);
      assertThat(f1).isBetween(0.0, 1.0).isEqualTo(TokenF1Grader.f1(other, one));
      assertThat(TokenF1Grader.f1(one, one)).isEqualTo(1);
    }
  }

  private static String text(SplittableRandom random) {
    int[] letters = LETTERS.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(24); n > 0; n--) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }

  @Test
  void patternsAreSearchedForAndMayBeExpected() {
    assertThat(score("regex: '\\d{3}-\\d{4}'", "", "call 555-1234 now")).isEqualTo(1);
    assertThat(score("regex: {pattern: '\\d+', whole: true}", "", "12 apples")).isZero();
    assertThat(score("regex", "(?i)par[iy]s", "PARIS!")).isEqualTo(1);
    assertThatThrownBy(() -> grader("regex").grade(CASE, "(", "x"))
        .isInstanceOf(GradeException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void noPatternStopsARun() {
    long start = System.nanoTime();
    // Takes longer than the age of the world with backtracking.
    assertThat(score("regex: {pattern: '(a|a)*(a+)+b', whole: true}", "", "a".repeat(50_000) + "c"))
        .isZero();
    assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
  }

  @Test
  void noAnswerStopsARun() {
    long start = System.nanoTime();
    for (String answer :
        new String[] {
          "1 ".repeat(300_000),
          "1,".repeat(300_000),
          "1/".repeat(300_000),
          "$-".repeat(300_000) + "1",
          "answer" + ":".repeat(300_000),
          "answer is ".repeat(60_000),
          "answer" + " ".repeat(300_000),
          "\\boxed{".repeat(60_000),
          "\\frac{1".repeat(60_000),
          "- a\n".repeat(100_000),
          "```\n".repeat(100_000),
          "A B ".repeat(100_000)
        }) {
      for (String grader :
          new String[] {
            "numeric", "choice", "normalised", "token f1", "set f1", "json", "not refused"
          }) {
        String expected =
            grader.equals("choice") ? "B" : grader.equals("json") ? "{\"a\": 1}" : "7";
        assertThat(score(grader, expected, answer)).isBetween(0.0, 1.0);
      }
    }
    assertThat(System.nanoTime() - start).isLessThan(60_000_000_000L);
  }

  @Test
  void aPartOfTheAnswerIsGradedByAnother() {
    String yaml = "extract: {pattern: 'Answer: (.*)', then: normalised}";
    assertThat(score(yaml, "Paris", "Answer: Rome\nNo. Answer: paris.")).isEqualTo(1);
    assertThat(score(yaml, "Paris", "It is Paris")).isZero();
    assertThat(score("extract: {pattern: '[A-Z]{3}'}", "ABC", "code ABC")).isEqualTo(1);
  }

  @Test
  void lettersAreFoundInTheWaysModelsWriteThem() {
    for (String answer :
        new String[] {
          "B",
          "(b)",
          "**B**",
          "B.",
          "B) Paris",
          "The answer is B.",
          "Answer: **B**",
          "The correct answer is (B) because A is wrong",
          "\\boxed{B}",
          "\\boxed{\\text{B}}",
          "First I thought A. The answer is A... no, the answer is B",
          "I would say B",
          "A is a city, so: answer is option B"
        }) {
      assertThat(score("choice", "B", answer)).as(answer).isEqualTo(1);
    }
    for (String answer :
        new String[] {"A", "Either A or B", "A good question", "The answer is a bit unclear", ""}) {
      assertThat(score("choice", "B", answer)).as(answer).isZero();
    }
    assertThat(score("choice: [A, B]", "B", "I would say B, not C")).isEqualTo(1);
    assertThat(grade("choice", "B", "Either A or B").why()).contains("no single choice");
    assertThatThrownBy(() -> grader("choice").grade(CASE, "Paris", "B"))
        .isInstanceOf(GradeException.class);
  }

  @Test
  void guardsLookAtTheFormAlone() {
    assertThat(score("one of: [yes, no]", "no", " yes\n")).isEqualTo(1);
    assertThat(score("one of: [yes, no]", "no", "yes.")).isZero();
    assertThat(score("valid json", "", "{\"a\": 1}")).isEqualTo(1);
    assertThat(score("valid json", "", "```json\n{\"a\": 1}\n```")).isZero();
    assertThat(score("valid json", "", "17")).isZero();
  }

  @Test
  void gradesAreCombined() {
    assertThat(score("all: [{contains: cat}, {regex: '\\d'}]", "", "1 cat")).isEqualTo(1);
    assertThat(score("all: [{contains: cat}, {regex: '\\d'}]", "", "a cat")).isZero();
    assertThat(score("any: [{contains: cat}, {regex: '\\d'}]", "", "a cat")).isEqualTo(1);
    assertThat(score("not: {contains: cat}", "", "a cat")).isZero();
    assertThat(
            score(
                "weighted: [{weight: 3, grader: exact}, {weight: 1, grader: normalised}]",
                "Paris",
                "paris"))
        .isEqualTo(0.25);
  }
}
