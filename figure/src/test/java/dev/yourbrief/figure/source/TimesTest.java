package dev.yourbrief.figure.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times as people write them. */
class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "10ms, PT0.01S",
    "500 ms, PT0.5S",
    "90s, PT90S",
    "1.5h, PT1H30M",
    "2 min, PT2M",
    "5m, PT5M",
    "30d, PT720H",
    "0s, PT0S",
    " 3S , PT3S",
    "0.0005s, PT0S",
    "3650d, PT87600H",
  })
  void aNumberAndAUnitAreATime(String text, Duration time) {
    assertThat(Times.duration(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "s",
        "-1s",
        "1e3s",
        "5 weeks",
        "3651d",
        "999999999d",
        "9999999999s",
        "1h30m",
        "1..5s",
        "\u0663s"
      })
  void whatIsNoTimeOrTooLongIsNone(String text) {
    assertThat(Times.duration(text)).isEmpty();
  }
}
