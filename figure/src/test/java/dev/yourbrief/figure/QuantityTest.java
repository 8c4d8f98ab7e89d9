package dev.yourbrief.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "40 | 40 | ",
        "2.2 to 3.5 USD/GPU-hour | 2.2 to 3.5 | USD/GPU-hour",
        "15k to 30k USD/month | 15000 to 30000 | USD/month",
        "12 % | 12 | percent",
        "85 percent | 85 | percent",
        "1,250,000 USD | 1250000 | USD",
        "25_000 | 25000 | ",
        "$40 | 40 | USD",
        "$2 to $3 | 2 to 3 | USD",
        "-3 to 4 percent | -3 to 4 | percent",
        "1.5M tok/month | 1500000 | tok/month",
        "0.5–2 person-month | 0.5 to 2 | person-month"
      })
  void readsWhatPeopleWrite(String text, String estimate, String unit) {
    Quantity quantity = Quantity.parse(text);
    assertThat(quantity.estimate()).hasToString(estimate);
    assertThat(quantity.unit().map(Unit::toString).orElse("")).isEqualTo(unit == null ? "" : unit);
  }

  @Test
  void highToLowIsTurnedRound() {
    assertThatThrownBy(() -> Quantity.parse("30k to 15k USD"))
        .hasMessageContaining("high to low")
        .hasMessageContaining("'15000 to 30000'");
  }

  @Test
  void anIntervalOfNoWidthIsRefused() {
    assertThatThrownBy(() -> Quantity.parse("4 to 4")).hasMessageContaining("no width");
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "", "1,5", "12 to", "to 12", "1..2..3", "NaN", "1e9999999999"})
  void whatIsNoNumberIsRefusedInWords(String text) {
    assertThatThrownBy(() -> Quantity.parse(text))
        .isInstanceOfAny(IllegalArgumentException.class, UnitException.class)
        .hasMessageNotContaining("Exception");
  }

  @Test
  void anyTextIsReadOrRefusedInWords() {
    Random random = new Random(3);
    String letters = "0123456789.,-+ tokMBeE%$USD/_–";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(14); n >= 0; n--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      try {
        assertThat(Quantity.parse(text.toString()).estimate()).isNotNull();
      } catch (IllegalArgumentException | UnitException e) {
        assertThat(e).as(text.toString()).isNotInstanceOf(NumberFormatException.class);
      }
    }
  }
}
