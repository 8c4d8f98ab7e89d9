package dev.yourbrief.bill.format;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Any text as a time. */
final class TimesFuzzTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @FuzzTest(maxDuration = "")
  void a_time_is_of_our_age_or_refused(FuzzedDataProvider data) {
    ZoneId zone = data.consumeBoolean() ? BERLIN : ZoneOffset.UTC;
    boolean hasPattern = data.consumeBoolean();
    String pattern = hasPattern ? data.consumeString(20) : "";
    String text = data.consumeRemainingAsString();
    try {
      (hasPattern
              ? Times.parse(text, "t", zone, DateTimeFormatter.ofPattern(pattern, Locale.ROOT))
              : Times.parse(text, "t", zone))
          .ifPresent(moment -> {
            int year = moment.day().getYear();
            Fuzzing.check(year >= 2000 && year <= 2200, "a time of another age");
          });
    } catch (RowException e) {
      Fuzzing.check(!e.what().isEmpty(), "a problem says nothing");
    } catch (IllegalArgumentException | ClassCastException e) {
      // The pattern is none, which a mapping says before any row is read.
      Fuzzing.check(hasPattern, "no pattern was given");
    }
  }
}
