package dev.yourbrief.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance.Assumed;
import dev.yourbrief.figure.Summary;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.playbook.brief.Text.Style;
import dev.yourbrief.playbook.messages.Messages;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money, digits and dates as people of a region write them. */
class LocaleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en    | $12,345.67 a month      | $26K (19K–35K) a month      | 1,234.5 months | 23 Nov 2026
          en-GB | US$12,345.67 a month    | US$26K (19K–35K) a month    | 1,234.5 months | 23 Nov 2026
          en-US | $12,345.67 a month      | $26K (19K–35K) a month      | 1,234.5 months | Nov 23, 2026
          de-DE | 12.345,67~$ a month     | 26K~$ (19K–35K) a month     | 1.234,5 months | 23.11.2026
          fr-FR | 12_345,67~$US a month   | 26K~$US (19K–35K) a month   | 1_234,5 months | 23 nov. 2026
          ja-JP | $12,345.67 a month      | $26K (19K–35K) a month      | 1,234.5 months | 2026/11/23
          """)
  void aRegionHasItsOwnMarks(String tag, String exact, String range, String months, String day) {
    Wording wording = Wording.in(Messages.of(tag));
    Figure bill =
        Figure.amount(
            "b",
            "b",
            Estimate.of(new BigDecimal("12345.67")),
            Unit.parse("USD/month"),
            new Assumed("x"));
    Figure cost =
        Figure.amount(
            "c",
            "c",
            new Summary(15_000, 19_000, 26_000, 35_000, 40_000, 26_500),
            Unit.parse("USD/month"),
            new Assumed("x"));
    Figure time =
        Figure.amount(
            "t", "t", Estimate.of(new BigDecimal("1234.5")), Unit.parse("month"), new Assumed("x"));
    assertThat(wording.of(bill, Style.EXACT)).isEqualTo(marks(exact));
    assertThat(wording.of(cost, Style.RANGE)).isEqualTo(marks(range));
    assertThat(wording.of(time, Style.EXACT)).isEqualTo(marks(months));
    assertThat(wording.date(LocalDate.of(2026, 11, 23))).isEqualTo(marks(day));
  }

  /** A no-break space and a narrow one, which nobody could tell apart above. */
  private static String marks(String shown) {
    return shown.replace('~', '\u00a0').replace('_', '\u202f');
  }
}
