package dev.yourbrief.gateway;

import dev.yourbrief.gateway.config.ConfigReader;
import dev.yourbrief.gateway.key.KeyRing;
import dev.yourbrief.gateway.ledger.Segments;
import dev.yourbrief.provider.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A gateway on free ports of this machine, asked as a client asks it. */
final class RunningGateway implements AutoCloseable {

  static final String KEY = "yb-a-key-for-tests-that-nobody-else-has-1234567";

  private static final String SERVER = "server: {listen: '127.0.0.1:0', admin: '127.0.0.1:0'}\n";

  private final Gateway gateway;
  private final Path folder;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private RunningGateway(Gateway gateway, Path folder) {
    this.gateway = gateway;
    this.folder = folder;
  }

  /**
   * @param yaml a configuration; {@code KEYS} stands for a key called {@code team}
   */
  static RunningGateway start(Path folder, String yaml) {
    return start(folder, yaml, 1);
  }

  static RunningGateway start(Path folder, String yaml, int loops) {
    return start(folder, yaml, loops, SERVER);
  }

  static RunningGateway start(Path folder, String yaml, int loops, String server) {
    Gateway gateway =
        Gateway.start(
            ConfigReader.parse(server + keyed(yaml), "gateway.yaml", folder),
            Map.of("UP_KEY", "sk-upstream-secret"),
            (_, _) -> java.util.Optional.empty(),
            List.of(),
            InstantSource.system(),
            loops);
    return new RunningGateway(gateway, folder);
  }

  static String text(String yaml) {
    return SERVER + keyed(yaml);
  }

  private static String keyed(String yaml) {
    return yaml.replace("KEYS", "keys: [{name: team, sha256: " + KeyRing.hash(KEY) + "}]");
  }

  Gateway gateway() {
    return gateway;
  }

  int port() {
    return gateway.port();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + gateway.port() + path);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path))
        .timeout(Duration.ofSeconds(20))
        .header("authorization", "Bearer " + KEY)
        .header("content-type", "application/json");
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return client.send(
        request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  HttpResponse<InputStream> open(String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofInputStream());
  }

  /** The rows so far. */
  List<JsonNode> rows() throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (Path segment : Segments.in(folder.resolve("ledger"))) {
      for (String line : Files.readAllLines(segment)) {
        rows.add(Json.tree(line).orElseThrow());
      }
    }
    return rows;
  }

  /** The rows of a kind, when there is one that fits; waits for it. */
  JsonNode awaitRow(Predicate<JsonNode> fits) throws IOException, InterruptedException {
    for (int i = 0; i < 200; i++) {
      for (JsonNode row : rows()) {
        if (fits.test(row)) {
          return row;
        }
      }
      Thread.sleep(25);
    }
    throw new AssertionError("no such row; there are: " + rows());
  }

  JsonNode awaitCall() throws IOException, InterruptedException {
    return awaitRow(r -> r.path("row").stringValue("").equals("call"));
  }

  List<JsonNode> rows(String kind) throws IOException {
    return rows().stream().filter(r -> r.path("row").stringValue("").equals(kind)).toList();
  }

  @Override
  public void close() {
    client.close();
    gateway.close();
  }
}
