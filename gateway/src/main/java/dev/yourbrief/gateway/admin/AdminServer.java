package dev.yourbrief.gateway.admin;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.gateway.Gateway;
import dev.yourbrief.gateway.config.ServerSettings;
import dev.yourbrief.gateway.config.ServerSettings.Address;
import dev.yourbrief.gateway.watch.Counts;
import dev.yourbrief.gateway.watch.Live;
import dev.yourbrief.provider.Endpoint;
import dev.yourbrief.provider.Secret;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The address at which those who run a gateway look at it. It ends with the gateway. */
public final class AdminServer implements AutoCloseable {

  private static final int MOST_CONNECTIONS = 256;
  private static final int IDLE_SECONDS = 60;

  private final HttpServer server;

  private AdminServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Begins to listen where the gateway's configuration says.
   *
   * @param counts one that is among the gateway's watchers
   * @param live one that is among the gateway's watchers
   * @param reload reads the configuration again and follows it; what is wrong with it, and then the
   *     old one is kept. It may block
   * @param environment where the admin's key may be
   * @throws InputException when the address is taken or the key is missing
   */
  public static AdminServer start(
      Gateway gateway,
      Counts counts,
      Live live,
      Supplier<List<Problem>> reload,
      Map<String, String> environment,
      InstantSource clock) {
    ServerSettings settings = gateway.dataPlane().config().server();
    Address address = settings.admin();
    Optional<Secret> key = settings.adminKey().map(k -> k.read(environment));
    boolean isLoopback =
        Endpoint.isLoopback(
            address.host().contains(":") ? "[" + address.host() + "]" : address.host());
    counts.watch(gateway, clock);
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(address.host())
            .setPort(address.port())
            .setTcpNoDelay(true)
            .setIdleTimeout(IDLE_SECONDS)
            .setMaxInitialLineLength(4 << 10)
            .setMaxHeaderSize(16 << 10)
            .setHttp2ClearTextEnabled(false)
            .setCompressionSupported(false);
    Optional<ServerSettings.Tls> tls = isLoopback ? Optional.empty() : settings.tls();
    tls.ifPresent(t ->
        options
            .setSsl(true)
            .setKeyCertOptions(
                new PemKeyCertOptions()
                    .setCertPath(t.certificate().toString())
                    .setKeyPath(t.key().toString())));
    HttpServer server = gateway.vertx().createHttpServer(options);
    Sessions sessions = new Sessions(clock);
    Guard guard = new Guard(address.host(), key, sessions);
    Paths paths = new Paths(gateway, counts, live, reload);
    Desk desk = new Desk(guard, sessions, paths, tls.isPresent());
    AtomicInteger open = new AtomicInteger();
    try {
      server
          .connectionHandler(connection -> admit(connection, open))
          .requestHandler(desk::take)
          .listen()
          .await();
    } catch (RuntimeException e) {
      throw unheard(address, e);
    }
    return new AdminServer(server);
  }

  private static void admit(HttpConnection connection, AtomicInteger open) {
    if (open.incrementAndGet() > MOST_CONNECTIONS) {
      connection.close();
    }
    connection.closeHandler(_ -> open.decrementAndGet());
  }

  private static InputException unheard(Address address, Throwable e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return new InputException(
        Problem.of(
            Location.of(address.host() + ":" + address.port()),
            "the admin's pages cannot be served here: " + cause.getMessage(),
            "Stop what listens there, or name another address under server: admin"));
  }

  /** The port it listens at. */
  public int port() {
    return server.actualPort();
  }

  /** Stops listening. */
  @Override
  public void close() {
    server.close().await();
  }
}
