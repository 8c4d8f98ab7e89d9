package dev.yourbrief.gateway.watch;

import dev.yourbrief.gateway.config.Config;
import dev.yourbrief.gateway.config.ProviderSettings;
import dev.yourbrief.gateway.ledger.Row;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Sends spans and metrics to an OpenTelemetry collector, by the conventions for generative AI: a
 * span for each call, within the client's trace if it says which, and one for each attempt when
 * there were several. Names and numbers alone, never what was said. It works on a thread of its
 * own; what a slow collector does not take is dropped.
 */
public final class Telemetry implements Watcher, AutoCloseable {

  private static final int PLACES = 4_096;
  private static final long CLOSE_SECONDS = 5;

  private sealed interface Told {
    record Call(Finished finished, String traceparent) implements Told {}

    record Shadow(Row.Shadow row) implements Told {}
  }

  private final OpenTelemetrySdk sdk;
  private final Joiner joiner = new Joiner();
  private final Spans spans;
  private final Beside<Told> beside;
  private volatile SortedMap<String, String> systems;

  private Telemetry(OpenTelemetrySdk sdk, Config config) {
    this.sdk = sdk;
    this.systems = systems(config);
    this.spans =
        new Spans(
            sdk.getTracer("dev.yourbrief.gateway"),
            new Meters(sdk.getMeter("dev.yourbrief.gateway")),
            provider -> systems.getOrDefault(provider, provider));
    this.beside = new Beside<>("telemetry", PLACES, this::tell, () -> {});
  }

  /**
   * One that follows the environment's {@code OTEL_} variables; empty unless {@code
   * OTEL_EXPORTER_OTLP_ENDPOINT}, or that of traces or metrics, says where to.
   */
  public static Optional<Telemetry> of(Map<String, String> environment, Config config) {
    return Otel.of(environment).map(sdk -> new Telemetry(sdk, config));
  }

  /** Providers are as another configuration has them from now on. */
  public void follow(Config config) {
    systems = systems(config);
  }

  /** The conventions' names of providers, by the configuration's. */
  private static SortedMap<String, String> systems(Config config) {
    SortedMap<String, String> systems = new TreeMap<>();
    for (ProviderSettings provider : config.providers().values()) {
      systems.put(
          provider.name(),
          switch (provider.api()) {
            case OPENAI -> "openai";
            case OPENAI_COMPATIBLE -> provider.name();
            case AZURE_OPENAI -> "azure.ai.openai";
            case ANTHROPIC -> "anthropic";
            case GEMINI -> "gcp.gemini";
          });
    }
    return systems;
  }

  @Override
  public void wrote(Row row) {
    wrote(row, "");
  }

  @Override
  public void wrote(Row row, String traceparent) {
    switch (row) {
      case Row.Call call -> {
        Finished finished = joiner.take(call);
        // What was sent cannot be taken back; the ledger and the counts have the later numbers.
        if (finished.before().isEmpty()) {
          beside.offer(new Told.Call(finished, traceparent));
        }
      }
      case Row.Attempt attempt -> joiner.take(attempt);
      case Row.Shadow shadow -> beside.offer(new Told.Shadow(shadow));
      case Row.Opened _, Row.Feedback _, Row.Noticed _ -> {}
    }
  }

  private void tell(Told told) {
    switch (told) {
      case Told.Call(Finished finished, String traceparent) -> spans.call(finished, traceparent);
      case Told.Shadow(Row.Shadow row) -> spans.shadow(row);
    }
  }

  /** Calls that were not told because too many waited. */
  public long dropped() {
    return beside.dropped();
  }

  /** Sends what waits, within a few seconds, and ends. */
  @Override
  public void close() {
    beside.close();
    // Beside, for it waits longer than it is told when a collector hangs.
    Thread end =
        Thread.ofPlatform()
            .name("telemetry-end")
            .daemon(true)
            .start(() -> {
              var _ = sdk.shutdown().join(CLOSE_SECONDS, TimeUnit.SECONDS);
            });
    try {
      end.join(Duration.ofSeconds(CLOSE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
