package dev.yourbrief.server.http;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Listens, and hands each request to its route. Who asks and whether they may is settled before a
 * byte of a body is read; everything that may wait happens on a thread of the request's own.
 */
public final class Door implements AutoCloseable {

  private static final int MOST_CONNECTIONS = 2000;
  private static final int IDLE_SECONDS = 75;

  /** Pages come to a quarter; more would cost more time than it saves. */
  private static final int COMPRESSION = 2;

  private static final int MOST_FIELD = 1 << 20;
  private static final int MOST_FIELDS = 1000;

  private final HttpServer server;
  private final ExecutorService threads;

  private Door(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /** What a door is made of. */
  public record Parts(
      Routes routes, Doorkeeper doorkeeper, Faults faults, Limits limits, Path uploads) {}

  /**
   * Begins to listen.
   *
   * @param port 0: one that is free
   * @throws InputException if somebody else listens there
   */
  public static Door open(Vertx vertx, String host, int port, Parts parts) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    HttpServer server =
        vertx.createHttpServer(
            new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setTcpNoDelay(true)
                .setIdleTimeout(IDLE_SECONDS)
                .setMaxInitialLineLength(8 << 10)
                .setMaxHeaderSize(32 << 10)
                .setMaxFormAttributeSize(MOST_FIELD)
                .setMaxFormFields(MOST_FIELDS)
                .setHttp2ClearTextEnabled(false)
                .setCompressionSupported(true)
                .setCompressionLevel(COMPRESSION));
    AtomicInteger open = new AtomicInteger();
    try {
      server
          .connectionHandler(connection -> admit(connection, open))
          .requestHandler(request -> take(request, parts, threads))
          .listen()
          .await();
    } catch (RuntimeException e) {
      threads.close();
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new InputException(
          Problem.of(
              Location.of(host + ":" + port),
              "the pages cannot be served here: " + cause.getMessage(),
              "Stop what listens there, or name another port with --port"));
    }
    return new Door(server, threads);
  }

  private static void admit(HttpConnection connection, AtomicInteger open) {
    if (open.incrementAndGet() > MOST_CONNECTIONS) {
      connection.close();
    }
    connection.closeHandler(_ -> open.decrementAndGet());
  }

  private static void take(HttpServerRequest request, Parts parts, ExecutorService threads) {
    request.pause();
    threads.execute(new Visit(request, parts));
  }

  /** The port it listens at. */
  public int port() {
    return server.actualPort();
  }

  /** Stops listening; what is being answered is answered. */
  @Override
  public void close() {
    server.close().await();
    threads.close();
  }

  /** A call of which nothing but the head is known. */
  static Call headOnly(HttpServerRequest request, Who who) {
    return new Call(request, Map.of(), Map.of(), List.of(), new Call.Bytes(Buffer.buffer()), who);
  }
}
