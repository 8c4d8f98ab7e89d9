package dev.yourbrief.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Quantity;
import dev.yourbrief.figure.Summary;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.playbook.brief.Text.Style;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  private static final Provenance COMPUTED = new Provenance.Computed("a + b", java.util.List.of());
  private static final Provenance GIVEN =
      new Provenance.Given("cfo", LocalDate.of(2026, 11, 1), Location.of("decision.yaml", 3));
  private static final double NEVER = Double.POSITIVE_INFINITY;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          9142.37     | USD/month         | $9,100 a month                | $9,142.37 a month
          9960        | USD/month         | $10K a month                  | $9,960 a month
          12345       | USD/month         | $12K a month                  | $12,345 a month
          180499      | USD/month         | $180K a month                 | $180,499 a month
          999999      | USD               | $1M                           | $999,999
          1840000     | USD/year          | $1.8M a year                  | $1,840,000 a year
          2.5e9       | USD               | $2.5B                         | $2,500,000,000
          3.2e15      | USD               | $3,200T                       | $3,200,000,000,000,000
          91.4        | USD               | $91                           | $91.40
          5.257       | USD               | $5.26                         | $5.257
          0           | USD/month         | $0 a month                    | $0 a month
          -12345      | USD/month         | −$12K a month                 | −$12,345 a month
          9142.37     | EUR/month         | EUR 9,100 a month             | EUR 9,142.37 a month
          2           | USD/Mtok          | $2.00 per million tokens      | $2.00 per million tokens
          0.0375      | USD/Mtok          | $0.038 per million tokens     | $0.0375 per million tokens
          2.954       | USD/GPU-hour      | $2.95 a GPU-hour              | $2.954 a GPU-hour
          18250       | USD/person-month  | $18K a person-month           | $18,250.00 a person-month
          3412.5      | Mtok/month        | 3.4 billion tokens a month    | 3,412,500,000 tokens a month
          0.5         | Mtok/month        | 500,000 tokens a month        | 500,000 tokens a month
          1           | request           | 1 request                     | 1 request
          48211       | request/day       | 48,000 requests a day         | 48,211 requests a day
          1234.5      | tok/s             | 1,200 tokens a second         | 1,234.5 tokens a second
          82.31       | percent           | 82 %                          | 82.31 %
          99.97       | percent           | >99 %                         | 99.97 %
          0.04        | percent           | <1 %                          | 0.04 %
          100         | percent           | 100 %                         | 100 %
          0           | percent           | 0 %                           | 0 %
          1.5         | person            | 1.5 people                    | 1.5 people
          1           | person            | 1 person                      | 1 person
          125         | person            | 125 people                    | 125 people
          24          | month             | 24 months                     | 24 months
          6.26        | person-month      | 6.3 person-months             | 6.26 person-months
          8           | GPU               | 8 GPUs                        | 8 GPUs
          1           | day               | 1 day                         | 1 day
          0.823       | 1                 | 0.82                          | 0.823
          10000       | 1                 | 10,000                        | 10,000
          3           | request/hour      | 3 requests an hour            | 3 requests an hour
          """)
  void aComputedAmount(String value, String unit, String brief, String exact) {
    Figure figure =
        Figure.amount("x", "x", Estimate.of(new BigDecimal(value)), Unit.parse(unit), COMPUTED);
    assertThat(Wording.ENGLISH.of(figure, Style.BRIEF)).isEqualTo(brief);
    assertThat(Wording.ENGLISH.of(figure, Style.RANGE)).isEqualTo(brief);
    assertThat(Wording.ENGLISH.of(figure, Style.EXACT)).isEqualTo(exact);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12500 USD/month          | $12.5K a month              | $12.5K a month
          185k USD/month           | $185K a month               | $185K a month
          12.5 percent             | 12.5 %                      | 12.5 %
          49.50 USD                | $49.50                      | $49.50
          0.125 USD/Mtok           | $0.125 per million tokens   | $0.125 per million tokens
          15k to 30k USD/month     | $21K a month                | $15K to $30K a month
          2.2 to 3.5 USD/GPU-hour  | $2.77 a GPU-hour            | $2.20 to $3.50 a GPU-hour
          1 to 2.5 people          | 1.6 people                  | 1 to 2.5 people
          2000 to 4000 Mtok/month  | 2.8 billion tokens a month  | 2 to 4 billion tokens a month
          900 to 4000 Mtok/month   | 1.9 billion tokens a month  | 900 million to 4 billion tokens a month
          """)
  void whatWasTypedIsShownAsTyped(String typed, String brief, String range) {
    Quantity quantity = Quantity.parse(typed);
    Figure figure =
        Figure.amount("x", "x", quantity.estimate(), quantity.unit().orElseThrow(), GIVEN);
    assertThat(Wording.ENGLISH.of(figure, Style.BRIEF)).isEqualTo(brief);
    assertThat(Wording.ENGLISH.of(figure, Style.RANGE)).isEqualTo(range);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          19012    | 26408    | 35100    | USD/month   | $26K (19K–35K) a month
          950000   | 1000000  | 1210000  | USD/month   | $1M (950K–1.2M) a month
          2100     | 3412     | 5600     | Mtok/month  | 3.4 (2.1–5.6) billion tokens a month
          950      | 3412     | 5600     | Mtok/month  | 3.4 billion (950 million–5.6 billion) tokens a month
          2100     | 3412     | Infinity | Mtok/month  | 3.4 billion tokens a month (2.1 billion to never)
          2100     | Infinity | Infinity | Mtok/month  | never (at the earliest 2.1 billion tokens a month)
          Infinity | Infinity | Infinity | Mtok/month  | never
          71       | 82       | 90       | percent     | 82 (71–90) %
          -0.47    | 0.53     | 2.2      | percent     | 0.53 (−0.47 to 2.2) %
          -3000    | 1000     | 5000     | USD/month   | $1,000 (−3,000 to 5,000) a month
          5        | 5        | 5        | day         | 5 days
          """)
  void aSimulatedAmountShowsEightWorldsInTen(
      double p10, double p50, double p90, String unit, String words) {
    Summary summary = new Summary(p10, p10, p50, p90, p90, p50);
    Figure figure = Figure.amount("x", "x", summary, Unit.parse(unit), COMPUTED);
    assertThat(Wording.ENGLISH.of(figure, Style.RANGE)).isEqualTo(words);
  }

  @Test
  void exactlyASimulatedAmountNamesItsQuantiles() {
    Summary summary = new Summary(1, 2.5, 26408.123456, NEVER, NEVER, NEVER);
    Figure figure = Figure.amount("x", "x", summary, Unit.parse("USD/month"), COMPUTED);
    assertThat(Wording.ENGLISH.of(figure, Style.EXACT))
        .isEqualTo("$26,408.10 a month (P10 $2.50, P90 never)");
  }

  @Test
  void daysWordsAndMultiples() {
    assertThat(
            Wording.ENGLISH.of(Figure.day("d", "d", LocalDate.of(2027, 2, 21), GIVEN), Style.BRIEF))
        .isEqualTo("21 Feb 2027");
    assertThat(Wording.ENGLISH.of(Figure.words("w", "w", "We know lambs.", GIVEN), Style.EXACT))
        .isEqualTo("We know lambs.");
    assertThat(
            Wording.ENGLISH.of(
                Figure.amount("scale.ten", "s", Estimate.of(10), Unit.ONE, COMPUTED), Style.BRIEF))
        .isEqualTo("10×");
  }

  @Test
  void aTextIsReadWithItsFigures() {
    Figure spend = Figure.amount("bill", "b", Estimate.of(9142), Unit.parse("USD/month"), COMPUTED);
    Text text =
        Text.of("You pay ")
            .plus(Text.slot("bill"))
            .plus(Text.of(" for "))
            .plus(Text.name("Llama 3.1"))
            .plus(Text.of("."));
    assertThat(Wording.ENGLISH.plain(text, Map.of("bill", spend)))
        .isEqualTo("You pay $9,100 a month for Llama 3.1.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Wording.ENGLISH.plain(text, Map.of()))
        .withMessageContaining("'bill'");
  }

  /** Whatever the amount, what is read out is within rounding of what was meant. */
  @Test
  void readingBackFindsTheAmountAgain() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 5_000; i++) {
      double value = Math.exp(random.nextDouble(0, 30));
      Figure figure =
          Figure.amount(
              "x", "x", Estimate.of(BigDecimal.valueOf(value)), Unit.parse("USD"), COMPUTED);
      BigDecimal read =
          ((dev.yourbrief.figure.Point)
                  Quantity.parse(Wording.ENGLISH.of(figure, Style.BRIEF).replace("T", "000B"))
                      .estimate())
              .value();
      if (value < 1e12) {
        assertThat(read.doubleValue() / value).isBetween(0.949, 1.051);
      }
    }
  }
}
