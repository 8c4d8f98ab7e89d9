package dev.yourbrief.bill.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;

/** Any text as a cell that holds JSON. */
final class JsonCellFuzzTest {

  @FuzzTest(maxDuration = "")
  void is_fields_or_none(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    for (String cell : new String[] {text, "{" + text, "[" + text}) {
      Map<String, String> fields = JsonCell.fields(cell);
      Fuzzing.check(fields.size() <= 500, "more fields than are kept");
    }
  }
}
