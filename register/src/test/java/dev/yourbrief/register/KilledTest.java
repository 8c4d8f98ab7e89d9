package dev.yourbrief.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.yourbrief.playbook.Decision;
import dev.yourbrief.register.decision.Tree;
import dev.yourbrief.register.decision.VersionEntry;
import dev.yourbrief.register.recheck.Outbox;
import dev.yourbrief.register.recheck.Reminder;
import dev.yourbrief.register.settings.Settings;
import dev.yourbrief.register.store.StoreAddress;
import dev.yourbrief.register.transfer.Verify;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that uploads, saves, signs off and reminds is killed (SIGKILL) at random moments, again
 * and again: nothing it was told is done is lost, and nothing was done twice. More kills: {@code
 * -Dkills=100}.
 */
final class KilledTest {

  private static final int KILLS = Integer.getInteger("kills", 4);
  private static final int LONGEST_MILLIS = 6_000;

  @TempDir private Path folder = Path.of("");
  private final Map<String, Integer> told = new ConcurrentHashMap<>();

  private HttpServer webhook() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          told.merge(
              String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
              1,
              Integer::sum);
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  @ParameterizedTest
  @EnumSource
  void whatWasAcknowledgedIsThereAndNothingIsThereTwice(Stores stores) throws Exception {
    StoreAddress address = stores.address(folder);
    Files.writeString(
        folder.resolve(Settings.FILE), "webhooks:\n  - {name: Slack, url: {env: HOOK}}\n");
    try (Register register = open(address)) {
      Filed.decision(register);
    }
    Random random = new Random(20261129);
    List<String> acknowledged = new ArrayList<>();
    HttpServer webhook = webhook();
    try {
      for (int kill = 0; kill < KILLS; kill++) {
        acknowledged.addAll(runAndKill(address, webhook, kill, random.nextInt(LONGEST_MILLIS)));
      }
    } finally {
      webhook.stop(0);
    }
    assertThat(acknowledged).as("it got somewhere").anyMatch(line -> line.startsWith("round"));
    try (Register register = open(address)) {
      check(register, acknowledged);
    }
  }

  private static Register open(StoreAddress address) {
    return Register.open(address, InstantSource.system(), ZoneOffset.UTC);
  }

  /** What it was told is done before it was killed. */
  private List<String> runAndKill(StoreAddress address, HttpServer webhook, int run, int millis)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWorker.class.getName(),
                folder.toString(),
                address instanceof StoreAddress.Shared shared ? shared.url() : "",
                "http://127.0.0.1:" + webhook.getAddress().getPort() + "/hook",
                String.valueOf(run))
            .redirectError(folder.resolve("worker-" + run + ".log").toFile())
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader out = process.inputReader()) {
      Thread killer =
          Thread.ofVirtual()
              .unstarted(() -> {
                try {
                  TimeUnit.MILLISECONDS.sleep(millis);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                process.destroyForcibly();
              });
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (lines.isEmpty()) {
          killer.start();
        }
        lines.add(line);
      }
    } finally {
      process.destroyForcibly();
    }
    process.waitFor();
    assertThat(lines).as(Files.readString(folder.resolve("worker-" + run + ".log"))).isNotEmpty();
    return lines;
  }

  private void check(Register register, List<String> acknowledged) {
    Tree tree = register.decisions().state(Filed.ID).orElseThrow().tree();
    List<VersionEntry> versions = register.versions().list(Filed.ID);
    for (String line : acknowledged) {
      String[] words = line.split(" ", 3);
      switch (words[0]) {
        case "put" ->
            assertThat(tree.file(words[1]).orElseThrow().sha256()).as(line).isEqualTo(words[2]);
        case "save" ->
            assertThat(versions).as(line).filteredOn(v -> v.sha256().equals(words[1])).hasSize(1);
        case "sign" ->
            assertThat(versions)
                .as(line)
                .filteredOn(v -> v.sha256().equals(words[1]) && v.signOff().isPresent())
                .hasSize(1);
        case "raise" ->
            assertThat(register.escalations().list(Filed.ID))
                .as(line)
                .filteredOn(e -> e.trigger().equals(words[1]))
                .hasSize(1);
        default -> assertThat(words[0]).isIn("ready", "round");
      }
    }
    assertThat(versions)
        .extracting(VersionEntry::number)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, versions.size()).boxed().toList());
    List<Audit.Line> audit = register.audit().newest(Optional.of(Filed.ID), 10_000);
    assertThat(audit)
        .as("each change has its line")
        .filteredOn(line -> line.action().equals("file.put"))
        .hasSize(
            (int) tree.files().keySet().stream().filter(p -> !p.equals(Decision.FILE)).count());
    assertThat(audit)
        .filteredOn(line -> line.action().equals("version.saved"))
        .hasSize(versions.size());
    assertThat(audit)
        .filteredOn(line -> line.action().equals("version.signed-off"))
        .hasSize((int) versions.stream().filter(v -> v.signOff().isPresent()).count());
    assertThat(told).as("reminders went out").isNotEmpty();
    assertThat(told.values()).as("each at most once").containsOnly(1);
    for (Reminder reminder : new Outbox(register.store()).list(Filed.ID)) {
      if (reminder.state() == Reminder.State.SENT) {
        assertThat(told).containsKey(reminder.id());
      }
    }
    assertThat(Verify.of(register, (_, _, _) -> {}).wrong()).isEmpty();
  }
}
