package dev.yourbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.bill.forecast.MonthsUntil;
import dev.yourbrief.figure.Draws;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Months until a multiple, in words. */
class OutlookViewTest {

  @Test
  void mostWorldsGetThere() {
    assertThat(words(88, 12))
        .isEqualTo("about 9 months (6 to never); 12 % of the worlds: not within five years");
    assertThat(words(95, 5))
        .isEqualTo("about 9 months (6 to 20); 5 % of the worlds: not within five years");
    assertThat(words(100, 0)).isEqualTo("about 9 months (6 to 20)");
  }

  @Test
  void mostWorldsDoNot() {
    assertThat(words(30, 70))
        .isEqualTo("70 % of the worlds: not within five years; one in ten within 9 months");
    assertThat(words(0, 100)).isEqualTo("100 % of the worlds: not within five years");
  }

  /** So many worlds in 6, 9 or 20 months, so many never. */
  private static String words(int reached, int never) {
    double[] months = new double[reached + never];
    Arrays.fill(months, Double.POSITIVE_INFINITY);
    for (int i = 0; i < reached; i++) {
      months[i] = i < reached / 3 ? 6 : i < reached * 3 / 4 ? 9 : 20;
    }
    return OutlookView.until(
        new MonthsUntil(BigDecimal.valueOf(3), Draws.owning(months), never / 100.0));
  }
}
