package dev.yourbrief.server.http;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Styles and scripts. They are no secret, and change with the program alone. */
public final class Assets {

  private final Map<String, Reply> assets;

  /**
   * Assets.
   *
   * @param assets each by its path
   */
  public Assets(Map<String, Reply> assets) {
    this.assets = Map.copyOf(assets);
  }

  /** A route for each. */
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    assets.forEach((path, reply) ->
        routes.add(
            Route.open("GET", path, _ -> reply.with("cache-control", "public, max-age=86400"))));
    return routes;
  }

  public static Reply style(String css) {
    return Reply.of(200, "text/css; charset=utf-8", bytes(css));
  }

  public static Reply script(String js) {
    return Reply.of(200, "text/javascript; charset=utf-8", bytes(js));
  }

  private static Buffer bytes(String text) {
    return Buffer.buffer(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A text that is packed with the program. */
  public static String resource(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing from this build: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
