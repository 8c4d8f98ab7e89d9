package dev.yourbrief.bill.format;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.yourbrief.figure.source.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Any cells under the columns of every format whose rows stand for themselves. */
final class RowFormatsFuzzTest {

  private static final List<RowFormat> FORMATS =
      Stream.concat(Formats.ROWS.stream(), Stream.of(new Mapped(Fuzzing.MAPPING))).toList();

  /** Cells that make a row nearly whole, so that what comes after the first check is met too. */
  private static final List<String> USUAL =
      List.of(
          "",
          "1.25",
          "2026-09-01",
          "2026-09-02T00:00:00Z",
          "1790467200",
          "USD",
          "Usage",
          "Tokens",
          "input_tokens",
          "gpt-5, output_tokens",
          "{\"a\":{\"b\":1}}",
          "true",
          "-3");

  @FuzzTest(maxDuration = "")
  void a_row_is_charges_or_idle_or_unreadable(FuzzedDataProvider data) {
    RowFormat format = data.pickValue(FORMATS);
    Map<String, String> cells = new LinkedHashMap<>();
    Row row =
        new Row(Location.of("fuzz", 1)) {
          @Override
          String text(String column) {
            return cells.computeIfAbsent(column, c -> cell(data));
          }

          @Override
          boolean has(String column) {
            return true;
          }
        };
    Fuzzing.read(format, row);
    Optional<String> version = format.version(cells.keySet());
    Fuzzing.check(version.isEmpty() || !version.get().contains("\n"), "a version of many lines");
  }

  private static String cell(FuzzedDataProvider data) {
    return (data.consumeBoolean() ? data.pickValue(USUAL) : data.consumeString(40)).strip();
  }
}
