package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The remarks are sentences a finance partner reads: one of a thing is not many of it. */
final class NotesTest {

  private static final LocalDate AS_OF = LocalDate.of(2026, 10, 10);

  @TempDir Path folder;

  private List<String> notes(String... lines) {
    Bills.write(folder, "focus.csv", Bills.FOCUS + String.join("", lines));
    return Bills.notes(Bills.read(folder, Bills.options(AS_OF)));
  }

  private static String line(String category, String day, String nextDay) {
    return Bills.focus("-5", "-5", "USD", category, day + "T00:00:00Z", nextDay + "T00:00:00Z");
  }

  @Test
  void one_of_each() {
    assertThat(
            notes(
                line("Usage", "2026-10-01", "2026-10-02"),
                line("Usage", "2026-10-03", "2026-10-05"),
                line("Usage", "2026-10-05", "2026-10-09"),
                line("Credit", "2026-10-01", "2026-10-02")))
        .contains(
            "bill: the last day, 2026-10-08, may still grow and is left out of the run-rate.",
            "bill: 1 credit line is in the totals, not in the run-rate: -5 USD billed.");
  }

  @Test
  void several_of_each() {
    assertThat(
            notes(
                line("Usage", "2026-10-01", "2026-10-10"),
                line("Usage", "2026-10-01", "2026-10-10"),
                line("Tax", "2026-10-01", "2026-10-02"),
                line("Tax", "2026-10-01", "2026-10-02"),
                line("Rounding", "2026-10-01", "2026-10-02")))
        .contains(
            "bill: the last 2 days, up to 2026-10-09, may still grow and are left out of the"
                + " run-rate.",
            "bill: 2 usage lines cover more than one day, and their amounts were spread evenly"
                + " over the days.",
            "bill: 2 tax lines are in the totals, not in the run-rate: -10 USD billed.",
            "bill: 1 line of no category known here is in the totals, not in the run-rate: -5 USD"
                + " billed.");
  }

  @Test
  void counts_have_their_thousands_apart() {
    assertThat(Plural.of(1, "line is", "lines are")).isEqualTo("1 line is");
    assertThat(Plural.of(0, "line is", "lines are")).isEqualTo("0 lines are");
    assertThat(Plural.of(1_234_567, "line is", "lines are")).isEqualTo("1,234,567 lines are");
  }

  @Test
  void no_remark_speaks_of_charges() {
    assertThat(
            notes(
                line("Usage", "2026-10-01", "2026-10-10"),
                line("Correction", "2026-10-01", "2026-10-02")))
        .isNotEmpty()
        .noneMatch(note -> note.contains("charge"));
  }
}
