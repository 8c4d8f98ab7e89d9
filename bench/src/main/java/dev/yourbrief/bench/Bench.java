package dev.yourbrief.bench;

import dev.yourbrief.bench.gateway.GatewayRace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * {@code import [ROWS [RUNS]]}, {@code files [FILES [RUNS]]}, {@code crossover [RUNS]}, {@code
 * forms [RUNS]}, {@code bootstrap [RUNS]}, {@code coverage [TRIALS]}, {@code trial [PROMPTFOO_DIR
 * [RUNS]]}, {@code gateway [SECONDS [ROUNDS]]}, {@code serve [SECONDS [ROUNDS]]} or {@code capacity
 * [CSV [DIR]]}; {@code bench/run} calls it.
 */
final class Bench {

  private static final int RUNS = 5;

  private Bench() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length > 0 && args[0].equals("capacity")) {
      CapacityErrors.main(Arrays.copyOfRange(args, 1, args.length));
      return;
    }
    if (args.length > 0 && args[0].equals("trial")) {
      TrialRace.main(Arrays.copyOfRange(args, 1, args.length));
      return;
    }
    String command = System.getProperty("bench.command", "./yourbrief");
    long size = args.length > 1 ? Long.parseLong(args[1]) : 0;
    int runs = args.length > 2 ? Integer.parseInt(args[2]) : RUNS;
    Path folder = Files.createTempDirectory("yourbrief-bench-");
    try {
      switch (args.length == 0 ? "" : args[0]) {
        case "import" -> large(command, folder, size == 0 ? 10_000_000 : size, runs);
        case "files" -> small(command, folder, size == 0 ? 100 : size, runs);
        case "forms" -> FormsSpeed.run(command, folder, size == 0 ? 9 : (int) size);
        case "bootstrap" -> BootstrapSpeed.run(size == 0 ? 25 : (int) size);
        case "coverage" -> Coverage.run(size == 0 ? 2_000 : (int) size);
        case "gateway" ->
            GatewayRace.run(command, size == 0 ? 8 : (int) size, args.length > 2 ? runs : 3);
        case "serve" ->
            ServeLoad.run(command, folder, size == 0 ? 20 : (int) size, args.length > 2 ? runs : 3);
        case "crossover" -> CrossoverSpeed.run(size == 0 ? 15 : (int) size);
        default ->
            System.err.println(
                "Say 'import [ROWS [RUNS]]', 'files [FILES [RUNS]]', 'crossover [RUNS]', 'forms"
                    + " [RUNS]', 'bootstrap [RUNS]', 'coverage [TRIALS]', 'trial [PROMPTFOO_DIR"
                    + " [RUNS]]', 'gateway [SECONDS [ROUNDS]]', 'serve [SECONDS [ROUNDS]]' or"
                    + " 'capacity [CSV [DIR]]'.");
      }
    } finally {
      try (var paths = Files.list(folder)) {
        for (Path path : paths.toList()) {
          Files.delete(path);
        }
      }
      Files.delete(folder);
    }
  }

  private static void large(String command, Path folder, long rows, int runs)
      throws IOException, InterruptedException {
    Path file = folder.resolve("usage.csv");
    UsageCsv.write(file, rows);
    System.out.println(rows + " rows, " + Files.size(file) / 1_000_000 + " MB");
    List<String> duckDb =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // The library is unpacked beforehand on both sides.
            "-Djava.library.path=" + System.getProperty("bench.native", ""),
            "-cp",
            System.getProperty("java.class.path"),
            DuckDbSum.class.getName(),
            file.toString());
    new Sides(List.of(command, "bill", file.toString(), "--as-of", "2026-09-20"), duckDb)
        .run("yourbrief bill", "DuckDB reads and sums", runs);
  }

  private static void small(String command, Path folder, long files, int runs)
      throws IOException, InterruptedException {
    for (int i = 0; i < files; i++) {
      UsageCsv.write(folder.resolve("usage-" + i + ".csv"), 200 + i);
    }
    Sides.alone(
        files + " files",
        List.of(command, "bill", folder.toString(), "--as-of", "2026-09-20"),
        runs);
  }
}
