package dev.yourbrief.gateway.watch;

import dev.yourbrief.gateway.Gateway;
import dev.yourbrief.gateway.key.Spent;
import dev.yourbrief.gateway.key.VirtualKey;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.DoubleSupplier;

/** What a gateway is like at the moment of a scrape. */
final class Gauges {

  private final PrometheusRegistry registry;
  private final Gateway gateway;
  private final InstantSource clock;

  private Gauges(PrometheusRegistry registry, Gateway gateway, InstantSource clock) {
    this.registry = registry;
    this.gateway = gateway;
    this.clock = clock;
  }

  static void register(PrometheusRegistry registry, Gateway gateway, InstantSource clock) {
    Gauges gauges = new Gauges(registry, gateway, clock);
    gauges.gauge("under_way", "Calls being answered", () -> gateway.dataPlane().underWay());
    gauges.gauge(
        "ledger_healthy",
        "1 while rows can be written, 0 when not",
        () -> gateway.ledger().isHealthy() ? 1 : 0);
    gauges.counter(
        "ledger_lost_rows",
        "Rows that could never be written",
        () -> (double) gateway.ledger().lost());
    gauges.counter(
        "shadow_dropped",
        "Copies for candidates that found no place",
        () -> (double) gateway.dataPlane().shadowsDropped());
    gauges.gauge(
        "unpriced_targets",
        "Targets whose price nobody knows",
        () -> gateway.dataPlane().unpriced().size());
    gauges.rested();
    gauges.ofKeys(
        "key_spent_usd",
        "Spent in the budget's period; ever, without a budget",
        (_, spent) -> Optional.of(spent.spent().doubleValue()));
    gauges.ofKeys(
        "key_reserved_usd",
        "Set aside for calls under way",
        (_, spent) -> Optional.of(spent.reserved().doubleValue()));
    gauges.ofKeys(
        "key_limit_usd",
        "The budget; keys without one are missing here",
        (key, _) -> key.budget().map(b -> b.usd().doubleValue()));
  }

  private void gauge(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(Counts.PREFIX + name)
        .help(help)
        .callback(shown -> shown.call(value.getAsDouble()))
        .register(registry);
  }

  private void counter(String name, String help, DoubleSupplier value) {
    CounterWithCallback.builder()
        .name(Counts.PREFIX + name)
        .help(help)
        .callback(shown -> shown.call(value.getAsDouble()))
        .register(registry);
  }

  private void rested() {
    GaugeWithCallback.builder()
        .name(Counts.PREFIX + "target_rested")
        .help("1 for each target that is left alone because it fails")
        .labelNames("target")
        .callback(shown ->
            gateway
                .dataPlane()
                .router()
                .rested(clock.instant())
                .keySet()
                .forEach(target -> shown.call(1, target)))
        .register(registry);
  }

  private void ofKeys(
      String name, String help, BiFunction<VirtualKey, Spent, Optional<Double>> value) {
    GaugeWithCallback.builder()
        .name(Counts.PREFIX + name)
        .help(help)
        .labelNames("key")
        .callback(shown -> {
          for (VirtualKey key : gateway.dataPlane().config().keys()) {
            value
                .apply(key, gateway.spending().spent(key, clock.instant()))
                .ifPresent(v -> shown.call(v, key.name()));
          }
        })
        .register(registry);
  }
}
