package dev.yourbrief.gateway.admin;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A file that the page needs, from beside this class. */
record Asset(String type, Buffer bytes) {

  private static final Map<String, String> TYPES =
      Map.of(
          "/live.css", "text/css; charset=utf-8",
          "/live.js", "text/javascript; charset=utf-8",
          "/fonts/serif-400.woff2", "font/woff2",
          "/fonts/serif-600.woff2", "font/woff2",
          "/fonts/sans-400.woff2", "font/woff2",
          "/fonts/sans-600.woff2", "font/woff2");

  private static final Map<String, Asset> ALL = all();

  private static Map<String, Asset> all() {
    Map<String, Asset> all = new TreeMap<>();
    TYPES.forEach((path, type) -> all.put(path, new Asset(type, read(path.substring(1)))));
    return all;
  }

  private static Buffer read(String name) {
    try (InputStream in = Asset.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing from this build: " + name);
      }
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<Asset> of(String path) {
    return Optional.ofNullable(ALL.get(path));
  }
}
