package dev.yourbrief.trial;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.yourbrief.trial.data.LabelledText;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Labelled texts for tests: our own few, and the public data sets beside the project. */
public final class Sets {

  private Sets() {}

  /** 60 questions at a library's desk, six labels, written for these tests: train, dev or test. */
  public static List<LabelledText> desk(String split) {
    try (Reader in =
            new InputStreamReader(
                Objects.requireNonNull(Sets.class.getResourceAsStream("desk.csv")),
                StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(in)) {
      List<LabelledText> all = new ArrayList<>();
      for (NamedCsvRecord row : rows) {
        if (row.getField("split").equals(split)) {
          all.add(
              new LabelledText(split + all.size(), row.getField("text"), row.getField("label")));
        }
      }
      return all;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Where the public data sets are; the test is skipped where they are not. */
  public static Path shared(String name) {
    Path folder =
        Path.of(System.getProperty("yourbrief.root")).resolve("../shared/data/eval").resolve(name);
    assumeTrue(Files.exists(folder));
    return folder;
  }

  /** Banking77: train or test. */
  public static List<LabelledText> banking(String split) throws IOException {
    List<LabelledText> all = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(shared("banking77").resolve(split + ".csv"))) {
      for (NamedCsvRecord row : rows) {
        all.add(
            new LabelledText(split + all.size(), row.getField("text"), row.getField("category")));
      }
    }
    return all;
  }

  /** CLINC150 in full: train, val, test, oos_train, oos_val or oos_test. */
  public static List<LabelledText> clinc(String split) {
    JsonNode root = JsonMapper.shared().readTree(shared("clinc150").resolve("data_full.json"));
    List<LabelledText> all = new ArrayList<>();
    for (JsonNode row : root.get(split)) {
      all.add(new LabelledText(split + all.size(), row.get(0).asString(), row.get(1).asString()));
    }
    return all;
  }

  /** The rows of the first few labels, by name. */
  public static List<LabelledText> few(List<LabelledText> rows, int labels) {
    Set<String> names = new TreeSet<>();
    rows.forEach(row -> names.add(row.label()));
    Set<String> kept = new TreeSet<>(names.stream().limit(labels).toList());
    return rows.stream().filter(row -> kept.contains(row.label())).toList();
  }

  public static List<String> texts(List<LabelledText> rows) {
    return rows.stream().map(LabelledText::text).toList();
  }
}
