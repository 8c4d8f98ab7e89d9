package dev.yourbrief.trial.grade;

import static dev.yourbrief.trial.grade.Grading.CASE;
import static dev.yourbrief.trial.grade.Grading.grade;
import static dev.yourbrief.trial.grade.Grading.grader;
import static dev.yourbrief.trial.grade.Grading.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumericGraderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "It costs $1,234.50 in all.|1234.5",
        "1.234,56 EUR|1234.56",
        "12'300 people|12300",
        "12\u00A0300 people|12300",
        "12 300|12300",
        "12,34,567 rupees|1234567",
        "1,5|1.5",
        "0,125|0.125",
        "1,234|1234",
        "−3 degrees|-3",
        "$-5|-5",
        "-$5|-5",
        "pages 3-5|5",
        "a range of 3–5|5",
        "3/4 of it|0.75",
        "1 1/2 cups|1.5",
        "2½ cups|2.5",
        "½|0.5",
        "1.2e-3|0.0012",
        "1.2 × 10^5|120000",
        "about 3.5 million users|3500000",
        "We sum: 3 + 4 = 7. #### 7 (after 2 steps)|7",
        "#### 1,000|1000",
        "so x = \\boxed{42} in 3 steps|42",
        "\\boxed{\\frac{3}{4}}|0.75",
        "\\boxed{1{,}234}|1234",
        "GPT4 scored 17|17",
        "USD5|5",
        "the year 2,024.|2024",
        ".5|0.5",
        "١٢٣|123",
        "１２|12",
        "答えは42です|42",
        "1,2,3|3",
        "3/4/2024|2024",
        "x = -0.50|-0.5",
        "+7|7"
      })
  void theNumberIsFoundInProse(String answer, BigDecimal number) {
    assertThat(Numbers.last(answer)).as(answer).isPresent();
    assertThat(Numbers.last(answer).orElseThrow().value()).isEqualByComparingTo(number);
  }

  @Test
  void allNumbersAreFoundInOrder() {
    List<BigDecimal> found =
        Numbers.in("From 1,000 to 2.5 and -3, v2 aside; ½ more").stream()
            .map(Numbers.Found::value)
            .toList();
    assertThat(found).map(BigDecimal::toPlainString).containsExactly("1000", "2.5", "-3", "0.5");
    assertThat(Numbers.in("no numbers, GPT4 none")).isEmpty();
  }

  @Test
  void aPerCentSignOnOneSideIsReadBothWays() {
    assertThat(score("numeric", "12%", "12 percent")).isEqualTo(1);
    assertThat(score("numeric", "0.12", "12%")).isEqualTo(1);
    assertThat(score("numeric", "12", "12%")).isEqualTo(1);
    assertThat(score("numeric", "12%", "0.12%")).isZero();
  }

  @Test
  void tolerancesAreAbsoluteOrRelative() {
    assertThat(score("numeric", "10", "10.01")).isZero();
    assertThat(score("numeric: {tolerance: 0.01}", "10", "10.01")).isEqualTo(1);
    assertThat(score("numeric: {tolerance: 0.01}", "10", "10.011")).isZero();
    assertThat(score("numeric: {relative tolerance: 1 %}", "-200", "-201.9")).isEqualTo(1);
    assertThat(score("numeric: {relative tolerance: 1 %}", "200", "202.1")).isZero();
    assertThat(score("numeric: {take: first}", "3", "3 of 7")).isEqualTo(1);
    assertThat(grade("numeric", "3", "4").why()).isEqualTo("4 is not 3");
    assertThat(grade("numeric", "3", "four").why()).isEqualTo("holds no number");
    assertThatThrownBy(() -> grader("numeric").grade(CASE, "three", "3"))
        .isInstanceOf(GradeException.class);
  }

  @Test
  void aWiderToleranceLosesNothing() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 3_000; i++) {
      BigDecimal wanted = BigDecimal.valueOf(random.nextInt(-500, 500), 2);
      BigDecimal given = wanted.add(BigDecimal.valueOf(random.nextInt(-50, 50), 2));
      double before = 0;
      for (int tolerance = 0; tolerance <= 60; tolerance += 10) {
        Grader grader = new NumericGrader(BigDecimal.valueOf(tolerance, 2), BigDecimal.ZERO, false);
        double now = score(grader, wanted, given);
        assertThat(now).isGreaterThanOrEqualTo(before);
        before = now;
      }
      assertThat(before).isEqualTo(1);
    }
  }

  private static double score(Grader grader, BigDecimal wanted, BigDecimal given) {
    try {
      return grader.grade(CASE, wanted.toString(), "It is " + given + " dollars.").score();
    } catch (GradeException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anyTextIsReadWithoutFail() {
    SplittableRandom random = new SplittableRandom(6);
    String letters = "0123456789.,,..--/e%$ '½¾\u00A0#\\boxed{}^×10million";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(30); n > 0; n--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      assertThat(Numbers.in(text.toString())).isNotNull();
    }
    assertThat(Numbers.last("9".repeat(100_000))).isEmpty();
    assertThat(Numbers.last("1e999999999")).isPresent();
  }
}
