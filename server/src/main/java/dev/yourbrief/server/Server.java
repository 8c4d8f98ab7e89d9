package dev.yourbrief.server;

import dev.yourbrief.register.Register;
import dev.yourbrief.register.recheck.Rounds;
import dev.yourbrief.register.recheck.RoundsTimer;
import dev.yourbrief.register.settings.Settings;
import dev.yourbrief.server.api.Api;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.due.CalendarRoutes;
import dev.yourbrief.server.due.DueRoutes;
import dev.yourbrief.server.due.WatchRoutes;
import dev.yourbrief.server.http.Door;
import dev.yourbrief.server.http.Limits;
import dev.yourbrief.server.http.Route;
import dev.yourbrief.server.http.Routes;
import dev.yourbrief.server.mcp.McpHttp;
import dev.yourbrief.server.page.PageAssets;
import dev.yourbrief.server.sign.LocalDoorkeeper;
import dev.yourbrief.server.web.Web;
import dev.yourbrief.server.sign.Sign;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The server, running. */
public final class Server implements AutoCloseable {

  /** Who starts it wants a page first. */
  private static final Duration FIRST_ROUND = Duration.ofSeconds(20);

  private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(5);

  private final Vertx vertx;
  private final Door door;
  private final RoundsTimer rounds;

  private Server(Vertx vertx, Door door, RoundsTimer rounds) {
    this.vertx = vertx;
    this.door = door;
    this.rounds = rounds;
  }

  /**
   * Begins to serve a register.
   *
   * @throws dev.yourbrief.figure.source.InputException if it cannot listen where it should, or must
   *     not
   */
  public static Server start(Register register, Settings settings) {
    Desk desk = new Desk(register);
    Sign sign = Sign.of(register, settings);
    List<Route> routes = new ArrayList<>(PageAssets.all().routes());
    routes.addAll(sign.routes());
    routes.addAll(Web.routes(desk));
    routes.addAll(Api.routes(desk));
    routes.addAll(McpHttp.routes(desk));
    routes.addAll(new DueRoutes(register, settings).routes());
    routes.addAll(new WatchRoutes(register, settings).routes());
    routes.addAll(new CalendarRoutes(register.calendar()).routes());
    Vertx vertx = Vertx.vertx();
    try {
      Door door =
          Door.open(
              vertx,
              settings.listen().host(),
              settings.listen().port(),
              new Door.Parts(
                  new Routes(routes),
                  sign.doorkeeper(),
                  new SaidFaults(),
                  Limits.USUAL,
                  uploads(settings.folder())));
      return new Server(
          vertx,
          door,
          RoundsTimer.start(Rounds.of(register, settings), FIRST_ROUND, BETWEEN_ROUNDS));
    } catch (RuntimeException e) {
      vertx.close().await();
      throw e;
    }
  }

  /** Where files lie while they come in; what an end left there is of no use any more. */
  private static Path uploads(Path folder) {
    Path uploads = folder.resolve("uploads");
    try {
      Files.createDirectories(uploads);
      try (Stream<Path> left = Files.list(uploads)) {
        for (Path file : left.toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return uploads;
  }

  /** The port it listens at. */
  public int port() {
    return door.port();
  }

  @Override
  public void close() {
    rounds.close();
    door.close();
    vertx.close().await();
  }
}
