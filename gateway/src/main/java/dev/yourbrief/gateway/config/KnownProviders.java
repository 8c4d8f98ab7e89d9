package dev.yourbrief.gateway.config;

import dev.yourbrief.gateway.config.ProviderSettings.Api;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Providers that need only a name, from a small table with its sources. */
final class KnownProviders {

  private static final String TABLE = "providers.csv";

  /**
   * One of them.
   *
   * @param keyVariable the environment variable that usually holds its key; empty for a server that
   *     asks for none
   */
  record Known(String name, Api api, URI base, Optional<String> keyVariable) {}

  private static final SortedMap<String, Known> ALL = read();

  private KnownProviders() {}

  static Optional<Known> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  private static SortedMap<String, Known> read() {
    SortedMap<String, Known> all = new TreeMap<>();
    for (String line : text().lines().filter(l -> !l.startsWith("#")).toList()) {
      List<String> cells = List.of(line.split(",", -1));
      Api api = Api.valueOf(cells.get(1).toUpperCase(Locale.ROOT));
      Optional<String> variable = Optional.of(cells.get(3)).filter(v -> !v.isEmpty());
      all.put(
          cells.getFirst(), new Known(cells.getFirst(), api, URI.create(cells.get(2)), variable));
    }
    return Collections.unmodifiableSortedMap(all);
  }

  private static String text() {
    try (InputStream in = KnownProviders.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException(TABLE + " is not in this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
