package dev.yourbrief.bill.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.yourbrief.bill.ColumnMapping;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Yaml;
import java.util.List;
import java.util.TreeMap;

/** Any text as a mapping; one that is read also reads rows. */
final class MappingFuzzTest {

  private static final List<String> CELLS = List.of("2026-09-01", "1,5", "x", "");

  @FuzzTest(maxDuration = "")
  void a_mapping_is_read_or_its_faults_are_told(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    ColumnMapping mapping;
    try {
      mapping = ColumnMapping.of(Yaml.parse(text, "fuzz"));
    } catch (InputException e) {
      Fuzzing.check(!e.problems().isEmpty(), "a fault is not told");
      return;
    }
    TreeMap<String, Integer> header = new TreeMap<>();
    mapping.columns().values().forEach(column -> header.put(column, header.size() % CELLS.size()));
    Fuzzing.read(new Mapped(mapping), new CsvRow(Location.of("fuzz", 1), header, CELLS));
  }
}
