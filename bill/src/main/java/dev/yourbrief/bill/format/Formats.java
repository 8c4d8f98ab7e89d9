package dev.yourbrief.bill.format;

import dev.yourbrief.bill.ColumnMapping;
import dev.yourbrief.bill.Progress;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The formats there are, in the order they are tried: the one place to add another. */
public final class Formats {

  static final List<CsvFormat> CSV =
      List.of(
          new FocusCsv(),
          new OpenAiCostCsv(),
          new OpenAiEmptyCsv(),
          new OpenAiUsageCsv(),
          new AnthropicCostCsv(),
          new AnthropicUsageCsv());

  static final List<JsonFormat> JSON =
      List.of(
          new OpenAiCostJson(),
          new OpenAiUsageJson(),
          new AnthropicUsageJson(),
          new AnthropicCostJson());

  /**
   * Which of two formats to believe when both tell of one provider's day, least first: the one that
   * says more of each charge, or says it more exactly.
   */
  private static final List<String> BELIEVED =
      List.of(
          "mapped-csv",
          "focus",
          "openai-cost-json",
          "openai-cost-csv",
          "openai-usage-json",
          "openai-usage-csv",
          "anthropic-cost-csv",
          "anthropic-cost-json",
          "anthropic-usage-json",
          "anthropic-usage-csv");

  private static final int GENERATIONS = 10;

  private Formats() {}

  /** How far a format is believed: higher wins. Its generation is added to this. */
  public static int belief(String format) {
    return BELIEVED.indexOf(format) * GENERATIONS;
  }

  /**
   * The generation of an export whose generations count as formats of their own, because they name
   * different columns; 0 where there are none.
   */
  public static int generation(String version) {
    return version.matches("\\d") ? Integer.parseInt(version) : 0;
  }

  /** The hash of a whole file, in lower-case hexadecimal. */
  public static String hash(Path file) throws IOException {
    return FileBytes.hash(file);
  }

  /** The CSV format of a file with that header. */
  static Optional<CsvFormat> of(Set<String> header) {
    return CSV.stream().filter(format -> format.version(header).isPresent()).findFirst();
  }

  /**
   * Reads a file to its end. Whatever is wrong with it is told to the sink.
   *
   * @param file the file
   * @param name what to call it in messages
   * @param mapping how to read it if it is a CSV file of no known format
   */
  public static FileReading read(
      Path file, String name, Optional<ColumnMapping> mapping, ChargeSink sink, Progress progress) {
    try (FileBytes bytes = FileBytes.open(file, name, progress)) {
      FileReading reading = read(bytes, name, mapping, sink);
      return reading.withHash(bytes.drainAndHash());
    } catch (IOException e) {
      sink.unreadable(
          Problem.of(
              Location.of(name),
              Files.exists(file)
                  ? "the file cannot be read (" + e.getClass().getSimpleName() + ")"
                  : "there is no such file",
              "Check the path and that you may read it"));
      return FileReading.UNKNOWN;
    }
  }

  private static FileReading read(
      FileBytes bytes, String name, Optional<ColumnMapping> mapping, ChargeSink sink)
      throws IOException {
    Optional<Problem> none = bytes.whyNotText();
    if (none.isPresent()) {
      sink.unreadable(none.get());
      return FileReading.UNKNOWN;
    }
    return bytes.looksLikeJson()
        ? new JsonFile(name, sink).read(bytes)
        : new CsvFile(name, mapping, sink).read(bytes);
  }
}
