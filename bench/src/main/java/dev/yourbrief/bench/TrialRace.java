package dev.yourbrief.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A thousand cases put to two models, 2,000 calls to a server that answers at once: a whole trial
 * of ours, asked, kept, graded, decided and reported, against promptfoo asking and grading the
 * same.
 */
final class TrialRace {

  private static final int CASES = 1_000;
  private static final int WIDTH = 20;
  private static final int THEIR_TESTS_FAILED = 100;
  private static final String OURS = "yourbrief trial run";

  private final String command;
  private final Optional<Path> promptfoo;
  private final Path folder;
  private int round;

  private TrialRace(String command, Optional<Path> promptfoo, Path folder) {
    this.command = command;
    this.promptfoo = promptfoo;
    this.folder = folder;
  }

  /** {@code [PROMPTFOO_DIR [RUNS]]}; the environment's {@code PROMPTFOO_DIR} does as well. */
  public static void main(String[] args) throws IOException, InterruptedException {
    String given =
        args.length > 0 && !args[0].equals("-")
            ? args[0]
            : System.getenv().getOrDefault("PROMPTFOO_DIR", "");
    Optional<Path> promptfoo =
        Optional.of(given).filter(g -> !g.isBlank()).map(g -> Path.of(g).toAbsolutePath());
    if (promptfoo
        .filter(p -> !Files.exists(p.resolve("node_modules/.bin/promptfoo")))
        .isPresent()) {
      throw new IOException("there is no node_modules/.bin/promptfoo in " + given);
    }
    if (promptfoo.isEmpty()) {
      System.out.println(
          "Ours only. For the other side (2.6 GB): mkdir DIR && cd DIR && npm i node@22 && npm i"
              + " promptfoo@0.123.1 --ignore-scripts; then bench/run trial DIR");
    }
    Path folder = Files.createTempDirectory("yourbrief-race-");
    try {
      String command =
          Path.of(System.getProperty("bench.command", "./yourbrief")).toAbsolutePath().toString();
      new TrialRace(command, promptfoo, folder)
          .run(args.length > 1 ? Integer.parseInt(args[1]) : 5);
    } finally {
      delete(folder);
    }
  }

  /** One side of the race. */
  @FunctionalInterface
  private interface Side {
    Spent run(Path folder, int port) throws IOException, InterruptedException;
  }

  private void run(int runs) throws IOException, InterruptedException {
    RaceCases.write(folder, CASES);
    Map<String, Side> sides = new LinkedHashMap<>();
    sides.put(OURS, this::ours);
    for (int width : promptfoo.isPresent() ? List.of(4, 20) : List.<Integer>of()) {
      sides.put("promptfoo -j " + width, (in, port) -> theirs(in, port, width));
    }
    Map<String, List<Spent>> spent = new LinkedHashMap<>();
    Process server = server();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      int port = Integer.parseInt(String.valueOf(said.readLine()));
      for (int i = -1; i < runs; i++) {
        List<String> order = new ArrayList<>(sides.keySet());
        if (i % 2 != 0) {
          Collections.reverse(order);
        }
        for (String name : order) {
          Path in = fresh();
          Spent one = sides.getOrDefault(name, this::ours).run(in, port);
          delete(in);
          // The first round warms the disk's cache and the server.
          if (i >= 0) {
            spent.computeIfAbsent(name, _ -> new ArrayList<>()).add(one);
          }
        }
      }
    } finally {
      server.destroy();
      int _ = server.waitFor();
    }
    print(sides.keySet(), spent);
  }

  private static void print(Set<String> names, Map<String, List<Spent>> spent) {
    List<Spent> ours = spent.getOrDefault(OURS, List.of());
    for (String name : names) {
      List<Spent> all = spent.getOrDefault(name, List.of());
      Sides.print(name, all.stream().map(Spent::seconds).toList(), "s");
      Sides.print("  memory at most", all.stream().map(Spent::megabytes).toList(), "MB");
      if (!name.equals(OURS)) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
          ratios.add(all.get(i).seconds() / ours.get(i).seconds());
        }
        Sides.print("  times ours, pair by pair", ratios, "×");
      }
    }
  }

  private Spent ours(Path in, int port) throws IOException, InterruptedException {
    Files.writeString(in.resolve("trial.yaml"), RaceCases.plan(port, WIDTH));
    var _ = Spent.by(List.of(command, "trial", "lock", "."), in, Map.of(), Set.of(0));
    Spent spent = Spent.by(List.of(command, "trial", "run", "."), in, Map.of(), Set.of(0));
    check(in, "answers.jsonl", "\"said\":");
    check(in, "out/cases.csv", "\n");
    return spent;
  }

  private Spent theirs(Path in, int port, int width) throws IOException, InterruptedException {
    Files.writeString(in.resolve("promptfooconfig.yaml"), RaceCases.config(port));
    Path bin = promptfoo.orElseThrow().resolve("node_modules/.bin");
    Spent spent =
        Spent.by(
            List.of(
                bin.resolve("node").toString(),
                bin.resolve("promptfoo").toString(),
                "eval",
                "--no-cache",
                "--no-table",
                "--no-progress-bar",
                "-j",
                String.valueOf(width),
                "-o",
                "out.json"),
            in,
            Map.of(
                "PROMPTFOO_DISABLE_TELEMETRY", "1",
                "PROMPTFOO_DISABLE_UPDATE", "1",
                "PROMPTFOO_DISABLE_REMOTE_GENERATION", "1",
                "PROMPTFOO_CONFIG_DIR", in.resolve("config").toString()),
            Set.of(0, THEIR_TESTS_FAILED));
    check(in, "out.json", "\"testIdx\":");
    return spent;
  }

  /** A side that did not do all of the work has no time worth telling. */
  private static void check(Path in, String file, String mark) throws IOException {
    String text = Files.readString(in.resolve(file));
    int found = 0;
    for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      found++;
    }
    if (found < (file.endsWith(".csv") ? CASES : 2 * CASES)) {
      throw new IOException(file + " has " + found + " results");
    }
  }

  private Path fresh() throws IOException {
    round++;
    Path in = Files.createDirectory(folder.resolve("run-" + round));
    for (String name : List.of("test.csv", "tests.csv", "prompt.txt")) {
      var _ = Files.copy(folder.resolve(name), in.resolve(name));
    }
    return in;
  }

  private Process server() throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            InstantChat.class.getName(),
            folder.resolve("cases.csv").toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void delete(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
