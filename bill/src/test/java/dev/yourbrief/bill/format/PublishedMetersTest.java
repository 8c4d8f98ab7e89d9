package dev.yourbrief.bill.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.bill.ModelNames;
import dev.yourbrief.bill.Progress;
import dev.yourbrief.bill.TokenKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Against collected names of meters and what they should say, where they are at hand. */
final class PublishedMetersTest {

  /** The rows of a table, each by the names of its columns. */
  private static List<Map<String, String>> table(String file) throws IOException {
    Path path =
        Path.of(System.getProperty("yourbrief.root", "."), "..", "shared", "data", "bills")
            .resolve(file);
    Assumptions.assumeTrue(Files.isRegularFile(path), "no samples at hand");
    List<Map<String, String>> rows = new ArrayList<>();
    try (FileBytes bytes = FileBytes.open(path, file, Progress.SILENT, false)) {
      CsvRecords records =
          new CsvRecords(new Lines(bytes.asText(), bytes.head(), Lines.MAX_LINE_BYTES));
      List<String> header = records.next().orElseThrow().fields();
      for (Optional<CsvRecords.Result> next = records.next();
          next.isPresent();
          next = records.next()) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
          row.put(header.get(i), next.get().fields().get(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  @Test
  void google_skus() throws IOException {
    List<Map<String, String>> rows = table("gcp/vertex_gemini_sku_strings.csv");
    assertThat(rows).hasSize(23);
    for (Map<String, String> row : rows) {
      String sku = cell(row, "sku_description");
      Meter meter = VertexSku.read(sku);
      String model = cell(row, "expected_model");
      if (model.isEmpty()) {
        // A Gemini that nobody knows yet is no other Gemini.
        assertThat(ModelNames.normalise(meter.model())).as(sku).contains("gemini-9.9-ultra");
        continue;
      }
      assertThat(ModelNames.normalise(meter.model())).as(sku).contains(model);
      assertThat(meter.kind())
          .as(sku)
          .isEqualTo(
              cell(row, "expected_modality").equals("text")
                  ? Optional.of(
                      cell(row, "expected_direction").equals("output")
                          ? TokenKind.OUTPUT
                          : cell(row, "expected_cache").equals("read")
                              ? TokenKind.CACHE_READ
                              : TokenKind.INPUT_UNCACHED)
                  : Optional.empty());
    }
  }

  @Test
  void bedrock_usage_types() throws IOException {
    List<Map<String, String>> rows = table("aws/bedrock_usage_types.csv");
    assertThat(rows).hasSize(25);
    for (Map<String, String> row : rows) {
      String usageType = cell(row, "usage_type");
      String kind = cell(row, "expected_kind");
      Meter meter = BedrockUsageType.read(usageType);
      assertThat(meter.kind())
          .as(usageType)
          .isEqualTo(TokenKind.ofKey(kind.equals("input") ? "input_uncached" : kind));
      if (meter.kind().isPresent()) {
        assertThat(meter.tier()).as(usageType).isEqualTo(cell(row, "expected_service"));
      }
    }
  }

  @Test
  void azure_meters() throws IOException {
    List<Map<String, String>> rows = table("azure/openai_meter_names.csv");
    assertThat(rows).hasSize(36);
    for (Map<String, String> row : rows) {
      String name = cell(row, "meter_name");
      Meter meter = AzureMeter.read(name, "Cognitive Services Azure OpenAI");
      Optional<TokenKind> kind =
          switch (cell(row, "expected_direction")) {
            case "input" -> Optional.of(TokenKind.INPUT_UNCACHED);
            case "cached" -> Optional.of(TokenKind.CACHE_READ);
            case "cache_write" -> Optional.of(TokenKind.CACHE_WRITE);
            case "output" -> Optional.of(TokenKind.OUTPUT);
            default -> name.contains("Batch") ? meter.kind() : Optional.empty();
          };
      assertThat(meter.kind()).as(name).isEqualTo(kind);
      String model = cell(row, "expected_model");
      if (kind.isPresent() && !model.isEmpty()) {
        String spelled = ModelNames.normalise(model.replaceAll(" \\(.*", "")).orElseThrow();
        assertThat(ModelNames.normalise(meter.model()).orElseThrow()).as(name).endsWith(spelled);
        assertThat(meter.tier())
            .as(name)
            .isEqualTo(
                model.contains("(priority)")
                    ? "priority"
                    : model.contains("(batch)")
                        ? "batch"
                        : model.contains("(flex)")
                            ? "flex"
                            : model.contains("(long") || name.contains(" L ")
                                ? "standard/long-context"
                                : "standard");
      }
    }
  }

  @Test
  void azure_units() throws IOException {
    for (Map<String, String> row : table("azure/schemas/PricingUnits.csv")) {
      String unit = cell(row, "UnitOfMeasure");
      AzureUnit.of(unit)
          .ifPresent(read ->
              assertThat(read.size()).as(unit).isEqualByComparingTo(cell(row, "PricingBlockSize")));
      if (unit.toLowerCase(Locale.ROOT).contains("token")) {
        assertThat(AzureUnit.of(unit)).as(unit).isPresent();
      }
    }
  }
}
