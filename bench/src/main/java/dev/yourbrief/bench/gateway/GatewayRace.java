package dev.yourbrief.bench.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The gateway beside nginx and beside nothing, in turns of one run. The gateway (or nginx) has one
 * processor, the clients and the upstream have the other; with one client all share one, so that no
 * time is spent waking the other up.
 *
 * <p>Usage: {@code gateway [SECONDS [ROUNDS]]}.
 */
public final class GatewayRace {

  private static final int CORE_OF_OTHERS = 0;
  private static final int CORE = 1;

  /** What stands between the clients and the upstream. */
  private record Side(String name, int port, long pid) {}

  /**
   * A way of asking.
   *
   * @param pace as {@link Load} has it
   */
  private record Way(String name, int clients, int pace, boolean onOneCore) {}

  private static final List<Way> WAYS =
      List.of(
          new Way("whole, 1 client", 1, -1, true),
          new Way("whole, 16 clients", 16, -1, false),
          new Way("whole, 64 clients", 64, -1, false),
          new Way("streams at once, 16 clients", 16, 0, false),
          new Way("streams of 10 ms, 128 clients", 128, 10, false),
          new Way("streams of 10 ms, 512 clients", 512, 10, false));

  private final String command;
  private final Path folder;
  private final List<Process> started = new ArrayList<>();

  private GatewayRace(String command, Path folder) {
    this.command = command;
    this.folder = folder;
  }

  /**
   * @param command how yourbrief is run
   */
  public static void run(String command, double seconds, int rounds)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("yourbrief-gateway-bench-");
    GatewayRace race = new GatewayRace(command, folder);
    try {
      race.race(seconds, rounds);
    } finally {
      race.started.forEach(Process::destroy);
      for (Process process : race.started) {
        process.waitFor(20, TimeUnit.SECONDS);
      }
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }

  private void race(double seconds, int rounds) throws IOException, InterruptedException {
    int upstreamPort = freePort();
    Process upstream = start(java("Upstream", String.valueOf(upstreamPort)));
    await(upstreamPort);
    pin(upstream.pid(), CORE_OF_OTHERS);
    List<Side> sides = new ArrayList<>();
    sides.add(new Side("direct", upstreamPort, 0));
    nginx(upstreamPort, sides);
    gateway(upstreamPort, sides);
    Side ours = sides.getLast();
    System.out.println("Warming up.");
    for (Way way : List.of(WAYS.get(2), WAYS.get(3), WAYS.get(2))) {
      load(ours, way, 8);
    }
    Map<String, List<double[]>> results = new TreeMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Way way : WAYS) {
        for (Side side : sides) {
          place(side, upstream.pid(), way);
          double[] result = measured(side, way, seconds);
          results
              .computeIfAbsent(way.name() + "|" + side.name(), _ -> new ArrayList<>())
              .add(result);
        }
      }
    }
    print(sides, results, ours);
  }

  private void place(Side side, long upstream, Way way) throws IOException, InterruptedException {
    pin(upstream, way.onOneCore() ? CORE : CORE_OF_OTHERS);
    if (side.pid() > 0) {
      pin(side.pid(), CORE);
    }
  }

  /**
   * Requests a second, first byte p50 and p99, last byte p50 and p99 (ms), CPU (µs a request),
   * failed.
   */
  private double[] measured(Side side, Way way, double seconds)
      throws IOException, InterruptedException {
    long before = cpuTicks(side.pid());
    String[] words = load(side, way, seconds).split("\\s+", -1);
    double count = number(words, "n", 1);
    double ticks = cpuTicks(side.pid()) - before;
    return new double[] {
      number(words, "rps", 1),
      number(words, "first", 1),
      number(words, "first", 2),
      number(words, "last", 1),
      number(words, "last", 2),
      ticks * 10_000 / Math.max(1, count),
      number(words, "failed", 1) + number(words, "incomplete", 1)
    };
  }

  private static double number(String[] words, String name, int after) {
    return Double.parseDouble(words[Arrays.asList(words).indexOf(name) + after]);
  }

  private String load(Side side, Way way, double seconds) throws IOException, InterruptedException {
    List<String> line =
        new ArrayList<>(
            List.of("taskset", "-c", String.valueOf(way.onOneCore() ? CORE : CORE_OF_OTHERS)));
    line.addAll(
        java(
            "Load",
            String.valueOf(side.port()),
            String.valueOf(way.clients()),
            String.valueOf(seconds),
            String.valueOf(way.pace())));
    Process process =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("the load failed at " + side.name());
    }
    return out.strip();
  }

  private static List<String> java(String name, String... arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.yourbrief.bench.gateway." + name));
    line.addAll(List.of(arguments));
    return line;
  }

  private void nginx(int upstream, List<Side> sides) throws IOException, InterruptedException {
    Path binary = Path.of("/usr/sbin/nginx");
    if (!Files.isExecutable(binary)) {
      System.out.println("nginx is not installed; it is left out.");
      return;
    }
    int port = freePort();
    Path conf = folder.resolve("nginx.conf");
    Files.writeString(
        conf,
        """
        worker_processes 1; daemon off; master_process off; error_log /dev/null crit; pid %1$s/nginx.pid;
        events { worker_connections 4096; }
        http {
          access_log off; keepalive_requests 100000000; keepalive_timeout 600s;
          client_body_temp_path %1$s/a; proxy_temp_path %1$s/b; fastcgi_temp_path %1$s/c; uwsgi_temp_path %1$s/d; scgi_temp_path %1$s/e;
          upstream up { server 127.0.0.1:%2$d; keepalive 512; keepalive_requests 100000000; }
          server {
            listen 127.0.0.1:%3$d backlog=4096;
            location / { proxy_pass http://up; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffering off; }
          }
        }
        """
            .formatted(folder, upstream, port));
    Process nginx = start(List.of(binary.toString(), "-c", conf.toString()));
    await(port);
    sides.add(new Side("nginx", port, nginx.pid()));
  }

  private void gateway(int upstream, List<Side> sides) throws IOException, InterruptedException {
    int port = freePort();
    Path conf = folder.resolve("gateway.yaml");
    Files.writeString(
        conf,
        """
        server: {listen: 127.0.0.1:%d, admin: 127.0.0.1:%d}
        providers: {up: {api: openai, base: 'http://127.0.0.1:%d/v1', key: none, connections: 1024}}
        models: {smart: {target: {model: up/gpt-5-mini, prices: {input_uncached: 0.25, cache_read: 0.025, output: 2}}}}
        keys: [{name: bench, sha256: %s, limits: {requests_per_minute: 100000000}, budget: {usd: 1000000000, per: month}}]
        ledger: {folder: %s}
        """
            .formatted(port, freePort(), upstream, sha256("yb-bench"), folder.resolve("ledger")));
    long began = System.nanoTime();
    Process process =
        start(
            List.of(
                "taskset",
                "-c",
                "0,1",
                command,
                "gateway",
                "--log",
                "none",
                "--threads",
                "1",
                conf.toString()));
    await(port);
    System.out.printf(
        Locale.ROOT,
        "The gateway takes its first connection after %.2f s.%n",
        (System.nanoTime() - began) / 1e9);
    sides.add(new Side("gateway", port, process.pid()));
  }

  private static String sha256(String text) {
    try {
      return java.util.HexFormat.of()
          .formatHex(
              java.security.MessageDigest.getInstance("SHA-256")
                  .digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Process start(List<String> line) throws IOException {
    Process process =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output-" + started.size() + ".log").toFile())
            .start();
    started.add(process);
    return process;
  }

  private static void await(int port) throws InterruptedException, IOException {
    for (int i = 0; i < 6_000; i++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException e) {
        Thread.sleep(5);
      }
    }
    throw new IOException("nothing listens at port " + port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  private static void pin(long pid, int core) throws IOException, InterruptedException {
    new ProcessBuilder("taskset", "-apc", String.valueOf(core), String.valueOf(pid))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static long cpuTicks(long pid) throws IOException {
    if (pid <= 0) {
      return 0;
    }
    String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  private static void print(List<Side> sides, Map<String, List<double[]>> results, Side ours)
      throws IOException {
    System.out.println(
        "| way | side | requests/s | first byte p50 / p99 ms | last byte p50 / p99 ms | CPU"
            + " µs/request | failed |");
    System.out.println("|---|---|--:|--:|--:|--:|--:|");
    for (Way way : WAYS) {
      for (Side side : sides) {
        List<double[]> all = results.getOrDefault(way.name() + "|" + side.name(), List.of());
        System.out.printf(
            Locale.ROOT,
            "| %s | %s | %s | %s / %s | %s / %s | %s | %.0f |%n",
            way.name(),
            side.name(),
            spread(all, 0, "%.0f"),
            spread(all, 1, "%.3f"),
            spread(all, 2, "%.3f"),
            spread(all, 3, "%.2f"),
            spread(all, 4, "%.2f"),
            side.pid() == 0 ? "-" : spread(all, 5, "%.1f"),
            all.stream().mapToDouble(r -> r[6]).sum());
      }
    }
    for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(ours.pid()), "status"))) {
      if (line.startsWith("VmRSS") || line.startsWith("VmHWM")) {
        System.out.println("The gateway's memory: " + line.replaceAll("\\s+", " "));
      }
    }
  }

  /** The median, and in brackets the least and the most where there are several. */
  private static String spread(List<double[]> all, int column, String form) {
    double[] values = all.stream().mapToDouble(r -> r[column]).sorted().toArray();
    String median = String.format(Locale.ROOT, form, values[values.length / 2]);
    return values.length == 1
        ? median
        : median
            + " ("
            + String.format(Locale.ROOT, form, values[0])
            + "–"
            + String.format(Locale.ROOT, form, values[values.length - 1])
            + ")";
  }
}
