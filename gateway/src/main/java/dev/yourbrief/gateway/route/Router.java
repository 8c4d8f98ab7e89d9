package dev.yourbrief.gateway.route;

import dev.yourbrief.gateway.route.Route.Sticky;
import dev.yourbrief.gateway.route.Walk.Stop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Finds the route of a model name and the order in which its targets are tried. It remembers which
 * targets fail, by their names, over all routes and all {@linkplain #with changes of routes}. Safe
 * for many threads.
 */
public final class Router {

  private final SortedMap<String, Route> routes;
  private final ConcurrentHashMap<String, Breaker> breakers;

  private Router(Map<String, Route> routes, ConcurrentHashMap<String, Breaker> breakers) {
    this.routes = Collections.unmodifiableSortedMap(new TreeMap<>(routes));
    this.breakers = breakers;
  }

  /** A router that knows nothing of its targets yet. */
  public static Router of(Map<String, Route> routes) {
    return new Router(routes, new ConcurrentHashMap<>());
  }

  /** One for other routes, that knows what this one knows, and learns with it. */
  public Router with(Map<String, Route> newRoutes) {
    Set<String> named = new HashSet<>();
    for (Route route : newRoutes.values()) {
      route.targets().forEach(target -> named.add(target.name()));
      route.fallbacks().forEach(target -> named.add(target.name()));
    }
    breakers.keySet().retainAll(named);
    return new Router(newRoutes, breakers);
  }

  /** The route that a client asks for. */
  public Optional<Route> find(String model) {
    return Optional.ofNullable(routes.get(model));
  }

  /**
   * A request's walk: one of the targets, drawn by weight or kept by {@code sticky}; then the other
   * targets, in an order drawn the same way; then the fallbacks, as written.
   *
   * @param sticky what the request is kept by; the same text always begins at the same target
   */
  public Walk begin(Route route, Optional<String> sticky, RandomGenerator random, Instant now) {
    List<Target> order = new ArrayList<>();
    order.addAll(
        sticky
            .map(text -> Shares.byText(route, text))
            .orElseGet(() -> Shares.byChance(route, random)));
    for (Target fallback : route.fallbacks()) {
      if (order.stream().noneMatch(target -> target.name().equals(fallback.name()))) {
        order.add(fallback);
      }
    }
    List<Stop> stops = new ArrayList<>();
    for (Target target : order) {
      stops.add(new Stop(target, breakers.computeIfAbsent(target.name(), _ -> new Breaker())));
    }
    return new Walk(route, stops, random.nextDouble(), now);
  }

  /**
   * Whether this request is copied for the route's shadow. Users and headers are copied whole, so
   * that a conversation is in or out; of the few there are of keys a share would be none or all.
   */
  public boolean shadowed(Route route, Optional<String> sticky, RandomGenerator random) {
    if (route.shadow().isEmpty()) {
      return false;
    }
    boolean whole = !(route.sticky() instanceof Sticky.Key);
    double at =
        sticky
            .filter(_ -> whole)
            .map(text -> Shares.place(route.name() + " shadow", text))
            .orElseGet(random::nextDouble);
    return at < route.shadow().get().share();
  }

  /** The targets that are rested now, by name, and until when. */
  public SortedMap<String, Instant> rested(Instant now) {
    SortedMap<String, Instant> rested = new TreeMap<>();
    breakers.forEach((name, breaker) -> {
      Instant end = breaker.restEnd(now);
      if (end.isAfter(now)) {
        rested.put(name, end);
      }
    });
    return rested;
  }
}
