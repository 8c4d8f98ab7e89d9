package dev.yourbrief.acceptance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.acceptance.NodeFolder;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The official clients for Node.js, in processes of their own, ask providers of every API. What
 * they do is in {@code src/test/npm}.
 */
final class NpmSdkTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final long MOST_MILLIS = 100;
  private static final long LONGEST_MINUTES = 3;

  @TempDir private static Path folder;
  private static Path home;
  private static SdkGateway gateway;

  @BeforeAll
  static void install() throws Exception {
    home = NodeFolder.install("npm");
    gateway = new SdkGateway(folder);
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
    Path errors = home.resolve(script + ".log");
    Process node =
        new ProcessBuilder("node", script + ".mjs", gateway.host(), SdkGateway.KEY)
            .directory(home.toFile())
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
