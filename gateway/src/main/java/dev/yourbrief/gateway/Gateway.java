package dev.yourbrief.gateway;

import dev.yourbrief.gateway.config.Config;
import dev.yourbrief.gateway.config.LedgerSettings;
import dev.yourbrief.gateway.demo.DemoProvider;
import dev.yourbrief.gateway.key.Spending;
import dev.yourbrief.gateway.ledger.Ledger;
import dev.yourbrief.gateway.ledger.Past;
import dev.yourbrief.gateway.ledger.Row;
import dev.yourbrief.gateway.relay.DataPlane;
import dev.yourbrief.gateway.relay.WireFormats;
import dev.yourbrief.gateway.schema.SchemaChecks;
import dev.yourbrief.gateway.watch.Watcher;
import dev.yourbrief.gateway.words.Words;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A running gateway. */
public final class Gateway implements AutoCloseable {

  /** No budget looks back further, but for those that never start anew. */
  private static final Duration LOOK_BACK = Duration.ofDays(32);

  private static final long PURGE_MILLIS = Duration.ofHours(1).toMillis();

  private final Vertx vertx;
  private final Ledger ledger;
  private final DataPlane dataPlane;
  private final Spending spending;
  private final Words words;
  private final SchemaChecks schemas;
  private final int port;
  private final int interrupted;

  private Gateway(
      Vertx vertx,
      Ledger ledger,
      DataPlane dataPlane,
      Spending spending,
      Words words,
      SchemaChecks schemas,
      int port,
      int interrupted) {
    this.vertx = vertx;
    this.ledger = ledger;
    this.dataPlane = dataPlane;
    this.spending = spending;
    this.words = words;
    this.schemas = schemas;
    this.port = port;
    this.interrupted = interrupted;
  }

  /**
   * Starts one.
   *
   * @param environment where providers' keys may be
   * @param watchers are told of every row
   * @param eventLoops how many threads carry requests; as many as there are processors is best
   * @throws dev.yourbrief.figure.source.InputException when a key is missing, an address is taken,
   *     or the ledger cannot be written
   */
  public static Gateway start(
      Config config,
      Map<String, String> environment,
      PriceLookup prices,
      List<Watcher> watchers,
      InstantSource clock,
      int eventLoops) {
    LedgerSettings settings = config.ledger();
    Instant now = clock.instant();
    Past past = past(config, now);
    Ledger ledger = Ledger.open(settings.folder(), settings.segmentBytes(), clock);
    Words words = new Words(settings.folder(), settings.retention());
    words.purge(now);
    SchemaChecks schemas = new SchemaChecks();
    Spending spending = new Spending();
    Vertx vertx = vertx(eventLoops);
    try {
      past.spent()
          .forEach(
              (key, spent) -> spent.forEach(s -> spending.restore(key, s.getKey(), s.getValue())));
      DataPlane dataPlane =
          new DataPlane(
              vertx,
              config,
              environment,
              prices,
              WireFormats.with(clock),
              spending,
              ledger,
              words,
              schemas,
              watchers,
              clock);
      past.open().forEach(o -> ledger.append(interrupted(o)));
      ledger.sync(settings.sync());
      int port = dataPlane.listen(eventLoops);
      vertx.setPeriodic(PURGE_MILLIS, _ -> words.purge(clock.instant()));
      return new Gateway(
          vertx, ledger, dataPlane, spending, words, schemas, port, past.open().size());
    } catch (RuntimeException e) {
      schemas.close();
      words.close();
      ledger.close();
      vertx.close().await();
      throw e;
    }
  }

  /** A network stack with so many threads. */
  public static Vertx vertx(int eventLoops) {
    return Vertx.vertx(
        new VertxOptions()
            .setEventLoopPoolSize(eventLoops)
            .setWorkerPoolSize(2)
            .setInternalBlockingPoolSize(2)
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setClassPathResolvingEnabled(false)
                    .setFileCachingEnabled(false)));
  }

  private static Past past(Config config, Instant now) {
    boolean looksFar =
        config.keys().stream()
            .flatMap(k -> k.budget().stream())
            .anyMatch(b -> b.period() == dev.yourbrief.gateway.key.VirtualKey.Period.NEVER);
    try {
      return Past.since(config.ledger().folder(), looksFar ? Instant.MIN : now.minus(LOOK_BACK));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The row of a call that the end of an earlier process cut off. What it cost is not known. */
  private static Row.Call interrupted(Row.Opened open) {
    return new Row.Call(
        open.call(),
        open.time(),
        open.route(),
        open.key(),
        "",
        true,
        Optional.of(
            new Row.Bought(
                open.provider(),
                open.model(),
                Optional.empty(),
                true,
                Optional.<BigDecimal>empty())),
        "",
        0,
        Row.Outcome.INTERRUPTED,
        "",
        0,
        Optional.empty(),
        1,
        Set.of(Row.Sign.UNPRICED),
        new TreeMap<>(),
        "");
  }

  /**
   * Starts a provider that needs no network, for configurations that are made for it by {@link
   * dev.yourbrief.gateway.demo.Demo#of}; it ends with the Vert.x given.
   *
   * @return its port
   */
  public static int startDemo(Vertx vertx, Duration pace, InstantSource clock) {
    return new DemoProvider(vertx, WireFormats.with(clock).byName(), pace).listen();
  }

  /** The port at which clients reach it. */
  public int port() {
    return port;
  }

  /** How many calls of an earlier process had begun to reach their clients and have no end. */
  public int interrupted() {
    return interrupted;
  }

  public DataPlane dataPlane() {
    return dataPlane;
  }

  public Spending spending() {
    return spending;
  }

  public Ledger ledger() {
    return ledger;
  }

  public Vertx vertx() {
    return vertx;
  }

  /** What keeps it from taking requests; nothing when it can. */
  public List<String> obstacles() {
    List<String> obstacles = new ArrayList<>();
    if (dataPlane.isClosing()) {
      obstacles.add("it is about to stop");
    }
    if (!ledger.isHealthy()) {
      obstacles.add("the ledger cannot be written");
    }
    return obstacles;
  }

  /** Takes no more requests, lets those under way end, and stops. */
  @Override
  public void close() {
    int left = dataPlane.drain(dataPlane.config().server().drain());
    if (left > 0) {
      dataPlane.close().await();
    }
    vertx.close().await();
    schemas.close();
    words.close();
    ledger.close();
  }
}
