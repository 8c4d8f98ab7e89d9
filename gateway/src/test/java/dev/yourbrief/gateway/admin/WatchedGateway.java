package dev.yourbrief.gateway.admin;

import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.gateway.Gateway;
import dev.yourbrief.gateway.config.ConfigReader;
import dev.yourbrief.gateway.key.KeyRing;
import dev.yourbrief.gateway.ledger.Segments;
import dev.yourbrief.gateway.watch.Counts;
import dev.yourbrief.gateway.watch.Live;
import dev.yourbrief.gateway.watch.Watcher;
import dev.yourbrief.provider.fake.FakeProvider;
import dev.yourbrief.provider.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** A gateway on free ports of this machine, with all that watches it. */
public final class WatchedGateway implements AutoCloseable {

  /** A client's key. */
  public static final String KEY = "yb-a-key-for-tests-that-nobody-else-has-1234567";

  static final String ADMIN_KEY = "an-admin-key-for-tests-0987654321";

  /** The key's settings, to put into a configuration. */
  public static final String KEYS =
      "keys: [{name: team, sha256: " + KeyRing.hash(KEY) + ", budget: {usd: 5, per: day}}]\n";

  private static final String SERVER = "server: {listen: '127.0.0.1:0', admin: '127.0.0.1:0'}\n";

  private final Gateway gateway;
  private final AdminServer admin;
  private final Path folder;
  private final Counts counts = new Counts();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private WatchedGateway(
      Path folder, String yaml, List<Watcher> more, Supplier<List<Problem>> reload) {
    this.folder = folder;
    Map<String, String> environment =
        Map.of("UP_KEY", "sk-upstream-secret", "ADMIN_KEY", ADMIN_KEY);
    InstantSource clock = InstantSource.system();
    Live live = new Live(clock);
    List<Watcher> watchers = new ArrayList<>(more);
    watchers.add(counts);
    watchers.add(live);
    this.gateway =
        Gateway.start(
            ConfigReader.parse(yaml, "gateway.yaml", folder, environment),
            environment,
            (_, _) -> java.util.Optional.empty(),
            watchers,
            clock,
            1);
    this.admin = AdminServer.start(gateway, counts, live, reload, environment, clock);
  }

  static WatchedGateway start(Path folder, String yaml, Supplier<List<Problem>> reload) {
    return new WatchedGateway(folder, SERVER + yaml, List.of(), reload);
  }

  static WatchedGateway start(Path folder, String yaml) {
    return start(folder, yaml, List::of);
  }

  /** One of which others are told besides. */
  public static WatchedGateway start(Path folder, String yaml, List<Watcher> more) {
    return new WatchedGateway(folder, SERVER + yaml, more, List::of);
  }

  /** One whose admin needs a key, or listens elsewhere. */
  static WatchedGateway startWith(Path folder, String server, String yaml) {
    return new WatchedGateway(folder, server + yaml, List.of(), List::of);
  }

  /** Two targets of one provider behind a route; the first has a price, the second may not. */
  public static String config(FakeProvider provider, String more) {
    return """
    providers:
      up:
        api: openai
        base: '%s'
        key: {env: UP_KEY}
        headers: {x-team: a-header-nobody-sees}
        timeouts: {connect: 300ms, first_byte: 2s, idle: 2s, total: 5s}
    models:
      smart:
        target: {model: up/first, prices: {input_uncached: 1, cache_read: 0.1, output: 2}}
        fallbacks: [{model: up/second, prices: {input_uncached: 3, cache_read: 0.3, output: 4}}]
    %s
    """
            .formatted(provider.uri(), more)
        + KEYS;
  }

  public Gateway gateway() {
    return gateway;
  }

  Counts counts() {
    return counts;
  }

  /** The admin's port. */
  public int adminPort() {
    return admin.port();
  }

  URI admin(String path) {
    return URI.create("http://127.0.0.1:" + admin.port() + path);
  }

  /** Asks the gateway as a client does. */
  public HttpResponse<String> ask(String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
            .timeout(Duration.ofSeconds(20))
            .header("authorization", "Bearer " + KEY)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body));
    for (int i = 0; i + 1 < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** A question of a few words. */
  public HttpResponse<String> chat(String model, boolean streamed, String... headers)
      throws IOException, InterruptedException {
    return ask(
        "/v1/chat/completions",
        "{\"model\":\"%s\",\"stream\":%b,\"messages\":[{\"role\":\"user\",\"content\":\"Very private?\"}]}"
            .formatted(model.replace("\"", "\\\""), streamed),
        headers);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(admin(path)));
  }

  JsonNode json(String path) throws IOException, InterruptedException {
    return Json.tree(get(path).body()).orElseThrow();
  }

  /** What the admin answers to these characters, with any header one likes. */
  String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), admin.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The ledger's rows of a kind. */
  public List<JsonNode> rows(String kind) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (Path segment : Segments.in(folder.resolve("ledger"))) {
      for (String line : Files.readAllLines(segment)) {
        JsonNode row = Json.tree(line).orElseThrow();
        if (row.path("row").stringValue("").equals(kind)) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  /** The rows of a kind, as soon as there are so many. */
  public List<JsonNode> awaitRows(String kind, int count) throws IOException, InterruptedException {
    for (int i = 0; i < 400; i++) {
      List<JsonNode> rows = rows(kind);
      if (rows.size() >= count) {
        return rows;
      }
      Thread.sleep(25);
    }
    throw new AssertionError("there are only: " + rows(kind));
  }

  @Override
  public void close() {
    client.close();
    admin.close();
    gateway.close();
  }
}
