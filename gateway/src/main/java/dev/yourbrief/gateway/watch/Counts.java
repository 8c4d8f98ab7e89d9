package dev.yourbrief.gateway.watch;

import dev.yourbrief.gateway.Gateway;
import dev.yourbrief.gateway.ledger.Row;
import dev.yourbrief.gateway.ledger.Row.Bought;
import dev.yourbrief.provider.Usage;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Counts calls for Prometheus. Labels come from the configuration and from fixed lists alone, never
 * from clients: a route that there is none of is the empty one.
 */
public final class Counts implements Watcher {

  static final String PREFIX = "yourbrief_gateway_";

  private static final ExpositionFormats FORMATS = ExpositionFormats.init();

  /** Of a call, in seconds: from a cached answer to ten minutes of reasoning. */
  private static final double[] SECONDS = {
    0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80, 160, 320, 640
  };

  private static final double[] FIRST_BYTE_SECONDS = {
    0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80
  };

  private static final Place NOWHERE = new Place("", "", "");

  /** Where a call went. */
  private record Place(String route, String provider, String model) {

    static Place of(String route, Bought bought) {
      return new Place(route, bought.provider(), bought.model());
    }
  }

  private record CallLabels(Place place, String format, String outcome, String fault) {}

  private record AttemptLabels(String provider, String model, String fault) {}

  private record ShadowLabels(Place place, String same, String fault) {}

  private record TokenLabels(Place place, String kind) {}

  private record Times(DistributionDataPoint whole, DistributionDataPoint firstByte) {}

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Joiner joiner = new Joiner();

  private final Counter calls =
      counter(
          "calls",
          "Calls by how they ended",
          "route",
          "provider",
          "model",
          "format",
          "outcome",
          "fault");
  private final Counter attempts =
      counter("attempts", "Requests to providers", "provider", "model", "fault");
  private final Counter unpriced =
      counter("unpriced_calls", "Requests whose cost nobody knows", "provider", "model");
  private final Counter shadowCalls =
      counter(
          "shadow_calls", "Copies for candidates", "route", "provider", "model", "same", "fault");
  private final Histogram seconds =
      histogram("call_seconds", "From a call's arrival to its last byte", SECONDS);
  private final Histogram firstByteSeconds =
      histogram(
          "first_byte_seconds", "From a call's arrival to its first byte", FIRST_BYTE_SECONDS);

  private final ConcurrentHashMap<CallLabels, CounterDataPoint> callPoints =
      new ConcurrentHashMap<>();
  private final ConcurrentHashMap<AttemptLabels, CounterDataPoint> attemptPoints =
      new ConcurrentHashMap<>();
  private final ConcurrentHashMap<ShadowLabels, CounterDataPoint> shadowPoints =
      new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Place, Times> times = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, LongSupplier> droppers = new ConcurrentHashMap<>();
  private final Money money = new Money("");
  private final Money shadowMoney = new Money("shadow_");

  public Counts() {
    CounterWithCallback.builder()
        .name(PREFIX + "watch_dropped")
        .help("Messages to the log or to a collector that found no place; calls are never slowed")
        .labelNames("part")
        .callback(shown -> droppers.forEach((part, n) -> shown.call((double) n.getAsLong(), part)))
        .register(registry);
  }

  @Override
  public void wrote(Row row) {
    switch (row) {
      case Row.Call call -> count(joiner.take(call));
      case Row.Attempt attempt -> joiner.take(attempt);
      case Row.Shadow shadow -> count(shadow);
      case Row.Opened _, Row.Feedback _, Row.Noticed _ -> {}
    }
  }

  private void count(Finished finished) {
    Row.Call row = finished.row();
    if (finished.before().isPresent()) {
      correct(finished, finished.before().get());
      return;
    }
    Place place =
        row.bought()
            .map(b -> Place.of(row.route(), b))
            .orElseGet(() -> row.route().isEmpty() ? NOWHERE : new Place(row.route(), "", ""));
    point(new CallLabels(place, row.format(), word(row.outcome()), row.fault())).inc();
    Times seen = times.computeIfAbsent(place, this::times);
    seen.whole().observe(row.millis() / 1000.0);
    row.firstByteMillis().ifPresent(ms -> seen.firstByte().observe(ms / 1000.0));
    if (finished.attempts().isEmpty()) {
      row.bought().ifPresent(b -> attempt(b, row.fault()));
    } else {
      finished.attempts().forEach(a -> attempt(a.bought(), a.fault()));
    }
    finished.bought().forEach(b -> money.add(row.route(), b, 1));
    finished.bought().stream()
        .filter(b -> b.usd().isEmpty())
        .forEach(b -> unpriced.labelValues(b.provider(), b.model()).inc());
  }

  /** More became known of a stream that has been counted. */
  private void correct(Finished now, Finished before) {
    before.bought().forEach(b -> money.add(now.row().route(), b, -1));
    now.bought().forEach(b -> money.add(now.row().route(), b, 1));
  }

  private void count(Row.Shadow row) {
    Place place = Place.of(row.route(), row.bought());
    String same = row.same().map(s -> s ? "yes" : "no").orElse("unknown");
    ShadowLabels labels = new ShadowLabels(place, same, row.fault());
    CounterDataPoint known = shadowPoints.get(labels);
    if (known == null) {
      known =
          shadowPoints.computeIfAbsent(
              labels,
              _ ->
                  shadowCalls.labelValues(
                      place.route(), place.provider(), place.model(), same, row.fault()));
    }
    known.inc();
    shadowMoney.add(row.route(), row.bought(), 1);
  }

  private CounterDataPoint point(CallLabels labels) {
    CounterDataPoint known = callPoints.get(labels);
    return known != null ? known : callPoints.computeIfAbsent(labels, this::made);
  }

  private CounterDataPoint made(CallLabels labels) {
    Place place = labels.place();
    return calls.labelValues(
        place.route(),
        place.provider(),
        place.model(),
        labels.format(),
        labels.outcome(),
        labels.fault());
  }

  private Times times(Place place) {
    return new Times(
        seconds.labelValues(place.route(), place.provider(), place.model()),
        firstByteSeconds.labelValues(place.route(), place.provider(), place.model()));
  }

  private void attempt(Bought bought, String fault) {
    AttemptLabels labels = new AttemptLabels(bought.provider(), bought.model(), fault);
    CounterDataPoint known = attemptPoints.get(labels);
    if (known == null) {
      known =
          attemptPoints.computeIfAbsent(
              labels, _ -> attempts.labelValues(bought.provider(), bought.model(), fault));
    }
    known.inc();
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Adds what this gateway is like when somebody asks: under way, budgets, its ledger. Once. */
  public void watch(Gateway gateway, InstantSource clock) {
    Gauges.register(registry, gateway, clock);
  }

  /** Adds how many messages a part of the watch had to drop. */
  public void dropped(String part, LongSupplier count) {
    droppers.put(part, count);
  }

  /** What was counted, in one of Prometheus' formats. */
  public record Exposition(String contentType, String text) {}

  /**
   * Everything counted so far.
   *
   * @param accept the header of whoever asks; the classic text without one
   */
  public Exposition expose(Optional<String> accept) {
    ExpositionFormatWriter writer =
        accept
            .filter(a -> a.contains("application/openmetrics-text"))
            .<ExpositionFormatWriter>map(_ -> FORMATS.getOpenMetricsTextFormatWriter())
            .orElseGet(FORMATS::getPrometheusTextFormatWriter);
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
    try {
      writer.write(out, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Exposition(writer.getContentType(), out.toString(StandardCharsets.UTF_8));
  }

  private Counter counter(String name, String help, String... labels) {
    return Counter.builder()
        .name(PREFIX + name)
        .help(help)
        .labelNames(labels)
        .withoutExemplars()
        .register(registry);
  }

  private Histogram histogram(String name, String help, double[] bounds) {
    return Histogram.builder()
        .name(PREFIX + name)
        .help(help)
        .labelNames("route", "provider", "model")
        .classicOnly()
        .classicUpperBounds(bounds)
        .withoutExemplars()
        .register(registry);
  }

  /** Tokens and USD of one kind of calls. */
  private final class Money {

    private final ConcurrentHashMap<TokenLabels, Rising> tokens = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Place, Rising> usd = new ConcurrentHashMap<>();

    Money(String prefix) {
      CounterWithCallback.builder()
          .name(PREFIX + prefix + "tokens")
          .help("Tokens, each of exactly one kind")
          .labelNames("route", "provider", "model", "kind")
          .callback(shown ->
              tokens.forEach((l, sum) ->
                  shown.call(
                      sum.shown(),
                      l.place().route(),
                      l.place().provider(),
                      l.place().model(),
                      l.kind())))
          .register(registry);
      CounterWithCallback.builder()
          .name(PREFIX + prefix + "usd")
          .help("What is known to have been spent; see unpriced_calls for what is not")
          .labelNames("route", "provider", "model")
          .callback(shown ->
              usd.forEach((p, sum) -> shown.call(sum.shown(), p.route(), p.provider(), p.model())))
          .register(registry);
    }

    void add(String route, Bought bought, int sign) {
      Place place = Place.of(route, bought);
      bought.usage().ifPresent(usage -> addTokens(place, usage, sign));
      bought.usd().ifPresent(cost -> at(usd, place).add(sign < 0 ? cost.negate() : cost));
    }

    private void addTokens(Place place, Usage usage, int sign) {
      add(place, "input_uncached", sign * usage.inputUncached());
      add(place, "cache_read", sign * usage.cacheRead());
      add(place, "cache_write_5m", sign * usage.cacheWrite5m());
      add(place, "cache_write_1h", sign * usage.cacheWrite1h());
      add(place, "output", sign * usage.output());
    }

    private void add(Place place, String kind, long count) {
      if (count != 0) {
        at(tokens, new TokenLabels(place, kind)).add(BigDecimal.valueOf(count));
      }
    }

    private static <K> Rising at(ConcurrentHashMap<K, Rising> all, K key) {
      Rising known = all.get(key);
      return known != null ? known : all.computeIfAbsent(key, _ -> new Rising());
    }
  }
}
