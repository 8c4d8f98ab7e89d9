package dev.yourbrief.gateway.relay;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.gateway.PriceLookup;
import dev.yourbrief.gateway.config.Config;
import dev.yourbrief.gateway.config.ProviderSettings;
import dev.yourbrief.gateway.config.ServerSettings;
import dev.yourbrief.gateway.key.Spending;
import dev.yourbrief.gateway.ledger.Ledger;
import dev.yourbrief.gateway.route.Router;
import dev.yourbrief.gateway.schema.SchemaChecks;
import dev.yourbrief.gateway.watch.Watcher;
import dev.yourbrief.gateway.words.Words;
import dev.yourbrief.provider.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** The event loops that carry requests, and the configuration they follow. */
public final class DataPlane {

  private final Vertx vertx;
  private final Map<String, String> environment;
  private final Shared shared;
  private final AtomicReference<Setup> setup;
  private final List<Loop> loops = new ArrayList<>();

  /**
   * @param environment where providers' keys may be
   */
  public DataPlane(
      Vertx vertx,
      Config config,
      Map<String, String> environment,
      PriceLookup prices,
      WireFormats formats,
      Spending spending,
      Ledger ledger,
      Words words,
      SchemaChecks schemas,
      List<Watcher> watchers,
      InstantSource clock) {
    this.vertx = vertx;
    this.environment = Map.copyOf(environment);
    this.shared =
        new Shared(
            formats,
            spending,
            ledger,
            new Room(Runtime.getRuntime().maxMemory() / 4),
            new Fingerprints(salt(ledger)),
            words,
            schemas,
            watchers,
            clock,
            new AtomicInteger(),
            new AtomicLong(),
            new AtomicBoolean());
    this.setup = new AtomicReference<>(setup(config, Router.of(config.routes()), prices));
  }

  private static byte[] salt(Ledger ledger) {
    try {
      return Salt.of(ledger.folder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Setup setup(Config config, Router router, PriceLookup prices) {
    Map<String, Optional<Secret>> secrets = new HashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (ProviderSettings provider : config.providers().values()) {
      try {
        secrets.put(provider.name(), provider.key().map(k -> k.read(environment)));
      } catch (InputException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    return new Setup(config, router, secrets, prices);
  }

  /**
   * Begins to listen.
   *
   * @return the port
   * @throws InputException when the address is taken or none of this machine's
   */
  public int listen(int eventLoops) {
    ServerSettings settings = setup.get().config().server();
    SecureRandom seeds = new SecureRandom();
    // Loops share a port only when they name the same one.
    int port = settings.listen().port() == 0 ? freePort() : settings.listen().port();
    for (int i = 0; i < eventLoops; i++) {
      Loop loop =
          new Loop(
              settings, port, eventLoops, shared, setup, new SplittableRandom(seeds.nextLong()));
      try {
        vertx.deployVerticle(loop).await();
      } catch (RuntimeException e) {
        throw unheard(settings, e);
      }
      loops.add(loop);
    }
    return port;
  }

  private static int freePort() {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputException unheard(ServerSettings settings, Throwable e) {
    String address = settings.listen().host() + ":" + settings.listen().port();
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return new InputException(
        Problem.of(
            Location.of(address),
            "the gateway cannot listen here: " + cause.getMessage(),
            "Stop what does, or name another address under server: listen"));
  }

  /**
   * Follows another configuration from the next request on; all of it or, when something is wrong
   * with it, none.
   *
   * @throws InputException with all that is wrong; the old one is kept
   */
  public void follow(Config config, PriceLookup prices) {
    Setup old = setup.get();
    List<Problem> problems = new ArrayList<>();
    fixed(
        old.config().server().listen().equals(config.server().listen()),
        "server: listen",
        problems);
    fixed(
        old.config().server().admin().equals(config.server().admin())
            && old.config().server().adminKey().equals(config.server().adminKey()),
        "server: admin",
        problems);
    fixed(old.config().server().tls().equals(config.server().tls()), "server: tls", problems);
    fixed(
        old.config().ledger().folder().equals(config.ledger().folder()),
        "ledger: folder",
        problems);
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    setup.set(setup(config, old.router().with(config.routes()), prices));
  }

  private static void fixed(boolean isSame, String what, List<Problem> problems) {
    if (!isSame) {
      problems.add(
          Problem.of(
              Location.of(what), "this cannot change while the gateway runs", "Start it anew"));
    }
  }

  /** The configuration that requests now follow. */
  public Config config() {
    return setup.get().config();
  }

  /** Targets whose price nobody knows, by name. */
  public List<String> unpriced() {
    return setup.get().unpriced();
  }

  public Router router() {
    return setup.get().router();
  }

  /** How many requests are being answered. */
  public int underWay() {
    return shared.underWay().get();
  }

  /** How many copies for candidates found no place. */
  public long shadowsDropped() {
    return shared.shadowsDropped().get();
  }

  public boolean isClosing() {
    return shared.isClosing().get();
  }

  /**
   * Takes no more requests and waits for those under way, but no longer than allowed.
   *
   * @return how many were still under way then
   */
  public int drain(Duration longest) {
    shared.isClosing().set(true);
    long deadline = System.nanoTime() + longest.toNanos();
    try {
      while (underWay() > 0 && System.nanoTime() - deadline < 0) {
        Thread.sleep(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return underWay();
  }

  /**
   * Ends requests that are still under way: their clients' connections close, their rows say so.
   */
  public Future<Void> close() {
    List<Future<Void>> all = new ArrayList<>();
    for (Loop loop : loops) {
      all.add(loop.interrupt());
    }
    return Future.all(all).mapEmpty();
  }
}
