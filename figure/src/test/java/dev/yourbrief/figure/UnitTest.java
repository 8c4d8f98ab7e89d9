package dev.yourbrief.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {

  private static final List<String> SYMBOLS =
      List.of(
          "USD", "EUR", "tok", "Mtok", "s", "hour", "day", "month", "year", "person", "GPU",
          "percent", "request");

  @ParameterizedTest
  @CsvSource({
    "Mtok, tok, 1000000",
    "USD/tok, USD/Mtok, 1000000",
    "USD/year, USD/month, 0.08333333333333333333333333333333333",
    "month, hour, 730",
    "year, day, 365",
    "USD/GPU-hour, USD/GPU-month, 730",
    "percent, ratio, 0.01",
    "share, percent, 100",
    "GPU-s/Mtok, GPU-hour/Btok, 0.2777777777777777777777777777777778"
  })
  void convertsExactly(String from, String to, BigDecimal factor) {
    assertThat(Unit.parse(from).factorTo(Unit.parse(to))).isEqualByComparingTo(factor);
  }

  @ParameterizedTest
  @CsvSource({
    "USD/month, USD/month",
    "USD/person-month, USD/person-month",
    "USD/month-person, USD/person-month",
    "USD/GPU/hour, USD/GPU-hour",
    "GPU-seconds/Mtok, GPU-s/Mtok",
    "1/month, 1/month",
    "ratio, 1",
    "tokens/months, tok/month",
    "USD/(person-month), USD/person-month"
  })
  void printsAsPeopleWriteIt(String written, String printed) {
    assertThat(Unit.parse(written)).hasToString(printed);
  }

  @Test
  void whatIsPrintedIsReadBack() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      Unit unit = random(random).times(random(random)).per(random(random));
      assertThat(Unit.parse(unit.toString())).isEqualTo(unit);
    }
  }

  @Test
  void dividingUndoesMultiplyingAndConversionsGoRoundInCircles() {
    Random random = new Random(2);
    for (int i = 0; i < 2_000; i++) {
      Unit a = random(random);
      Unit b = random(random);
      assertThat(a.times(b).per(b)).isEqualTo(a);
      if (a.sameDimensionAs(b)) {
        assertThat(a.factorTo(b).multiply(b.factorTo(a)).doubleValue()).isCloseTo(1, within(1e-12));
      }
    }
  }

  private static Unit random(Random random) {
    return Unit.parse(SYMBOLS.get(random.nextInt(SYMBOLS.size())));
  }

  @Test
  void unlikeAmountsDoNotMix() {
    assertThatThrownBy(() -> Unit.parse("USD/month").factorTo(Unit.parse("USD")))
        .isInstanceOf(UnitException.class)
        .hasMessageContaining("'USD/month' cannot be read as 'USD'");
    assertThat(Unit.parse("USD").sameDimensionAs(Unit.parse("EUR"))).isFalse();
  }

  @Test
  void anUnknownSymbolIsToldTheNearest() {
    assertThatThrownBy(() -> Unit.parse("USD/mnth")).hasMessageContaining("did you mean 'month'?");
    assertThatThrownBy(() -> Unit.parse("USX")).hasMessageContaining("is not a known unit");
    assertThatThrownBy(() -> Unit.parse("USD//month")).hasMessageContaining("a name is missing");
  }

  @Test
  void knowsItsCurrency() {
    assertThat(Unit.parse("EUR/month").currency()).isEqualTo("EUR");
    assertThat(Unit.parse("Mtok/month").currency()).isEmpty();
  }
}
