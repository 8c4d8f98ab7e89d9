package dev.yourbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.bill.Bill;
import dev.yourbrief.bill.BillOptions;
import dev.yourbrief.bill.UsageStore;
import dev.yourbrief.figure.Money;
import dev.yourbrief.figure.Sampler;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import that is killed at any moment leaves the store as it was, or with the whole file. */
final class KilledImportTest {

  private static final int FILES = 6;
  private static final int ROWS = 2_000;

  @TempDir Path folder;

  @Test
  void a_killed_import_leaves_no_half_of_a_file() throws Exception {
    for (int i = 0; i < FILES; i++) {
      Files.writeString(folder.resolve("bill-" + i + ".csv"), text(i));
    }
    Path store = folder.resolve("usage.duckdb");
    SplittableRandom random = new SplittableRandom(5);
    int killed = 0;
    for (int attempt = 0; attempt < 8; attempt++) {
      Process process = start(store);
      if (process.waitFor(400 + random.nextInt(1_800), TimeUnit.MILLISECONDS)) {
        continue;
      }
      process.destroyForcibly().waitFor();
      killed++;
      assertThat(total(store).remainder(BigDecimal.valueOf(ROWS))).isZero();
    }
    assertThat(killed).as("imports that were killed").isPositive();
    assertThat(start(store).waitFor()).isZero();
    assertThat(total(store)).isEqualByComparingTo(BigDecimal.valueOf((long) FILES * ROWS));
  }

  private Process start(Path store) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "bill",
            folder.toString(),
            "--store",
            store.toString(),
            "--as-of",
            "2026-10-31")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** A dollar a row, no two rows alike. */
  private static String text(int file) {
    StringBuilder text =
        new StringBuilder(
            "start_time,end_time,start_time_iso,amount_value,amount_currency,line_item\n");
    for (int row = 0; row < ROWS; row++) {
      long day = LocalDate.of(2026, 8, 1).plusDays(row % 60).toEpochDay() * 86_400;
      text.append("%d,%d,,1,usd,\"gpt-%d-%d, input\"\n".formatted(day, day + 86_400, file, row));
    }
    return text.toString();
  }

  private BigDecimal total(Path store) {
    BillOptions options = BillOptions.of(LocalDate.of(2026, 10, 31), new Sampler(1, 100));
    try (UsageStore usage = UsageStore.at(store, options)) {
      usage.add(folder, List.of(), (file, done, total) -> {});
      Bill bill = usage.bill();
      return bill.totals().billed().values().stream()
          .map(Money::amount)
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    } catch (dev.yourbrief.figure.source.InputException e) {
      assertThat(e).hasMessageContaining("nothing to read");
      return BigDecimal.ZERO;
    }
  }
}
