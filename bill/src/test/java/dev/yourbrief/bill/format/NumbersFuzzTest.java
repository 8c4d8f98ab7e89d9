package dev.yourbrief.bill.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigDecimal;
import java.util.Optional;

/** Any text as a number. */
final class NumbersFuzzTest {

  @FuzzTest(maxDuration = "")
  void a_number_is_within_bounds_or_refused(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    check(() -> Numbers.parse(text, "n"));
    check(() -> Numbers.parseWithComma(text, "n"));
  }

  /** A reading of a number. */
  private interface Reading {
    Optional<BigDecimal> get();
  }

  private static void check(Reading reading) {
    try {
      reading
          .get()
          .ifPresent(n ->
              Fuzzing.check(
                  n.stripTrailingZeros().scale() <= Numbers.MAX_FRACTION_DIGITS
                      && n.precision() - n.scale() <= Numbers.MAX_WHOLE_DIGITS + 1,
                  "out of bounds"));
    } catch (RowException e) {
      Fuzzing.check(!e.what().isEmpty(), "a problem says nothing");
    }
  }
}
