package dev.yourbrief.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.register.Register;
import dev.yourbrief.register.settings.Settings;
import dev.yourbrief.register.settings.SettingsReader;
import dev.yourbrief.server.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The protocol's official client for Node.js, in a process of its own, over both ways in. Skipped
 * where Node.js is missing or the client cannot be fetched; that is a failure when the environment
 * variable {@code CI} is set.
 */
final class McpNpmTest {

  private static final Path SOURCES = Path.of("src", "test", "npm-mcp");
  private static final Path HOME = Path.of("target", "npm-mcp");

  @TempDir Path folder;

  @BeforeAll
  static void install() throws Exception {
    Files.createDirectories(HOME);
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        Files.copy(file, HOME.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path done = HOME.resolve("installed");
    String wanted = Files.readString(HOME.resolve("package-lock.json"));
    if (Files.exists(done) && Files.readString(done).equals(wanted)) {
      return;
    }
    Path log = HOME.resolve("npm.log");
    try {
      Process npm =
          new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
              .directory(HOME.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!npm.waitFor(5, TimeUnit.MINUTES) || npm.exitValue() != 0) {
        npm.destroyForcibly();
        missing("npm could not fetch the client:\n" + Files.readString(log));
      }
      Files.writeString(done, wanted);
    } catch (IOException e) {
      missing("npm is not installed: " + e.getMessage());
    }
  }

  private static void missing(String why) {
    if (System.getenv("CI") != null) {
      throw new AssertionError(why);
    }
    Assumptions.abort(why);
  }

  private static Map<String, JsonNode> said(List<String> arguments) throws Exception {
    List<String> line = new ArrayList<>(List.of("node", "client.mjs"));
    line.addAll(arguments);
    Path errors = HOME.resolve("client.log");
    Process node =
        new ProcessBuilder(line).directory(HOME.toFile()).redirectError(errors.toFile()).start();
    Map<String, JsonNode> said = new LinkedHashMap<>();
    try (var lines = node.inputReader(StandardCharsets.UTF_8)) {
      for (String one = lines.readLine(); one != null; one = lines.readLine()) {
        JsonNode json = JsonMapper.shared().readTree(one);
        said.put(json.get("what").stringValue(), json.get("value"));
      }
    }
    assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(node.exitValue()).as(Files.readString(errors)).isZero();
    return said;
  }

  private static void check(Map<String, JsonNode> said) {
    assertThat(said.get("server")).hasToString("\"yourbrief\"");
    assertThat(said.get("tools")).hasSize(13);
    assertThat(said.get("readOnly")).hasToString("9");
    assertThat(said.get("made")).hasToString("\"by-node\"");
    assertThat(String.valueOf(said.get("wrong"))).startsWith("[true,\"moat: 'perhaps' is not one");
    assertThat(said.get("bars")).hasSize(3);
    assertThat(said.get("brief")).hasToString("\"by-node\"");
    assertThat(said.get("same")).hasToString("true");
    assertThat(said.get("templates")).hasToString("2");
  }

  @Test
  void itGoesFromNothingToAVerifiedVersionByStandardInputAndOutput() throws Exception {
    List<String> arguments = new ArrayList<>(List.of("stdio"));
    arguments.addAll(Command.line("mcp", "--data", folder.toString()));

    check(said(arguments));
  }

  @Test
  void itGoesFromNothingToAVerifiedVersionOverHttp() throws Exception {
    Files.writeString(folder.resolve(Settings.FILE), "listen: 127.0.0.1:0\n");
    Settings settings = SettingsReader.read(folder, Map.of());
    try (Register register =
            Register.open(
                settings.database(),
                InstantSource.fixed(Instant.parse("2026-11-29T10:00:00Z")),
                ZoneOffset.UTC);
        Server server = Server.start(register, settings)) {
      check(
          said(
              List.of(
                  "http",
                  "http://"
                      + InetAddress.getLoopbackAddress().getHostAddress()
                      + ":"
                      + server.port()
                      + "/mcp")));
    }
  }
}
