package dev.yourbrief.server.api;

import dev.yourbrief.register.Register;
import dev.yourbrief.register.settings.Settings;
import dev.yourbrief.register.settings.SettingsReader;
import dev.yourbrief.register.store.StoreAddress;
import dev.yourbrief.server.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server over a register of its own, asked over the network. */
final class Asking implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

  private final Register register;
  private final Server server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Contract contract = new Contract();

  private Asking(Register register, Server server) {
    this.register = register;
    this.server = server;
  }

  static Asking of(Path folder) {
    try {
      Files.writeString(folder.resolve(Settings.FILE), "listen: 127.0.0.1:0\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Register register =
        Register.open(
            new StoreAddress.Embedded(folder), ticking(), ZoneOffset.UTC);
    return new Asking(register, Server.start(register, SettingsReader.read(folder, Map.of())));
  }

  /** A clock that moves a little whenever it is looked at. */
  private static InstantSource ticking() {
    AtomicLong looks = new AtomicLong();
    return () -> NOW.plusMillis(looks.getAndIncrement());
  }

  Register register() {
    return register;
  }

  Contract contract() {
    return contract;
  }

  String address() {
    return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.port();
  }

  /** An answer. */
  record Answer(int status, HttpResponse<byte[]> http) {

    String text() {
      return new String(http.body(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
      return JsonMapper.shared().readTree(http.body());
    }

    String tag() {
      return http.headers().firstValue("etag").orElse("");
    }
  }

  Answer get(String path, String... headers) {
    return ask("GET", path, BodyPublishers.noBody(), headers);
  }

  Answer send(String method, String path, String json, String... headers) {
    return ask(method, path, BodyPublishers.ofString(json), headers);
  }

  Answer ask(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address() + path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      contract.holds(
          method,
          path.replaceFirst("\\?.*", ""),
          response.statusCode(),
          response.headers().firstValue("content-type"),
          response.body());
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A decision with the files of an example. */
  String example(String name) {
    String id =
        send(
                "POST",
                "/api/v1/decisions",
                "{\"playbook\":\"ai-build-or-wrap\",\"title\":\"" + name + "\"}")
            .json()
            .get("id")
            .stringValue();
    Path folder = Path.of("..", "examples", name);
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        if (!path.startsWith("out")) {
          Answer put =
              ask(
                  "PUT",
                  "/api/v1/decisions/" + id + "/files/" + Api.part(path),
                  BodyPublishers.ofByteArray(Files.readAllBytes(file)));
          if (put.status() > 201) {
            throw new IllegalStateException(put.text());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return id;
  }

  @Override
  public void close() {
    server.close();
    register.close();
  }
}
