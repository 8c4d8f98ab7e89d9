package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.PriceLookup;
import dev.yourbrief.gateway.config.Config;
import dev.yourbrief.gateway.config.ProviderSettings;
import dev.yourbrief.gateway.key.KeyRing;
import dev.yourbrief.gateway.key.VirtualKey;
import dev.yourbrief.gateway.key.VirtualKey.Limits;
import dev.yourbrief.gateway.route.Route;
import dev.yourbrief.gateway.route.Router;
import dev.yourbrief.gateway.route.Target;
import dev.yourbrief.provider.Secret;
import dev.yourbrief.provider.TokenPrices;
import dev.yourbrief.provider.Usage;
import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a configuration says, ready for use. It never changes: a new configuration makes a new
 * one, and requests under way keep the one they began with.
 */
final class Setup {

  /** Whoever asks a gateway that is open to all. */
  private static final VirtualKey NOBODY =
      new VirtualKey("", "", List.of(), Limits.NONE, Optional.empty(), Map.of(), Optional.empty());

  private final Config config;
  private final Router router;
  private final KeyRing keys;
  private final Map<String, Optional<Secret>> secrets;

  /** By the very target: the same model may have another price on another route. */
  private final IdentityHashMap<Target, Optional<TokenPrices>> prices = new IdentityHashMap<>();

  /**
   * @param secrets each provider's key, by the provider's name
   */
  Setup(Config config, Router router, Map<String, Optional<Secret>> secrets, PriceLookup lookup) {
    this.config = config;
    this.router = router;
    this.keys = KeyRing.of(config.keys());
    this.secrets = Map.copyOf(secrets);
    for (Route route : config.routes().values()) {
      targets(route).forEach(t -> prices.put(t, pricesOf(t, lookup)));
    }
  }

  private Optional<TokenPrices> pricesOf(Target target, PriceLookup lookup) {
    return target.prices().or(() -> lookup.prices(provider(target.provider()), target.model()));
  }

  private static Stream<Target> targets(Route route) {
    return Stream.of(
            route.targets().stream(),
            route.fallbacks().stream(),
            route.shadow().stream().map(Route.Shadow::target))
        .flatMap(s -> s);
  }

  Config config() {
    return config;
  }

  Router router() {
    return router;
  }

  ProviderSettings provider(String name) {
    ProviderSettings settings = config.providers().get(name);
    if (settings == null) {
      throw new IllegalArgumentException("no provider is called " + name);
    }
    return settings;
  }

  Optional<Secret> secret(String provider) {
    return secrets.getOrDefault(provider, Optional.empty());
  }

  /** Whose key it is; whoever shows none is nobody, where that is allowed. */
  Optional<VirtualKey> find(String presented) {
    Optional<VirtualKey> key = presented.isEmpty() ? Optional.empty() : keys.find(presented);
    return key.isEmpty() && config.server().openToAll() ? Optional.of(NOBODY) : key;
  }

  Optional<BigDecimal> cost(Target target, Usage usage) {
    return prices.getOrDefault(target, Optional.empty()).flatMap(p -> p.cost(usage));
  }

  /**
   * The most that these tokens cost at any target of the route that may be asked; empty when one of
   * their prices is not known.
   */
  Optional<BigDecimal> dearest(Route route, Usage usage) {
    BigDecimal most = BigDecimal.ZERO;
    for (List<Target> targets : List.of(route.targets(), route.fallbacks())) {
      for (Target target : targets) {
        Optional<BigDecimal> cost = cost(target, usage);
        if (cost.isEmpty()) {
          return Optional.empty();
        }
        most = most.max(cost.get());
      }
    }
    return Optional.of(most);
  }

  /** Targets whose price is not known, by name. */
  List<String> unpriced() {
    return prices.entrySet().stream()
        .filter(e -> e.getValue().isEmpty())
        .map(e -> e.getKey().name())
        .distinct()
        .sorted()
        .toList();
  }
}
