package dev.yourbrief.cli;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/**
 * A gateway asks itself, in every format, whole and streamed, so that a cache of what a start needs
 * can learn from it. Only for a gateway of the demo provider, where nothing leaves the machine.
 */
final class GatewayRehearsal {

  private static final int ROUNDS = 40;

  private record Request(String path, String body) {}

  private static final List<Request> REQUESTS =
      List.of(
          new Request(
              "/v1/chat/completions",
              "{\"model\":\"%s\",\"stream\":%s,\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}"),
          new Request("/v1/responses", "{\"model\":\"%s\",\"stream\":%s,\"input\":\"Hello\"}"),
          new Request(
              "/v1/messages",
              "{\"model\":\"%s\",\"stream\":%s,\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}"));

  private final int port;

  private final int adminPort;

  GatewayRehearsal(int port, int adminPort) {
    this.port = port;
    this.adminPort = adminPort;
  }

  void run(Iterable<String> models) {
    Vertx vertx = Vertx.vertx();
    HttpClient client = vertx.createHttpClient();
    for (int i = 0; i < ROUNDS; i++) {
      for (String model : models) {
        for (Request request : REQUESTS) {
          ask(client, request.path(), request.body().formatted(model, i % 4 == 0));
        }
      }
    }
    for (String path : List.of("/", "/metrics", "/health/ready", "/api/live")) {
      client
          .request(HttpMethod.GET, adminPort, "127.0.0.1", path)
          .compose(r -> r.send())
          .compose(r -> r.body())
          .await();
    }
    vertx.close().await();
  }

  private void ask(HttpClient client, String path, String body) {
    client
        .request(HttpMethod.POST, port, "127.0.0.1", path)
        .compose(r -> r.putHeader("content-type", "application/json").send(Buffer.buffer(body)))
        .compose(r -> r.body())
        .await();
  }
}
