package dev.yourbrief.bill.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.bill.Bill;
import dev.yourbrief.bill.BillOptions;
import dev.yourbrief.bill.BillReader;
import dev.yourbrief.bill.Progress;
import dev.yourbrief.figure.Sampler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * How often the intervals hold what comes, over invented bills and the examples'. The tables stand
 * in docs/projection.md; {@code -Dapprove=true} writes them anew.
 */
class CoverageTest {

  private static final Path ROOT = Path.of(System.getProperty("yourbrief.root"));
  private static final Path DOC = ROOT.resolve("docs/projection.md");
  private static final List<String> EXAMPLES =
      List.of("support-assistant", "document-extraction", "clinic-notes");

  @Test
  void intervalsHoldWhatComesAboutAsOftenAsTheySay() throws IOException {
    List<String> rows = new ArrayList<>();
    rows.add(
        "| bills | trend followed | 90 %, next month | 80 % | 90 %, third month | error |"
            + " of the run-rate | of the trend |");
    rows.add("|---|---|---|---|---|---|---|---|");
    Trial all = new Trial("**all**");
    for (Synthetic kind : Synthetic.values()) {
      Trial trial = Trial.of(kind);
      assertThat(trial.next90()).as(kind.words()).isBetween(0.8, 1.0);
      all.add(trial);
      rows.add(trial.row());
    }
    rows.add(all.row());
    assertThat(all.next90()).as("90 %, next month").isBetween(0.86, 0.95);
    assertThat(all.next80()).as("80 %, next month").isBetween(0.75, 0.89);
    assertThat(all.third90()).as("90 %, third month").isBetween(0.84, 0.97);
    assertThat(all.forecastError()).isLessThan(all.runRateError());
    approved("invented", rows);
  }

  @Test
  void theExamplesBillsHaveTheBackTestTheDocumentsShow() throws IOException {
    List<String> rows = new ArrayList<>();
    rows.add(
        "| example | growth a month | days tested | 90 % held | 80 % held | error |"
            + " of the run-rate | of the trend | taken |");
    rows.add("|---|---|---|---|---|---|---|---|---|");
    for (String example : EXAMPLES) {
      Outlook outlook = outlook(example);
      Forecast forecast = outlook.forecast().orElseThrow();
      BackTest test = forecast.backTest();
      var growth = outlook.growth().perMonth().orElseThrow();
      assertThat(test.coverage90()).as(example).isBetween(0.8, 1.0);
      rows.add(
          String.format(
              Locale.ROOT,
              "| %s | %.1f %% (%.1f to %.1f) | %d | %.0f %% | %.0f %% | %.1f %% | %.1f %% |"
                  + " %.1f %% | %s |",
              example,
              100 * growth.median(),
              100 * growth.quantile(0.05),
              100 * growth.quantile(0.95),
              test.origins(),
              100 * test.coverage90(),
              100 * test.coverage80(),
              100 * test.error(),
              100 * test.runRateError(),
              100 * test.trendError(),
              forecast.trended() ? "trend" : "run-rate"));
    }
    approved("examples", rows);
  }

  private static Outlook outlook(String example) {
    Path folder = ROOT.resolve("examples").resolve(example);
    Bill bill =
        BillReader.read(
            folder,
            List.of(folder.resolve("bills")),
            BillOptions.of(LocalDate.of(2026, 11, 23), new Sampler(1, Sampler.DEFAULT_SIZE)),
            Progress.SILENT);
    return bill.outlook();
  }

  /** The table of that name in the document; {@code -Dapprove=true} puts the one made now there. */
  private static void approved(String name, List<String> rows) throws IOException {
    String begin = "<!-- " + name + ": CoverageTest -->\n";
    String end = "\n<!-- end -->";
    String document = Files.readString(DOC);
    int from = document.indexOf(begin) + begin.length();
    int to = document.indexOf(end, from);
    String table = String.join("\n", rows);
    if (Boolean.getBoolean("approve")) {
      Files.writeString(DOC, document.substring(0, from) + table + document.substring(to));
      return;
    }
    assertThat(document.substring(from, to)).isEqualTo(table);
  }
}
