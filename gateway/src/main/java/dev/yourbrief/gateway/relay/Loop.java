package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.config.ProviderSettings;
import dev.yourbrief.gateway.config.ServerSettings;
import dev.yourbrief.gateway.key.VirtualKey;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireError.Kind;
import dev.yourbrief.provider.wire.WireFormat;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * One event loop: it accepts a share of the clients and has connections of its own to every
 * provider, so that a request is served by one thread from its first byte to its last.
 */
final class Loop extends VerticleBase {

  private static final int MOST_HEADER_BYTES = 32 << 10;
  private static final int MOST_LINE_BYTES = 8 << 10;

  private final ServerSettings settings;
  private final int port;
  private final int loops;
  private final Shared shared;
  private final AtomicReference<Setup> setup;
  private final SplittableRandom random;
  private final Deadlines deadlines = new Deadlines();
  private final Set<Exchange> underWay = new HashSet<>();
  private final Map<String, Upstream> upstreams = new HashMap<>();
  private final Map<String, Upstream> shadowUpstreams = new HashMap<>();
  private final Shadows shadows;
  private final Connections connections;

  Loop(
      ServerSettings settings,
      int port,
      int loops,
      Shared shared,
      AtomicReference<Setup> setup,
      SplittableRandom random) {
    this.settings = settings;
    this.port = port;
    this.loops = loops;
    this.shared = shared;
    this.setup = setup;
    this.random = random;
    this.shadows = new Shadows(this, loops);
    this.connections =
        new Connections(settings.readTimeout(), Math.max(1, settings.connections() / loops));
  }

  @Override
  public Future<?> start() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(settings.listen().host())
            .setPort(port)
            .setTcpNoDelay(true)
            .setMaxHeaderSize(MOST_HEADER_BYTES)
            .setMaxInitialLineLength(MOST_LINE_BYTES)
            .setHandle100ContinueAutomatically(true)
            // Looking which of the two is meant has no bound of time, so that a client that sends
            // nothing more would hold its connection for ever. HTTP/2 comes with TLS.
            .setHttp2ClearTextEnabled(false)
            .setAcceptBacklog(1_024);
    settings
        .tls()
        .ifPresent(tls ->
            options
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(
                    new PemKeyCertOptions()
                        .setCertPath(tls.certificate().toString())
                        .setKeyPath(tls.key().toString())));
    vertx.setPeriodic(
        Deadlines.MILLIS,
        _ -> {
          long now = System.nanoTime();
          deadlines.check(now);
          connections.check(now);
        });
    return vertx
        .createHttpServer(options)
        .connectionHandler(connections::opened)
        .requestHandler(this::take)
        .listen();
  }

  private void take(HttpServerRequest request) {
    connections.began(request.connection());
    request.response().endHandler(_ -> connections.ended(request.connection()));
    Setup now = setup.get();
    Reply reply = new Reply(request.response(), Ids.next(shared.clock().instant(), random));
    Optional<Door> door = Door.of(request.method(), request.path() == null ? "" : request.path());
    if (door.isEmpty()) {
      WireError error =
          new WireError(
              Kind.NOT_FOUND,
              404,
              "there is no " + request.method() + " of this path here",
              "unknown_url",
              "");
      turnAway(request, reply, shared.formats().of(Door.CHAT), error);
      return;
    }
    WireFormat format = shared.formats().of(formatOf(door.get(), request));
    Optional<VirtualKey> key = now.find(Identity.presentedKey(request));
    if (key.isEmpty()) {
      WireError error =
          new WireError(
              Kind.AUTHENTICATION,
              401,
              "the request shows no key of this gateway",
              "invalid_api_key",
              "");
      turnAway(request, reply, format, error);
    } else if (shared.isClosing().get()) {
      WireError error = WireError.of(Kind.OVERLOADED, 503, "the gateway is about to stop");
      turnAway(request, reply, format, error);
    } else if (shared.ledger().isFull()) {
      WireError error =
          WireError.of(Kind.OVERLOADED, 503, "the gateway cannot write its ledger: see its log");
      turnAway(request, reply, format, error);
    } else {
      open(request, now, door.get(), format, key.get(), reply);
    }
  }

  /** The SDKs of Anthropic and of Google list models at the same path as OpenAI's. */
  private static String formatOf(Door door, HttpServerRequest request) {
    if (door.operation() != Door.Operation.MODELS) {
      return door.format();
    }
    boolean isGoogle =
        request.getHeader("x-goog-api-key") != null
            || request.getHeader("x-goog-api-client") != null;
    boolean isAnthropic = request.getHeader("anthropic-version") != null;
    return isAnthropic ? Door.MESSAGES : isGoogle ? Door.GEMINI : door.format();
  }

  /** A client that is turned away may not send the rest of its body either. */
  private static void turnAway(
      HttpServerRequest request, Reply reply, WireFormat format, WireError error) {
    if (!request.isEnded() && request.method().name().equals("POST")) {
      request.response().putHeader("connection", "close");
    }
    reply.error(format, error, Optional.empty());
  }

  private void open(
      HttpServerRequest request,
      Setup now,
      Door door,
      WireFormat format,
      VirtualKey key,
      Reply reply) {
    if (door.operation() == Door.Operation.MODELS) {
      ModelList.answer(now, key, format, door.call().model(), reply);
      return;
    }
    if (door.operation() == Door.Operation.FEEDBACK) {
      inlet(request, format, reply, body -> new Feedbacks(shared).take(body, key, format, reply));
      return;
    }
    Exchange exchange = new Exchange(this, now, request, door, key, reply);
    underWay.add(exchange);
    shared.underWay().incrementAndGet();
    shared.watchers().forEach(w -> w.began());
    request.response().closeHandler(_ -> exchange.left());
    request.response().exceptionHandler(_ -> exchange.left());
    Consumer<byte[]> taker =
        body -> {
          try {
            exchange.begin(body);
          } catch (RuntimeException e) {
            exchange.defect();
            throw e;
          }
        };
    inlet(request, format, reply, taker).onRefused(exchange::turnedAway);
  }

  private Inlet inlet(
      HttpServerRequest request, WireFormat format, Reply reply, Consumer<byte[]> taker) {
    Inlet inlet =
        new Inlet(
            new Body(shared.room(), settings.requestBytes()),
            settings.readTimeout(),
            format,
            reply,
            taker);
    connections.reading(inlet);
    inlet.read(request);
    return inlet;
  }

  /** Ends what is still under way, on this loop's own thread. */
  Future<Void> interrupt() {
    Promise<Void> done = Promise.promise();
    context.runOnContext(_ -> {
      new ArrayList<>(underWay).forEach(Exchange::interrupt);
      done.complete();
    });
    return done.future();
  }

  /** A request is over. */
  void over(Exchange exchange) {
    if (underWay.remove(exchange)) {
      shared.underWay().decrementAndGet();
    }
  }

  /** The provider, with the connections of this loop; made anew when its settings have changed. */
  Upstream upstream(Setup now, String provider) {
    return upstream(upstreams, now, provider);
  }

  /** The same for copies, whose connections are none of the clients' calls'. */
  Upstream shadowUpstream(Setup now, String provider) {
    return upstream(shadowUpstreams, now, provider);
  }

  private Upstream upstream(Map<String, Upstream> all, Setup now, String provider) {
    ProviderSettings wanted = now.provider(provider);
    Upstream known = all.get(provider);
    if (known != null && known.settings().equals(wanted) && known.hasKey(now.secret(provider))) {
      return known;
    }
    Upstream made = Upstream.of(vertx, wanted, now.secret(provider), loops);
    all.put(provider, made);
    if (known != null) {
      // Its calls under way end by themselves; then its connections fall idle and are closed.
      known.retire(vertx, wanted.timeouts().total());
    }
    return made;
  }

  Shared shared() {
    return shared;
  }

  Shadows shadows() {
    return shadows;
  }

  Deadlines deadlines() {
    return deadlines;
  }

  SplittableRandom random() {
    return random;
  }

  Vertx vertx() {
    return vertx;
  }
}
