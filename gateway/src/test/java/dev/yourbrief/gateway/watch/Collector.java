package dev.yourbrief.gateway.watch;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Takes what is exported to it over HTTP, and may be slow. */
final class Collector implements AutoCloseable {

  private final HttpServer server;
  private final List<Proto> traces = new CopyOnWriteArrayList<>();
  private final List<Proto> metrics = new CopyOnWriteArrayList<>();

  private Collector(Duration pause) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    take("/v1/traces", traces, pause);
    take("/v1/metrics", metrics, pause);
    server.start();
  }

  static Collector start(Duration pause) throws IOException {
    return new Collector(pause);
  }

  private void take(String path, List<Proto> into, Duration pause) {
    server.createContext(
        path,
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          try {
            Thread.sleep(pause);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          into.add(Proto.of(ByteBuffer.wrap(body)));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
  }

  String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Proto> spans() {
    return traces.stream().flatMap(t -> t.path(1, 2, 2).stream()).toList();
  }

  /** Of resources, by their attributes. */
  List<Proto> resources() {
    return traces.stream().flatMap(t -> t.path(1, 1).stream()).toList();
  }

  List<Proto> metrics() {
    List<Proto> all = new ArrayList<>();
    metrics.forEach(m -> all.addAll(m.path(1, 2, 2)));
    return all;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
