package dev.yourbrief.acceptance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The official clients for Node.js, in processes of their own, ask providers of every API. What
 * they do is in {@code src/test/npm}. Skipped where Node.js is missing or its packages cannot be
 * fetched; that is a failure when the environment variable {@code CI} is set.
 */
final class NpmSdkTest {

  private static final Path SOURCES = Path.of("src", "test", "npm");
  private static final Path HOME = Path.of("target", "npm");
  private static final JsonMapper JSON = new JsonMapper();
  private static final long MOST_MILLIS = 100;
  private static final long LONGEST_MINUTES = 3;

  @TempDir private static Path folder;
  private static SdkGateway gateway;

  @BeforeAll
  static void install() throws Exception {
    copy();
    if (!canRun("node", "--version") || !canRun("npm", "--version")) {
      missing("node or npm is not installed: the clients for Node.js were not tried");
    }
    Path lock = HOME.resolve("package-lock.json");
    Path done = HOME.resolve("installed");
    String wanted = Files.readString(lock);
    if (!Files.exists(done) || !Files.readString(done).equals(wanted)) {
      Path log = HOME.resolve("npm.log");
      Process npm =
          new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
              .directory(HOME.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!npm.waitFor(5, TimeUnit.MINUTES) || npm.exitValue() != 0) {
        npm.destroyForcibly();
        missing("npm could not fetch the clients for Node.js:\n" + Files.readString(log));
      }
      Files.writeString(done, wanted);
    }
    gateway = new SdkGateway(folder);
  }

  private static void copy() throws IOException {
    Files.createDirectories(HOME);
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        Files.copy(file, HOME.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static boolean canRun(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private static void missing(String why) {
    if (System.getenv("CI") != null) {
      throw new AssertionError(why);
    }
    Assumptions.abort(why);
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "genai", "vercel"})
  void theClientIsAnsweredAsByItsOwnProvider(String script) throws Exception {
    Path errors = HOME.resolve(script + ".log");
    Process node =
        new ProcessBuilder("node", script + ".mjs", gateway.host(), SdkGateway.KEY)
            .directory(HOME.toFile())
            .redirectError(errors.toFile())
            .start();
    CompletableFuture.delayedExecutor(LONGEST_MINUTES, TimeUnit.MINUTES)
        .execute(node::destroyForcibly);
    List<String> wrong = new ArrayList<>();
    int checks = 0;
    List<Long> left = new ArrayList<>();
    try (BufferedReader lines = node.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode said = JSON.readTree(line);
        if (said.has("leaving")) {
          long from = System.nanoTime();
          left.add((gateway.endless().awaitClosed() - from) / 1_000_000);
        } else {
          checks++;
          if (!said.path("ok").asBoolean()) {
            wrong.add(line);
          }
        }
      }
    } finally {
      node.destroy();
    }
    assertThat(wrong).isEmpty();
    assertThat(node.waitFor()).as(Files.readString(errors)).isZero();
    assertThat(checks).isGreaterThan(50);
    Collections.sort(left);
    System.out.println(
        script + ": " + checks + " checks; milliseconds from leaving to the provider's: " + left);
    // Another program may have the processor for a moment, so not the slowest.
    assertThat(left.get(left.size() / 2)).isLessThan(MOST_MILLIS);
    assertThat(left.getLast()).isLessThan(10 * MOST_MILLIS);
  }
}
