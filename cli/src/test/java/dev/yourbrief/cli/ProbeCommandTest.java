package dev.yourbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A measurement at the command line, of a server that the JDK makes. */
class ProbeCommandTest {

  private static final Pattern MAX_TOKENS = Pattern.compile("\"max_tokens\":(\\d+)");
  private static final String SECRET = "sk-toy-0123456789abcdef";

  @TempDir Path folder;

  private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile long pause;

  ProbeCommandTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
  }

  @BeforeEach
  void start() {
    server.setExecutor(threads);
    server.createContext(
        "/v1/models", exchange -> whole(exchange, "{\"data\":[{\"id\":\"toy-7b\"}]}"));
    server.createContext("/v1/chat/completions", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void everythingIsShownAndWritten() throws IOException {
    Shell shell =
        probe(
            "--gpus",
            "2",
            "--speed-per-user",
            "1",
            "--json",
            folder.resolve("p.json"),
            "--csv",
            folder.resolve("p.csv"),
            "--svg",
            folder.resolve("p.svg"),
            "--html",
            folder.resolve("p.html"));
    assertThat(shell.status()).as(shell.words()).isEqualTo(Exit.DONE);
    assertThat(shell.words())
        .contains("toy-7b as more users ask at once")
        .contains("Most throughput with at least 1 tokens a second for each user")
        .contains("gpuSecondsInput: {value:")
        .contains("outputTokensPerSecondPerReplica:")
        .contains("Ended because all rungs were measured");
    assertThat(shell.out().lines()).allMatch(line -> line.length() <= 92);
    assertThat(shell.out().lines().filter(l -> l.matches("\\s+\\d+\\s+[\\d.]+.*")))
        .isNotEmpty()
        .allMatch(line -> line.length() <= 80);
    assertThat(shell.err())
        .contains("1 user at once: ")
        .contains("short answers")
        .contains("Written: ");
    assertThat(Files.readString(folder.resolve("p.json")))
        .contains("\"decisionLines\"")
        .contains("\"outputTokensPerSecond\"")
        .contains("\"timeToFirstToken\"");
    List<String> csv = Files.readAllLines(folder.resolve("p.csv"));
    assertThat(csv.getFirst()).startsWith("kind,concurrency,ok,failed");
    assertThat(csv)
        .anyMatch(l -> l.startsWith("ladder,1,"))
        .anyMatch(l -> l.startsWith("short_answers,"));
    assertThat(Files.readString(folder.resolve("p.svg"))).startsWith("<svg");
    assertThat(Files.readString(folder.resolve("p.html"))).contains("gpuSecondsOutput");
  }

  @Test
  void itsLinesCanBePastedIntoADecision() throws IOException {
    Shell shell = probe("--gpus", "1", "--speed-per-user", "1");
    List<String> lines =
        shell.out().lines().filter(l -> l.contains("by: yourbrief probe")).toList();
    assertThat(lines).hasSize(3);
    List<String> decision = new ArrayList<>();
    for (String line :
        Files.readAllLines(Shell.example("document-extraction").resolve("decision.yaml"))) {
      lines.stream()
          .filter(l -> line.startsWith(l.substring(0, l.indexOf(':') + 1)))
          .findFirst()
          .ifPresentOrElse(decision::add, () -> decision.add(line));
    }
    assertThat(decision).containsAll(lines);
    Files.writeString(
        folder.resolve("decision.yaml"),
        String.join("\n", decision)
            .replace("bills: bills", "bills: []")
            .replace("trial: trial", "trial:"));
    Shell check = Shell.run("check", folder);
    assertThat(check.status()).as(check.words()).isEqualTo(Exit.DONE);
  }

  @Test
  void aDashPrintsInsteadOfTheTable() {
    assertThat(probe("--json", "-").out()).startsWith("{").contains("\"rungs\"");
    assertThat(probe("--csv", "-").out()).startsWith("kind,concurrency");
    assertThat(probe("--csv", "-", "--json", "-").status()).isEqualTo(Exit.USAGE);
  }

  @Test
  void whatCannotBeMeasuredIsSaid() {
    Shell remote = Shell.run("probe", "http://93.184.216.34:9/v1");
    assertThat(remote.status()).isEqualTo(Exit.INPUT);
    assertThat(remote.words()).contains("is not this machine").contains("--host-allowed");
    Shell metadata = Shell.run("probe", "http://169.254.169.254/latest", "--yes-remote");
    assertThat(metadata.status()).isEqualTo(Exit.INPUT);
    assertThat(metadata.words()).contains("no option allows it");
    assertThat(Shell.run("probe", "http://127.0.0.1:1/v1").words())
        .contains("Check that the server runs");
    assertThat(Shell.run("probe").status()).isEqualTo(Exit.USAGE);
    assertThat(with("--input", "0").words()).contains("--input").contains("A length is from 1");
    assertThat(with("--concurrency", "0").status()).isEqualTo(Exit.INPUT);
    assertThat(with("--concurrency", "many").status()).isEqualTo(Exit.USAGE);
    assertThat(with("--max-time", "0").status()).isEqualTo(Exit.INPUT);
    assertThat(probe("--key-env", "NO_SUCH_KEY_HERE").words()).contains("NO_SUCH_KEY_HERE");
    Shell nowhere = probe("--svg", folder.resolve("none/p.svg"));
    assertThat(nowhere.status()).isEqualTo(Exit.INPUT);
    assertThat(nowhere.words()).contains("no file can be written there");
  }

  @Test
  void aServerThatFailsIsSaid() {
    server.removeContext("/v1/chat/completions");
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          byte[] said = "{\"error\":\"\u001b[31mno memory\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(500, said.length);
          exchange.getResponseBody().write(said);
          exchange.close();
        });
    Shell shell = probe();
    assertThat(shell.status()).isEqualTo(Exit.INPUT);
    assertThat(shell.words()).contains("HTTP 500").contains("no memory").doesNotContain("\u001b");
  }

  /** The process is asked to end, as Ctrl-C does, while the second rung runs. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatWasMeasuredUntilCtrlCIsShownAndTheKeyNowhere() throws Exception {
    Path out = folder.resolve("out.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "probe",
            url(),
            "--input",
            "80",
            "--output",
            "8",
            "--concurrency",
            "1,2",
            "--min-time",
            "0.2",
            "--key-env",
            "TOY_KEY");
    builder.environment().put("TOY_KEY", SECRET);
    builder.redirectOutput(out.toFile());
    Process process = builder.start();
    StringBuilder err = new StringBuilder();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        err.append(line).append('\n');
        if (line.startsWith("1 user at once")) {
          pause = 400;
          Thread.sleep(300);
          process.toHandle().destroy();
        }
      }
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String shown = Files.readString(out);
    assertThat(shown).contains("Ended because it was stopped").contains("Tokens a second");
    // 128 and the signal's number.
    assertThat(process.exitValue()).isGreaterThan(128);
    assertThat(keys).isNotEmpty().containsOnly("Bearer " + SECRET);
    assertThat(shown + err).doesNotContain(SECRET);
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  private Shell probe(Object... more) {
    List<Object> words =
        new ArrayList<>(
            List.of(
                "probe",
                url(),
                "--input",
                "80",
                "--output",
                "16",
                "--concurrency",
                "1,2",
                "--min-time",
                "0.05",
                "--min-requests",
                "4"));
    words.addAll(List.of(more));
    return Shell.run(words.toArray());
  }

  private Shell with(String option, String value) {
    return Shell.run("probe", url(), option, value);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String key = exchange.getRequestHeaders().getFirst("Authorization");
    if (key != null) {
      keys.add(key);
    }
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Matcher limit = MAX_TOKENS.matcher(body);
    int tokens = limit.find() ? Integer.parseInt(limit.group(1)) : 1;
    int words = body.split(" ", -1).length;
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int i = 0; i < tokens; i++) {
        Thread.sleep(2 + pause);
        out.write(
            "data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\n"
                .getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
      String usage =
          "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d}}\n\n"
              .formatted(words + 5, tokens);
      out.write((usage + "data: [DONE]\n\n").getBytes(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void whole(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
