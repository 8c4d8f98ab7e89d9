package dev.yourbrief.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The cases both sides of {@link TrialRace} are given, and how each is told of them. */
final class RaceCases {

  static final String SMALL = "small-model";
  static final String LARGE = "large-model";

  /** Stands before the number of a case in a prompt. */
  static final String MARK = "Message ";

  private static final Path SOURCE = Path.of("examples/banking77/test.csv");
  private static final String PROMPT =
      "A customer wrote to a bank. Answer with the name of what is asked, and nothing else.\n"
          + MARK
          + "{{id}}: {{text}}";

  /** A message and what it asks. */
  record Row(String text, String label) {}

  private RaceCases() {}

  /** So many cases spread over all labels, in {@code cases.csv} and as each side reads them. */
  static void write(Path folder, int cases) throws IOException {
    List<Row> all = read(SOURCE);
    if (cases > all.size()) {
      throw new IllegalArgumentException("there are " + all.size() + " cases");
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < cases; i++) {
      rows.add(all.get((int) ((long) i * all.size() / cases)));
    }
    try (CsvWriter plain = CsvWriter.builder().build(folder.resolve("cases.csv"));
        CsvWriter ours = CsvWriter.builder().build(folder.resolve("test.csv"));
        CsvWriter theirs = CsvWriter.builder().build(folder.resolve("tests.csv"))) {
      plain.writeRecord("text", "category");
      ours.writeRecord("id", "text", "expected");
      theirs.writeRecord("id", "text", "__expected");
      for (int i = 0; i < cases; i++) {
        Row row = rows.get(i);
        plain.writeRecord(row.text(), row.label());
        ours.writeRecord(String.valueOf(i), row.text(), row.label());
        theirs.writeRecord(String.valueOf(i), row.text(), "equals:" + row.label());
      }
    }
    Files.writeString(folder.resolve("prompt.txt"), PROMPT);
  }

  static List<Row> read(Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(file)) {
      records.forEach(r -> rows.add(new Row(r.getField("text"), r.getField("category"))));
    }
    return rows;
  }

  /** The trial as ours reads it. */
  static String plan(int port, int width) {
    return """
    title: "A race"
    data: {test: test.csv, id: id, input: text, expected: expected}
    providers:
      here: {url: "http://127.0.0.1:%d/v1", concurrency: %d}
    arms:
      small: {provider: here, model: %s, prompt: prompt.txt, temperature: 0, maxOutputTokens: 20}
      large: {provider: here, model: %s, prompt: prompt.txt, temperature: 0, maxOutputTokens: 20}
    baseline: small
    candidate: large
    metric: exact
    margin: 1 percent
    """
        .formatted(port, width, SMALL, LARGE);
  }

  /** The same as promptfoo reads it. */
  static String config(int port) {
    return """
    description: A race
    prompts: [file://prompt.txt]
    providers:
      - id: openai:chat:%s
        label: small
        config: {apiBaseUrl: "http://127.0.0.1:%d/v1", apiKey: none, temperature: 0, max_tokens: 20}
      - id: openai:chat:%s
        label: large
        config: {apiBaseUrl: "http://127.0.0.1:%d/v1", apiKey: none, temperature: 0, max_tokens: 20}
    tests: file://tests.csv
    """
        .formatted(SMALL, port, LARGE, port);
  }
}
