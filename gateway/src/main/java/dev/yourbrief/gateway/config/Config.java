package dev.yourbrief.gateway.config;

import dev.yourbrief.gateway.key.VirtualKey;
import dev.yourbrief.gateway.route.Route;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All of a gateway's settings.
 *
 * @param server how clients reach it
 * @param providers the providers by the names that targets use
 * @param routes what clients may ask for, by the model name they send
 * @param keys who may ask; empty only when {@link ServerSettings#openToAll}
 * @param ledger where calls are written down
 */
public record Config(
    ServerSettings server,
    SortedMap<String, ProviderSettings> providers,
    SortedMap<String, Route> routes,
    List<VirtualKey> keys,
    LedgerSettings ledger) {

  public Config {
    providers = Collections.unmodifiableSortedMap(new TreeMap<>(providers));
    routes = Collections.unmodifiableSortedMap(new TreeMap<>(routes));
    keys = List.copyOf(keys);
  }
}
