package dev.yourbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The traffic as a terminal, a spreadsheet and a program see it. */
final class TrafficOutputTest {

  @TempDir Path folder;

  /** Eight days, 30 requests an hour, every second one after another of the same minute. */
  private Path log() throws IOException {
    StringBuilder log =
        new StringBuilder(
            "request_id,spend,prompt_tokens,completion_tokens,startTime,model,"
                + "custom_llm_provider\n");
    for (int i = 0; i < 8 * 24 * 30; i++) {
      int minute = i % 30 * 2;
      log.append(
          "r%d,0.01,%d,%d,2026-11-%02d %02d:%02d:01.5,gpt-5,openai\n"
              .formatted(i, 100 + i % 7, 10 + i % 5, 10 + i / 720, i / 30 % 24, minute));
    }
    return Files.writeString(folder.resolve("log.csv"), log.toString());
  }

  @Test
  void theTerminalShowsBarsLengthsAndHowEachWasFound() throws IOException {
    Shell shell = Shell.run("bill", "--traffic", log());
    assertThat(shell.words())
        .contains("Traffic, 8 days to 2026-11-17, UTC")
        .contains("Tokens a request mean P10 P50 P90 P99 CV²")
        .contains("input 103.0 100 103 106 106 0.00")
        .contains("output 12.0 10 12 14 14 0.01")
        .contains("requests " + "█".repeat(24) + " up to 1.00 times the mean hour")
        .contains("Sun 1.00")
        .contains("Busiest minute 2.00 of requests")
        .contains("Measured: times between requests within runs of 50: 5,760 requests");
    assertThat(shell.out()).doesNotContain("unknown: no file");
  }

  @Test
  void withoutAskingNothingOfItIsShown() throws IOException {
    assertThat(Shell.run("bill", log()).out()).doesNotContain("Traffic");
    assertThat(Shell.run("bill", "--json", log()).out()).contains("\"traffic\" : null");
  }

  @Test
  void theCsvAndTheJsonCarryIt() throws IOException {
    Path log = log();
    List<String> rows = Shell.run("bill", "--traffic", "--csv", log).out().lines().toList();
    assertThat(rows.getFirst()).isEqualTo("part,name,which,value,basis,how");
    assertThat(rows).anyMatch(row -> row.startsWith("length,input,p50,103,measured,"));
    assertThat(rows).filteredOn(row -> row.startsWith("hour_of_day,")).hasSize(72);
    assertThat(rows).filteredOn(row -> row.startsWith("day_of_week,monday,")).hasSize(3);
    assertThat(rows).anyMatch(row -> row.startsWith("cdf,output,14,1,measured,"));
    assertThat(Shell.run("bill", "--traffic", "--json", log).out())
        .contains("\"peakToMean\"")
        .contains("\"basis\" : \"measured\"")
        .contains("\"hourOfDay\"");
  }
}
